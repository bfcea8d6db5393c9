package org.warmth.itests.laws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Constants;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.warmth.api.BusinessDay;

/**
 * The laws of the house over every bundle as it was built: a programme stands on {@code api} and libraries alone, and nothing
 * that comes later can shake what is there.
 */
class LawsIT {

    /** Reading a bundle's classes with all that they stand on takes seconds. */
    private static final Map<BuiltBundle, JavaClasses> READ = new ConcurrentHashMap<>();

    private static final Pattern TABLE = Pattern.compile("createTable:\\s*\\n?\\s*\\{?\\s*tableName:\\s*(\\w+)");

    static List<BuiltBundle> programmes() {
        return BuiltBundle.all("programmes");
    }

    /** What stands above the kernel: it may use what {@code api} offers and is used by nobody. */
    static Stream<BuiltBundle> modules() {
        return Stream.of("programmes", "reporting", "tools")
                .map(BuiltBundle::all)
                .flatMap(Collection::stream);
    }

    /** What runs in the server; the demo is a program beside it. */
    static Stream<BuiltBundle> ours() {
        return BuiltBundle.all().stream()
                .filter(bundle ->
                        !bundle.group().equals("libs") && !bundle.name().equals("demo"));
    }

    static List<BuiltBundle> all() {
        return BuiltBundle.all();
    }

    @Test
    void every_programme_of_the_house_is_looked_at() {
        assertThat(programmes()).extracting(BuiltBundle::name).contains("donations", "funds", "visits");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_imports_nothing_but_api_and_libraries(BuiltBundle module) {
        assertThat(module.names(Constants.IMPORT_PACKAGE))
                .filteredOn(name -> name.startsWith("org.warmth."))
                .allMatch(name -> (name + ".").startsWith("org.warmth.api."));
        assertThat(module.names(Constants.REQUIRE_BUNDLE)).isEmpty();
        assertThat(module.names(Constants.DYNAMICIMPORT_PACKAGE)).isEmpty();
        assertThat(module.names(Constants.FRAGMENT_HOST)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void its_classes_are_its_own_and_use_no_other_of_the_house_than_api(BuiltBundle module) {
        JavaClasses all = read(module);
        classes().should().resideInAPackage(module.root() + "..").check(all);
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.warmth..")
                        .and(not(resideInAnyPackage("org.warmth.api..", module.root() + ".."))))
                .check(all);
    }

    @ParameterizedTest
    @MethodSource("programmes")
    void a_programme_does_not_even_name_another_nor_read_its_tables(BuiltBundle programme) {
        Map<String, String> foreign = new HashMap<>();
        for (BuiltBundle other : ours().toList()) {
            if (!other.name().equals(programme.name()) && !other.name().equals("api")) {
                foreign.put(other.root() + ".", other.name());
                foreign.put(other.root().replace('.', '/') + "/", other.name());
                tables(other).forEach(table -> {
                    foreign.put(table, other.name());
                    foreign.put(table.toUpperCase(Locale.ROOT), other.name());
                });
            }
        }
        assertThat(foreign).as("tables of others").containsKeys("people_units", "ledger_entries");
        for (String entry : programme.entries()) {
            String bytes = programme.bytes(entry);
            assertThat(foreign.keySet()).as(entry).noneMatch(bytes::contains);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void only_the_contracts_are_exported_and_only_those_over_rest_know_jaxrs(BuiltBundle bundle) {
        if (List.of("api", "resources").contains(bundle.name())) {
            assertThat(bundle.names(Constants.EXPORT_PACKAGE)).isNotEmpty().allMatch(name -> (name + ".")
                    .startsWith("org.warmth.api."));
            assertThat(bundle.names(Constants.IMPORT_PACKAGE).stream().anyMatch(name -> name.startsWith("javax.ws.rs")))
                    .isEqualTo(bundle.name().equals("resources"));
        } else if (bundle.group().equals("libs")) {
            assertThat(bundle.names(Constants.EXPORT_PACKAGE)).noneMatch(name -> name.startsWith("org.warmth"));
        } else {
            assertThat(bundle.names(Constants.EXPORT_PACKAGE)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothing_that_comes_later_could_satisfy_what_was_left_out(BuiltBundle bundle) {
        for (String header :
                List.of(Constants.IMPORT_PACKAGE, Constants.REQUIRE_BUNDLE, Constants.REQUIRE_CAPABILITY)) {
            assertThat(bundle.optional(header)).as(header).isEmpty();
        }
        assertThat(bundle.names(Constants.DYNAMICIMPORT_PACKAGE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void declarative_services_only(BuiltBundle bundle) {
        assertThat(bundle.names(Constants.BUNDLE_ACTIVATOR)).isEmpty();
        assertThat(bundle.names("Bundle-Blueprint")).isEmpty();
        assertThat(bundle.entries()).noneMatch(entry -> entry.startsWith("OSGI-INF/blueprint/"));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void no_state_is_static(BuiltBundle bundle) {
        noFields()
                .should()
                .beStatic()
                .andShould()
                .notBeFinal()
                .allowEmptyShould(true)
                .check(read(bundle));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void threads_belong_to_jobs_and_to_the_migrator(BuiltBundle bundle) {
        if (!List.of("jobs", "store").contains(bundle.name())) {
            noClasses()
                    .should()
                    .callConstructorWhere(target(owner(assignableTo(Thread.class))))
                    .orShould()
                    .dependOnClassesThat(assignableTo(ExecutorService.class)
                            .or(assignableTo(Timer.class))
                            .or(equivalentTo(Executors.class)))
                    .check(read(bundle));
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void days_begin_where_the_business_day_says_alone(BuiltBundle bundle) {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BusinessDay.class.getName())
                .should()
                .callMethod(ZoneId.class, "of", String.class)
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .check(read(bundle));
    }

    /** Messages of exceptions may quote what was sent, an ID number for example. */
    @ParameterizedTest
    @MethodSource("ours")
    void no_log_has_a_whole_exception(BuiltBundle bundle) {
        for (String level : List.of("error", "warn", "info")) {
            noClasses()
                    .should()
                    .callMethod(Logger.class, level, String.class, Throwable.class)
                    .check(read(bundle));
        }
    }

    @Test
    void no_package_lives_in_two_artifacts() {
        Map<String, List<ModuleFolder>> homes = new TreeMap<>();
        for (ModuleFolder module : ModuleFolder.all()) {
            module.packages().forEach(name -> homes.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(module));
        }
        assertThat(homes).containsKeys("org.warmth.visits", "org.warmth.testkit", "org.warmth.benchmarks");
        assertThat(homes).allSatisfy((name, modules) -> assertThat(modules).hasSize(1));
    }

    @Test
    void nothing_of_the_product_is_there_for_tests_alone() {
        List<ModuleFolder> all = ModuleFolder.all();
        Set<String> product = all.stream()
                .filter(ModuleFolder::product)
                .flatMap(module -> module.classes().stream())
                .collect(Collectors.toSet());
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/db/"))
                .importPaths(all.stream().flatMap(ModuleFolder::code).toList());
        assertThat(classes)
                .extracting(JavaClass::getName)
                .contains("org.warmth.visits.VisitService", "org.warmth.visits.VisitTest")
                .contains("org.warmth.testkit.TestDatabase", "org.warmth.benchmarks.Benchmarks");
        CalledByTestsAlone alone = new CalledByTestsAlone(product);
        noMethods().that(alone.ours()).should(alone).check(classes);
    }

    /** A programme costs its author what is its own; what all have in common is the kernel's. */
    @Test
    void the_smallest_programme_can_be_read_at_breakfast() {
        long own = OwnLines.below(Path.of(System.getProperty("warmth.examples"), "breakfasts"));
        long kernel = OwnLines.below(Path.of(System.getProperty("warmth.bundles"), "kernel"));
        System.out.printf("Own lines: breakfasts %d, the kernel %d%n", own, kernel);
        assertThat(own).isBetween(200L, 500L);
    }

    private static JavaClasses read(BuiltBundle bundle) {
        JavaClasses classes = READ.computeIfAbsent(bundle, each -> new ClassFileImporter().importUrl(each.archive()));
        assertThat(classes).isNotEmpty();
        return classes;
    }

    /** The tables a module makes. */
    private static List<String> tables(BuiltBundle bundle) {
        return bundle.entries().stream()
                .filter(entry -> entry.startsWith("db/") && entry.endsWith(".yaml"))
                .flatMap(entry -> TABLE.matcher(bundle.bytes(entry)).results())
                .map(found -> found.group(1))
                .toList();
    }
}

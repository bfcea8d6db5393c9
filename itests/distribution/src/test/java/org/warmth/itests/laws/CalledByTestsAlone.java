package org.warmth.itests.laws;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What tests call and the product never does: a door that was made for tests. What a framework calls does not count, for nobody
 * of ours calls that: annotated methods, overriding ones, accessors of records.
 */
final class CalledByTestsAlone extends ArchCondition<JavaMethod> {
    private final Set<String> product;

    /**
     * A new condition.
     *
     * @param product the names of the classes of the product; all others that were read are tests
     */
    CalledByTestsAlone(Set<String> product) {
        super("be called by tests alone");
        this.product = product;
    }

    /** The methods of the product that only its own code calls; the demo is a program beside it, which benchmarks use too. */
    DescribedPredicate<JavaMethod> ours() {
        return DescribedPredicate.describe(
                "are called by no framework",
                method -> product.contains(method.getOwner().getName())
                        && !method.getOwner().getPackageName().startsWith("org.warmth.demo")
                        && !method.getModifiers().contains(JavaModifier.PRIVATE)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !annotated(method)
                        && !accessor(method)
                        && !overrides(method));
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        List<JavaClass> callers = method.getAccessesToSelf().stream()
                .filter(access -> !access.getOrigin().equals(method))
                .map(JavaAccess::getOriginOwner)
                .toList();
        boolean alone = !callers.isEmpty() && callers.stream().noneMatch(caller -> product.contains(caller.getName()));
        events.add(new SimpleConditionEvent(method, alone, method.getFullName() + " for " + names(callers)));
    }

    private static List<String> names(List<JavaClass> classes) {
        return classes.stream()
                .map(JavaClass::getSimpleName)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean annotated(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .map(JavaClass::getPackageName)
                .anyMatch(name -> name.startsWith("org.osgi.") || name.startsWith("javax.ws.rs"));
    }

    private static boolean accessor(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return owner.isRecord()
                        && method.getRawParameterTypes().isEmpty()
                        && owner.tryGetField(method.getName()).isPresent()
                || owner.isEnum() && Set.of("values", "valueOf").contains(method.getName());
    }

    /** Whether something above has such a method; what a library has is not read, so that all may be. */
    private static boolean overrides(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .anyMatch(above -> library(above)
                        || above.getMethods().stream()
                                .anyMatch(other -> other.getName().equals(method.getName())
                                        && other.getRawParameterTypes().size()
                                                == method.getRawParameterTypes().size()));
    }

    private static boolean library(JavaClass above) {
        return !above.getName().startsWith("org.warmth.") && !above.getName().startsWith("java.");
    }
}

package org.warmth.funds;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.warmth.api.Money;
import org.warmth.api.access.Role;

/**
 * What the city settles for all its units: which kinds of aid count in form 1 C and D too, whose lists hang out first, who
 * authorises how much.
 */
@Component(service = FundSettings.class, configurationPid = "org.warmth.funds")
@Designate(ocd = FundSettings.Config.class)
public final class FundSettings {
    private static final long FEN = 100;

    private volatile Set<ProjectKind> outside;
    private volatile SortedMap<Money, Set<Role>> ladder;
    private volatile int queryDays;
    private volatile int recordDays;
    private volatile Set<ProjectKind> publicised;
    private volatile int papersDays;

    /** The settings. */
    @ObjectClassDefinition(name = "Warmth funds")
    public @interface Config {
        /** Kinds of aid that do not count in form 1 C and D. */
        @AttributeDefinition(description = "Kinds of aid left out of form 1 C/D: LIVING, STUDY, MEDICAL, OTHER")
        String[] outside_c_d() default {};

        /** The most that a chair may authorise in one batch. */
        @AttributeDefinition(description = "Yuan in one batch that a chair may authorise")
        long authorise_chair() default 5_000;

        /** The most that an officer may authorise in one batch; beyond it is for the leader. */
        @AttributeDefinition(description = "Yuan in one batch that an officer may authorise")
        long authorise_officer() default 50_000;

        /** After how many days without an answer the bank is asked. */
        @AttributeDefinition(description = "Days after which what the bank has not answered may be marked as unknown")
        int query_days() default 3;

        /** Within how many days what was paid is recorded with the city. */
        @AttributeDefinition(description = "Days within which what was paid is recorded in the city's system")
        int record_days() default 30;

        /** Kinds whose lists hang out before they are approved (domain 0.5: hardship aid). */
        @AttributeDefinition(description = "Kinds whose lists hang out before they are approved")
        String[] publicity_kinds() default {"LIVING", "STUDY", "MEDICAL", "OTHER"};

        /** Within how many days the papers of a list come in that was approved in urgency. */
        @AttributeDefinition(description = "Days within which a list that was paid in urgency has hung out")
        int papers_days() default 15;
    }

    /** With the settings at start. */
    @Activate
    public FundSettings(Config config) {
        change(config);
    }

    @Modified
    void change(Config config) {
        outside = kinds(config.outside_c_d());
        publicised = kinds(config.publicity_kinds());
        papersDays = config.papers_days();
        ladder = ladder(config);
        queryDays = config.query_days();
        recordDays = config.record_days();
    }

    /** Whether payments of a kind count in form 1 C and D; condolence money always does. */
    boolean counts(ProjectKind kind) {
        return kind.condolence() || !outside.contains(kind);
    }

    /** Whether lists that pay from projects of a kind hang out first, where the project does not say. */
    boolean publicised(ProjectKind kind) {
        return publicised.contains(kind);
    }

    /** Within how many days the papers of a list come in that was approved in urgency. */
    int papersDays() {
        return papersDays;
    }

    /** Who may authorise a batch of such a sum (domain 5.23). */
    Set<Role> authorisers(Money sum) {
        return ladder.tailMap(sum).values().stream().findFirst().orElse(Set.of(Role.LEADER));
    }

    /** After how many days without an answer the bank is asked. */
    int queryDays() {
        return queryDays;
    }

    /** Within how many days what was paid is recorded with the city. */
    int recordDays() {
        return recordDays;
    }

    /** The most that may be authorised, and by whom; a higher role may what a lower one may. */
    private static SortedMap<Money, Set<Role>> ladder(Config config) {
        SortedMap<Money, Set<Role>> rungs = new TreeMap<>();
        rungs.put(Money.ofFen(config.authorise_officer() * FEN), Set.of(Role.OFFICER, Role.LEADER));
        rungs.put(Money.ofFen(config.authorise_chair() * FEN), Set.of(Role.CHAIR, Role.OFFICER, Role.LEADER));
        return rungs;
    }

    private static Set<ProjectKind> kinds(String[] names) {
        return Stream.of(names)
                .filter(name -> !name.isBlank())
                .map(name -> ProjectKind.valueOf(name.strip()))
                .collect(Collectors.toUnmodifiableSet());
    }
}

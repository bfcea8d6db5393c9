package org.warmth.funds;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the city settles for all its units (domain 0.2): which kinds of aid count in form 1 C and D too. */
@Component(service = FundSettings.class, configurationPid = "org.warmth.funds")
@Designate(ocd = FundSettings.Config.class)
public final class FundSettings {
    private volatile Set<ProjectKind> outside;

    /** The settings. */
    @ObjectClassDefinition(name = "Warmth funds")
    public @interface Config {
        /** Kinds of aid that do not count in form 1 C and D. */
        @AttributeDefinition(description = "Kinds of aid left out of form 1 C/D: LIVING, STUDY, MEDICAL, OTHER")
        String[] outside_c_d() default {};
    }

    /** With the settings at start. */
    @Activate
    public FundSettings(Config config) {
        outside = kinds(config);
    }

    @Modified
    void change(Config config) {
        outside = kinds(config);
    }

    /** Whether payments of a kind count in form 1 C and D; condolence money always does. */
    boolean counts(ProjectKind kind) {
        return kind.condolence() || !outside.contains(kind);
    }

    private static Set<ProjectKind> kinds(Config config) {
        return Stream.of(config.outside_c_d())
                .map(name -> ProjectKind.valueOf(name.strip()))
                .collect(Collectors.toUnmodifiableSet());
    }
}

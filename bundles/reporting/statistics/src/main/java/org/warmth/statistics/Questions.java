package org.warmth.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Role;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;

/** Understands which form is meant, and refuses those who may not read it. */
@Component(service = Questions.class)
public final class Questions {
    /** All business roles but the members themselves and helpers, who see no sums of others. */
    static final Set<Role> READERS = EnumSet.of(
            Role.CLERK,
            Role.CHAIR,
            Role.OFFICER,
            Role.REVIEWER,
            Role.CASHIER,
            Role.LEADER,
            Role.CITY_OFFICER,
            Role.AUDITOR);

    private final Forms forms;
    private final Units units;
    private final Campaigns campaigns;
    private final Access access;
    private final Clock clock;

    @Activate
    public Questions(
            @Reference Forms forms,
            @Reference Units units,
            @Reference Campaigns campaigns,
            @Reference Access access,
            @Reference Clock clock) {
        this.forms = forms;
        this.units = units;
        this.campaigns = campaigns;
        this.access = access;
        this.clock = clock;
    }

    /** The names of the forms. */
    Set<String> forms() {
        return forms.names();
    }

    /**
     * A question with units and campaigns by code or id.
     *
     * @param unit code or id
     * @param campaign code or id; null means the one of today, else the newest
     * @throws Problem 404 for what is unknown, 422 without a unit, 403 for a unit out of scope
     */
    Question of(String form, String unit, String campaign, boolean subtree) {
        if (unit == null || unit.isBlank()) {
            throw Problem.invalid("unit", "statistics.unit-missing");
        }
        Unit found = units.byCode(unit)
                .or(() -> id(unit).flatMap(units::byId))
                .orElseThrow(() -> Problem.notFound("statistics.unit-unknown", unit));
        return allowed(new Question(forms.get(form), found, campaign(campaign), subtree));
    }

    /** A question by ids. */
    Question of(String form, long unit, long campaign, boolean subtree) {
        Unit found =
                units.byId(unit).orElseThrow(() -> Problem.notFound("statistics.unit-unknown", Long.toString(unit)));
        Campaign of = campaigns
                .byId(campaign)
                .orElseThrow(() -> Problem.notFound("statistics.campaign-unknown", Long.toString(campaign)));
        return allowed(new Question(forms.get(form), found, of, subtree));
    }

    /** Today in Shanghai. */
    LocalDate today() {
        return BusinessDay.today(clock);
    }

    private Question allowed(Question question) {
        access.require(READERS, question.unit().id());
        return question;
    }

    private Campaign campaign(String codeOrId) {
        if (codeOrId == null || codeOrId.isBlank()) {
            return campaigns
                    .on(today())
                    .or(() -> campaigns.all().stream().findFirst())
                    .orElseThrow(() -> Problem.notFound("statistics.campaign-none"));
        }
        return campaigns
                .byCode(codeOrId)
                .or(() -> id(codeOrId).flatMap(campaigns::byId))
                .orElseThrow(() -> Problem.notFound("statistics.campaign-unknown", codeOrId));
    }

    private static Optional<Long> id(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

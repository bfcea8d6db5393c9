package org.warmth.funds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;

/** The business day, and the campaign of a day. */
@Component(service = FundCalendar.class)
public final class FundCalendar {
    private final Campaigns campaigns;
    private final Clock clock;

    /** Over the campaigns. */
    @Activate
    public FundCalendar(@Reference Campaigns campaigns, @Reference Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    LocalDate today() {
        return BusinessDay.today(clock);
    }

    /** The business day of an instant. */
    LocalDate day(Instant instant) {
        return BusinessDay.of(instant);
    }

    /** The campaign of a day, 0 for regular work. */
    long campaign(LocalDate day) {
        return campaigns.on(day).map(Campaign::id).orElse(0L);
    }

    /** The year whose standards a day goes by: that of its campaign, which begins in the old year. */
    int year(LocalDate day) {
        return campaigns.on(day).map(Campaign::year).orElse(day.getYear());
    }
}

package org.warmth.statistics;

import java.util.List;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Period;

/** The days that a row counts: a property of the row, not of the form. */
enum Span {
    /** The two festivals (两节期间). */
    FESTIVALS {
        @Override
        List<Period> of(Campaign campaign) {
            return List.of(campaign.window());
        }
    },
    /** The service month of the new-employment workers, and the two festivals. */
    SERVICE_MONTH_AND_FESTIVALS {
        @Override
        List<Period> of(Campaign campaign) {
            return campaign.serviceMonth() == null
                    ? List.of(campaign.window())
                    : List.of(campaign.serviceMonth(), campaign.window());
        }
    };

    abstract List<Period> of(Campaign campaign);
}

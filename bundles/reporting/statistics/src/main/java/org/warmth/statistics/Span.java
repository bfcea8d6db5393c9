package org.warmth.statistics;

import java.util.ArrayList;
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
    /** The service month of the new-employment workers, as part of the notice or as sub-campaign, and the festivals. */
    SERVICE_MONTH_AND_FESTIVALS {
        @Override
        List<Period> of(Campaign campaign) {
            List<Period> periods = new ArrayList<>(campaign.parts());
            if (campaign.serviceMonth() != null) {
                periods.add(campaign.serviceMonth());
            }
            periods.add(campaign.window());
            return periods;
        }
    };

    abstract List<Period> of(Campaign campaign);
}

package org.warmth.campaigns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import org.warmth.api.campaigns.Campaign;

/**
 * A campaign with all that its notice says.
 *
 * @param id its id
 * @param version for If-Match
 * @param notice what the notice says
 */
@Schema(name = "campaigns.Campaign")
public record CampaignRecord(@Schema(type = "string") long id, int version, CampaignDraft notice) {
    /** The campaign of which it is a part, or 0. */
    long parent() {
        return notice.parent() == null ? 0 : notice.parent();
    }

    /**
     * What programmes see of it.
     *
     * @param all all campaigns, its sub-campaigns among them
     */
    Campaign campaign(Collection<CampaignRecord> all) {
        return new Campaign(
                id,
                notice.code(),
                notice.title(),
                notice.year(),
                notice.window(),
                notice.serviceMonth(),
                notice.deadline(),
                parent(),
                all.stream()
                        .filter(each -> each.parent() == id)
                        .map(each -> each.notice().window())
                        .toList(),
                version);
    }
}

package org.warmth.campaigns;

import io.swagger.v3.oas.annotations.media.Schema;
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
    Campaign campaign() {
        return new Campaign(
                id,
                notice.code(),
                notice.title(),
                notice.year(),
                notice.window(),
                notice.serviceMonth(),
                notice.deadline(),
                notice.parent() == null ? 0 : notice.parent(),
                version);
    }
}

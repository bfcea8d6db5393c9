package org.warmth.api.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The campaigns, next year's beside this year's. */
@ProviderType
public interface Campaigns {
    /** All, newest first. */
    List<Campaign> all();

    /** By id. */
    Optional<Campaign> byId(long id);

    /** By code. */
    Optional<Campaign> byCode(String code);

    /**
     * The campaign that the day belongs to, with its service month and sub-campaigns; the newest if several, never a
     * sub-campaign itself; empty for regular work.
     */
    Optional<Campaign> on(LocalDate day);

    /** A number that changes with any window, so that whoever buckets by period knows. */
    long change();
}

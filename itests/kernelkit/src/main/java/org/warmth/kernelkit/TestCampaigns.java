package org.warmth.kernelkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.campaigns.Period;

/** The season of 2022 and nothing else. */
public final class TestCampaigns implements Campaigns {
    /** The season of 2022. */
    public static final Campaign SEASON = new Campaign(
            22,
            "2022",
            "2022年元旦春节送温暖活动",
            2022,
            new Period(LocalDate.of(2021, 12, 11), LocalDate.of(2022, 2, 15)),
            null,
            Instant.parse("2022-01-20T16:00:00Z"),
            0,
            1);

    @Override
    public List<Campaign> all() {
        return List.of(SEASON);
    }

    @Override
    public Optional<Campaign> byId(long id) {
        return Optional.of(SEASON).filter(season -> season.id() == id);
    }

    @Override
    public Optional<Campaign> byCode(String code) {
        return Optional.of(SEASON).filter(season -> season.code().equals(code));
    }

    @Override
    public Optional<Campaign> on(LocalDate day) {
        return Optional.of(SEASON).filter(season -> season.window().contains(day));
    }

    @Override
    public long change() {
        return 1;
    }
}

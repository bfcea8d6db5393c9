package org.warmth.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.campaigns.Period;

/** One campaign with all its periods: the two festivals and a service month that does not touch them. */
record CitySeason(Campaign campaign) implements Campaigns {
    CitySeason() {
        this(new Campaign(
                22,
                "2022",
                "2022年元旦春节送温暖活动",
                2022,
                new Period(LocalDate.of(2021, 12, 11), LocalDate.of(2022, 2, 15)),
                new Period(LocalDate.of(2021, 11, 1), LocalDate.of(2021, 11, 30)),
                Instant.parse("2022-01-20T16:00:00Z"),
                0,
                1));
    }

    @Override
    public List<Campaign> all() {
        return List.of(campaign);
    }

    @Override
    public Optional<Campaign> byId(long id) {
        return Optional.of(campaign).filter(season -> season.id() == id);
    }

    @Override
    public Optional<Campaign> byCode(String code) {
        return Optional.of(campaign).filter(season -> season.code().equals(code));
    }

    @Override
    public Optional<Campaign> on(LocalDate day) {
        return Optional.of(campaign).filter(season -> season.window().contains(day));
    }

    @Override
    public long change() {
        return 1;
    }
}

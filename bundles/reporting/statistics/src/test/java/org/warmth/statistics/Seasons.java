package org.warmth.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;

/** Some seasons, newest first. */
record Seasons(List<Campaign> all) implements Campaigns {
    Seasons(Campaign... seasons) {
        this(List.of(seasons));
    }

    @Override
    public Optional<Campaign> byId(long id) {
        return all.stream().filter(season -> season.id() == id).findFirst();
    }

    @Override
    public Optional<Campaign> byCode(String code) {
        return all.stream().filter(season -> season.code().equals(code)).findFirst();
    }

    @Override
    public Optional<Campaign> on(LocalDate day) {
        return all.stream().filter(season -> season.window().contains(day)).findFirst();
    }

    @Override
    public long change() {
        return all.size();
    }
}

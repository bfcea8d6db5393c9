package org.example.breakfasts;

import java.time.LocalDate;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.programmes.ProgrammeLists;
import org.warmth.api.programmes.ProgrammeRoster;
import org.warmth.api.sheets.Roster;

/** The roster of breakfasts: nobody has two on one morning. */
@Component(service = Roster.class, property = Roster.NAME + "=breakfasts.roster")
public final class BreakfastRoster implements ProgrammeRoster<Breakfast> {
    private final BreakfastLists lists;

    /** Over the lists that it fills. */
    @Activate
    public BreakfastRoster(@Reference BreakfastLists lists) {
        this.lists = lists;
    }

    @Override
    public ProgrammeLists<Breakfast> kind() {
        return lists;
    }

    @Override
    public List<String> same() {
        return List.of("person", "date");
    }

    @Override
    public List<Violation> wrong(Breakfast said, LocalDate today) {
        return new Violations()
                .positive("worth", said.worth())
                .unless(!said.date().isAfter(today), "date", "breakfasts.not-yet")
                .found();
    }
}

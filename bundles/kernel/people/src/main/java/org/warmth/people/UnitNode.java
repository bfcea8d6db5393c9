package org.warmth.people;

import java.time.LocalDate;
import java.util.List;
import org.warmth.api.people.Unit;

/**
 * A unit with all its places in time.
 *
 * @param id its id
 * @param code its code
 * @param name its name
 * @param level its level
 * @param filing whether it files to the city
 * @param reporting how it reports
 * @param creditCode its credit code, or null
 * @param from the first day it exists
 * @param to the last day
 * @param version for optimistic locking
 * @param places where it stood, oldest first
 */
record UnitNode(
        long id,
        String code,
        String name,
        Unit.Level level,
        boolean filing,
        Unit.Reporting reporting,
        String creditCode,
        LocalDate from,
        LocalDate to,
        int version,
        List<Place> places) {
    /** The place on a day, or null if the unit does not exist then. */
    Place on(LocalDate day) {
        for (int i = places.size() - 1; i >= 0; i--) {
            if (places.get(i).on(day)) {
                return places.get(i);
            }
        }
        return null;
    }

    /** The last place. */
    Place last() {
        return places.get(places.size() - 1);
    }

    /** As it stands on the day; before its time as it first stood, after it as it last stood. */
    Unit view(LocalDate day) {
        Place there = on(day);
        Place place = there != null ? there : day.isBefore(from) ? places.get(0) : last();
        LocalDate until = place.to().equals(Place.OPEN) ? null : place.to();
        return new Unit(
                id, code, name, level, place.parent(), filing, reporting, creditCode, place.from(), until, version);
    }
}

package org.warmth.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warmth.api.people.UnitSet;
import org.warmth.statistics.ManualCell.State;

/** Confirmed manual cells without a database. */
final class PresetCells extends CellStore {
    private final List<ManualCell> cells = new ArrayList<>();

    PresetCells() {
        super(null);
    }

    PresetCells confirmed(long id, long unit, String code, long added, String reason) {
        cells.add(new ManualCell(
                id,
                "form1",
                Form1.CAMPAIGN.id(),
                unit,
                code,
                State.CONFIRMED,
                added,
                added,
                added,
                reason,
                reason,
                "clerk",
                Instant.parse("2022-01-05T02:00:00Z"),
                2));
        return this;
    }

    @Override
    Map<String, Added> counted(String form, long campaign, UnitSet units) {
        Map<String, Added> added = new HashMap<>();
        for (ManualCell cell : cells) {
            if (units.subtree() || cell.unit() == units.top()) {
                added.merge(
                        cell.code(),
                        new Added(cell.counted(), 1, cell.countedReason()),
                        (one, two) -> new Added(one.sum() + two.sum(), one.cells() + 1, one.reason()));
            }
        }
        return added;
    }

    @Override
    Map<String, ManualCell> ofUnit(String form, long campaign, long unit) {
        Map<String, ManualCell> found = new HashMap<>();
        cells.stream().filter(cell -> cell.unit() == unit).forEach(cell -> found.put(cell.code(), cell));
        return found;
    }

    @Override
    List<ManualCell> counting(
            String form, long campaign, UnitSet units, Collection<String> codes, long after, int size) {
        return cells.stream()
                .filter(cell -> codes.contains(cell.code()) && cell.id() > after)
                .filter(cell -> units.subtree() || cell.unit() == units.top())
                .limit(size)
                .toList();
    }
}

package org.warmth.kernelkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.Roster.ExportedRow;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;

/** Imports rows as {@code sheets} does: checks, then makes records of the good ones in one transaction. */
public final class TestSheets {
    private final Database database;
    private final Roster roster;

    /** Over a roster. */
    public TestSheets(Database database, Roster roster) {
        this.database = database;
        this.roster = roster;
    }

    /** Imports rows for a unit; what is wrong and what became of them stands in the rows. */
    public void take(long importId, long unit, Map<String, String> arguments, TestRow... rows) {
        RosterImport job = new RosterImport(importId, unit, false, arguments);
        List<Row> all = new ArrayList<>(Arrays.asList(rows));
        roster.check(job, all);
        List<Row> good = all.stream().filter(Row::good).toList();
        if (!good.isEmpty()) {
            database.write(sql -> {
                roster.accept(job, good);
                return null;
            });
        }
        database.write(sql -> {
            roster.finish(job);
            return null;
        });
    }

    /** Only checks. */
    public void tryOut(long importId, long unit, TestRow... rows) {
        roster.check(new RosterImport(importId, unit, true, Map.of()), new ArrayList<>(Arrays.asList(rows)));
    }

    /** Takes an import back; how many records. */
    public int undo(long importId) {
        int undone = 0;
        int more = undo(roster, importId);
        while (more > 0) {
            undone += more;
            more = undo(roster, importId);
        }
        return undone;
    }

    /** What the roster exports. */
    public List<ExportedRow> export(long unit) {
        List<ExportedRow> rows = new ArrayList<>();
        roster.export(unit, rows::add);
        return rows;
    }

    private int undo(Roster of, long importId) {
        return database.write(sql -> of.undo(importId));
    }
}

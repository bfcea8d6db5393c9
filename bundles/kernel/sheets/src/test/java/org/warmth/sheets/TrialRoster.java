package org.warmth.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.warmth.api.access.Role;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Column.Type;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;

/** A roster that keeps its records in memory. */
public final class TrialRoster implements Roster {
    public static final String ROSTER = "trial.roster";

    /** What is condoled. */
    public enum Kind {
        GIFT,
        AID
    }

    /** Groups. */
    public enum Group {
        MODEL,
        MIGRANT
    }

    /** A record: what the row said, and which import made it. */
    public record Kept(long importId, String name, Map<String, Object> cells) {}

    public final Map<Long, Kept> records = new LinkedHashMap<>();
    public final List<String> calls = new ArrayList<>();
    public Consumer<List<Row>> whileAccepting = rows -> {};

    @Override
    public String name() {
        return ROSTER;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("name", Type.TEXT).most(50),
                Column.optional("idNumber", Type.NUMBER_TEXT).secret(),
                Column.optional("card", Type.NUMBER_TEXT),
                Column.required("amount", Type.YUAN),
                Column.optional("day", Type.DATE),
                Column.optional("kind", Type.CODE).codes(Kind.class),
                Column.optional("tags", Type.CODES).codes(Group.class).secret(),
                Column.optional("heads", Type.INTEGER).most(1000).secret(),
                Column.optional("done", Type.YES_NO),
                Column.optional("unit", Type.UNIT),
                Column.optional("remark", Type.TEXT));
    }

    @Override
    public List<List<String>> distinct() {
        return List.of(List.of("idNumber", "kind"));
    }

    @Override
    public Set<Role> importers() {
        return Set.of(Role.CLERK);
    }

    @Override
    public void check(RosterImport job, List<Row> rows) {
        for (Row row : rows) {
            if ("已故".equals(row.text("remark"))) {
                row.doubt("name", "trial.dead");
            }
        }
    }

    @Override
    public void accept(RosterImport job, List<Row> rows) {
        for (Row row : rows) {
            Map<String, Object> cells = cells(row);
            Kept before = records.get(row.id());
            if (before == null) {
                records.put(row.id(), new Kept(job.id(), row.text("name"), cells));
                row.outcome(Row.Outcome.CREATED);
            } else if (before.cells().equals(cells)) {
                row.outcome(Row.Outcome.UNCHANGED);
            } else {
                records.put(row.id(), new Kept(before.importId(), row.text("name"), cells));
                row.outcome(Row.Outcome.UPDATED);
            }
        }
        whileAccepting.accept(rows);
    }

    /** The cells of a row by key. */
    public static Map<String, Object> cells(Row row) {
        Map<String, Object> cells = new HashMap<>();
        cells.put("name", row.text("name"));
        cells.put("idNumber", row.masked("idNumber") ? "*" : row.text("idNumber"));
        cells.put("card", row.text("card"));
        cells.put("amount", row.money("amount"));
        cells.put("day", row.date("day"));
        cells.put("kind", row.code("kind", Kind.class));
        cells.put("tags", row.codes("tags", Group.class));
        cells.put("heads", row.integer("heads"));
        cells.put("done", row.yes("done"));
        cells.put("remark", row.text("remark"));
        return cells;
    }

    @Override
    public void finish(RosterImport job) {
        calls.add("finish");
    }

    @Override
    public int undo(long importId) {
        List<Long> some = records.entrySet().stream()
                .filter(entry -> entry.getValue().importId() == importId)
                .map(Map.Entry::getKey)
                .limit(500)
                .toList();
        some.forEach(records::remove);
        return some.size();
    }

    @Override
    public void export(long unit, Consumer<ExportedRow> rows) {
        records.forEach((id, kept) -> rows.accept(new ExportedRow(id, kept.cells())));
    }
}

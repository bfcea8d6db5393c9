package org.warmth.kernelkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warmth.api.Money;
import org.warmth.api.sheets.Row;

/** A row of a roster as read: its cells by column key. */
public final class TestRow implements Row {
    private final int number;
    private final long id;
    private final boolean returned;
    private final Map<String, Object> cells;
    private final boolean confirmed;
    private final List<Fault> faults = new ArrayList<>();
    private Outcome outcome;

    private TestRow(int number, long id, boolean returned, boolean confirmed, Map<String, Object> cells) {
        this.number = number;
        this.id = id;
        this.returned = returned;
        this.confirmed = confirmed;
        this.cells = new HashMap<>(cells);
    }

    /** A new row: number in the sheet, id, and its cells as key and value in turn. */
    public static TestRow of(int number, long id, Object... cells) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            map.put((String) cells[i], cells[i + 1]);
        }
        return new TestRow(number, id, false, false, map);
    }

    /** The same row in a file that came back, with one cell changed. */
    public TestRow back(String key, Object value) {
        Map<String, Object> changed = new HashMap<>(cells);
        changed.put(key, value);
        return new TestRow(number, id, true, confirmed, changed);
    }

    /** The same row in a file that came back. */
    public TestRow back() {
        return new TestRow(number, id, true, confirmed, cells);
    }

    /** The same row with its doubts confirmed. */
    public TestRow sure() {
        return new TestRow(number, id, returned, true, cells);
    }

    /** What became of it, null while it waits. */
    public Outcome outcome() {
        return outcome;
    }

    /** The codes of what is wrong with it. */
    public List<String> codes() {
        return faults.stream().map(Fault::code).toList();
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public boolean returned() {
        return returned;
    }

    @Override
    public String text(String key) {
        Object cell = cells.get(key);
        return cell == null || masked(key) ? null : cell.toString();
    }

    @Override
    public boolean masked(String key) {
        return returned && cells.get(key) instanceof String text && text.contains("*");
    }

    @Override
    public Integer integer(String key) {
        return (Integer) cells.get(key);
    }

    @Override
    public Money money(String key) {
        return masked(key) ? null : (Money) cells.get(key);
    }

    @Override
    public LocalDate date(String key) {
        return (LocalDate) cells.get(key);
    }

    @Override
    public <E extends Enum<E>> E code(String key, Class<E> kind) {
        return kind.cast(cells.get(key));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <E extends Enum<E>> Set<E> codes(String key, Class<E> kind) {
        return masked(key) ? Set.of() : (Set<E>) cells.getOrDefault(key, Set.of());
    }

    @Override
    public Boolean yes(String key) {
        return (Boolean) cells.get(key);
    }

    @Override
    public Long unit(String key) {
        return (Long) cells.get(key);
    }

    @Override
    public void error(String key, String code, Object... args) {
        faults.add(new Fault(number, key, Severity.ERROR, code, List.of(args)));
    }

    @Override
    public void doubt(String key, String code, Object... args) {
        faults.add(new Fault(number, key, Severity.DOUBT, code, List.of(args)));
    }

    @Override
    public void note(String key, String code, Object... args) {
        faults.add(new Fault(number, key, Severity.NOTE, code, List.of(args)));
    }

    @Override
    public boolean good() {
        return faults.stream()
                .noneMatch(fault ->
                        fault.severity() == Severity.ERROR || fault.severity() == Severity.DOUBT && !confirmed);
    }

    @Override
    public boolean confirmed() {
        return confirmed;
    }

    @Override
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void outcome(Outcome made) {
        outcome = made;
    }
}

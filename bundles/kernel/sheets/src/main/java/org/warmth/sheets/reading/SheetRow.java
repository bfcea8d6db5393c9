package org.warmth.sheets.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.warmth.api.Money;
import org.warmth.api.sheets.Row;

/** A row of a roster with its cells understood. */
public final class SheetRow implements Row {
    /** What a cell holds that came back masked. */
    static final Object MASKED = new Object();

    private final int number;
    private final Words words;
    private final Object[] values;
    private final List<Fault> faults = new ArrayList<>(2);
    private long id;
    private boolean returned;
    private boolean confirmed;
    private boolean total;
    private Outcome outcome;

    SheetRow(int number, Words words) {
        this.number = number;
        this.words = words;
        values = new Object[words.columns().size()];
    }

    void put(int column, Object value) {
        values[column] = value;
    }

    void identify(long id, boolean returned) {
        this.id = id;
        this.returned = returned;
    }

    void confirm() {
        confirmed = true;
    }

    void total() {
        total = true;
    }

    /** Whether the row is a sum below the list, which the roster does not see. */
    public boolean isTotal() {
        return total;
    }

    /** The value of a column as it is: for units, the text of the cell until {@link #resolve} was called. */
    public Object value(int column) {
        return values[column];
    }

    /** Puts the unit's id, or null, in place of its name. */
    public void resolve(int column, Long unit) {
        values[column] = unit;
    }

    /** What the roster made of the row, or null. */
    public Outcome outcome() {
        return outcome;
    }

    /** Forgets the outcome and every fault after the first {@code kept}, because the work is tried again. */
    public void rewind(int kept) {
        outcome = null;
        faults.subList(kept, faults.size()).clear();
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
        return get(key, String.class);
    }

    @Override
    public boolean masked(String key) {
        return values[words.position(key)] == MASKED;
    }

    @Override
    public Integer integer(String key) {
        return get(key, Integer.class);
    }

    @Override
    public Money money(String key) {
        return get(key, Money.class);
    }

    @Override
    public LocalDate date(String key) {
        return get(key, LocalDate.class);
    }

    @Override
    public <E extends Enum<E>> E code(String key, Class<E> kind) {
        String name = get(key, String.class);
        return name == null ? null : Enum.valueOf(kind, name);
    }

    @Override
    public <E extends Enum<E>> Set<E> codes(String key, Class<E> kind) {
        Set<E> codes = EnumSet.noneOf(kind);
        if (values[words.position(key)] instanceof List<?> names) {
            names.forEach(name -> codes.add(Enum.valueOf(kind, (String) name)));
        }
        return codes;
    }

    @Override
    public Boolean yes(String key) {
        return get(key, Boolean.class);
    }

    @Override
    public Long unit(String key) {
        return get(key, Long.class);
    }

    private <T> T get(String key, Class<T> type) {
        Object value = values[words.position(key)];
        return value == MASKED ? null : type.cast(value);
    }

    @Override
    public void error(String key, String code, Object... args) {
        add(key, Severity.ERROR, code, args);
    }

    @Override
    public void doubt(String key, String code, Object... args) {
        add(key, Severity.DOUBT, code, args);
    }

    @Override
    public void note(String key, String code, Object... args) {
        add(key, Severity.NOTE, code, args);
    }

    private void add(String key, Severity severity, String code, Object... args) {
        if (key != null) {
            words.position(key);
        }
        faults.add(new Fault(number, key, severity, code, Arrays.asList(args)));
    }

    /** Whether a fault of that severity was found. */
    public boolean has(Severity severity) {
        for (Fault fault : faults) {
            if (fault.severity() == severity) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean good() {
        return !has(Severity.ERROR) && (confirmed || !has(Severity.DOUBT));
    }

    @Override
    public boolean confirmed() {
        return confirmed;
    }

    @Override
    public List<Fault> faults() {
        return Collections.unmodifiableList(faults);
    }

    @Override
    public void outcome(Outcome outcome) {
        this.outcome = outcome;
    }
}

package org.warmth.api.sheets;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.Money;
import org.warmth.api.Violation;

/** One row of a roster being imported: its cells read, and what is wrong with them. */
@ProviderType
public interface Row {
    /** The row's number in the sheet, from 1, as a person sees it. */
    int number();

    /** The id the row's record has or will have: from the marked file or export, else new. */
    long id();

    /**
     * Whether the id came with the file: the record may exist (then it must belong to the import's unit and kind, which
     * the roster checks), or the row waited in an earlier import and is to be created under this id.
     */
    boolean returned();

    /**
     * Text of a TEXT or NUMBER_TEXT column, trimmed, full-width letters and digits made plain; the code's name of a CODE
     * column; null if empty, unreadable or {@link #masked}.
     */
    String text(String key);

    /**
     * Whether the cell of a personal column came back masked ({@code *}), as an export gave it: what the record holds
     * stays. Only in {@link #returned} rows; elsewhere a masked cell is an error already.
     */
    boolean masked(String key);

    /** The number, or null if empty. */
    Integer integer(String key);

    /** The amount, or null if empty. */
    Money money(String key);

    /** The day, or null if empty. */
    LocalDate date(String key);

    /** The code, or null if empty. */
    <E extends Enum<E>> E code(String key, Class<E> kind);

    /** The codes, never null. */
    <E extends Enum<E>> Set<E> codes(String key, Class<E> kind);

    /** Whether 是; null if empty. */
    Boolean yes(String key);

    /** The unit's id, or null if empty. */
    Long unit(String key);

    /**
     * An error: the row waits until it is corrected. {@code key} null means the row as a whole. The code's sentence says
     * what is wrong and what to do; row and heading are put before it.
     */
    void error(String key, String code, Object... args);

    /** A doubt: the row waits until corrected, or confirmed by 是 in the column 确认. */
    void doubt(String key, String code, Object... args);

    /** Something worth knowing that does not hold the row up. */
    void note(String key, String code, Object... args);

    /** What a service found, in the column of its field. */
    default void add(Violation violation) {
        Object[] args = violation.args().toArray();
        switch (violation.severity()) {
            case ERROR -> error(violation.field(), violation.code(), args);
            case DOUBT -> doubt(violation.field(), violation.code(), args);
            case NOTE -> note(violation.field(), violation.code(), args);
        }
    }

    /** What checks found, each in the column of its field, unless that column has a fault already. */
    default void found(List<Violation> violations) {
        Set<String> named = new HashSet<>();
        faults().forEach(fault -> named.add(fault.key()));
        violations.stream()
                .filter(violation -> !named.contains(violation.field()))
                .forEach(this::add);
    }

    /** Whether the row has an error, which no confirmation lifts. */
    default boolean refused() {
        return faults().stream().anyMatch(fault -> fault.severity() == Severity.ERROR);
    }

    /** Whether the row can be accepted: no error, and no doubt that is not confirmed. */
    boolean good();

    /** Whether the clerk confirmed the row's doubts. */
    boolean confirmed();

    /** The faults so far. */
    List<Fault> faults();

    /** What {@link Roster#accept} made of the row. */
    void outcome(Outcome outcome);

    /** What became of a row. */
    enum Outcome {
        /** A new record. */
        CREATED,
        /** A draft was changed. */
        UPDATED,
        /** The record already says so. */
        UNCHANGED,
        /** The record is already posted; a correction waits for a decision. */
        CORRECTION
    }

    /** How bad a fault is. */
    enum Severity {
        /** The row is refused. */
        ERROR,
        /** The row waits for an answer. */
        DOUBT,
        /** For information. */
        NOTE
    }

    /**
     * Something wrong with a cell.
     *
     * @param row the row's number in the sheet
     * @param key the column, or null for the row
     * @param severity how bad
     * @param code the message key
     * @param args its arguments, without personal data
     */
    record Fault(int row, String key, Severity severity, String code, List<Object> args) {}
}

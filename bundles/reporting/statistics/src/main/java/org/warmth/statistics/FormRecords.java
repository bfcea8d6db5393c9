package org.warmth.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Messages;
import org.warmth.api.Money;
import org.warmth.api.access.Callers;
import org.warmth.api.ledger.Figures;
import org.warmth.api.ledger.Figures.Posted;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.statistics.IndicatorSource;
import org.warmth.api.statistics.IndicatorSource.IndicatorRecord;
import org.warmth.statistics.FormDefinition.FormRow;

/**
 * From a cell of a form down to its masked records: ledger entries, what a module's indicator counts, and confirmed
 * manual cells, in the order of their ids. A sum shows the records of its parts.
 */
@Component(service = FormRecords.class)
public final class FormRecords {
    private final Figures figures;
    private final Indicators indicators;
    private final CellStore cells;
    private final Persons persons;
    private final Units units;
    private final Callers callers;
    private final Messages messages;

    @Activate
    public FormRecords(
            @Reference Figures figures,
            @Reference Indicators indicators,
            @Reference CellStore cells,
            @Reference Persons persons,
            @Reference Units units,
            @Reference Callers callers,
            @Reference Messages messages) {
        this.figures = figures;
        this.indicators = indicators;
        this.cells = cells;
        this.persons = persons;
        this.units = units;
        this.callers = callers;
        this.messages = messages;
    }

    /** The records behind a cell, in the order of ids after {@code after}, at most {@code size}. */
    List<FormRecord> of(Question question, String code, long after, int size) {
        FormRow row = Cells.row(question, code);
        List<FormRow> parts =
                row.sum() ? row.formula().stream().map(question.form()::row).toList() : List.of(row);
        List<Found> found = new ArrayList<>();
        for (FormRow part : parts) {
            if (part.indicator() != null) {
                indicated(question, part, after, size, found);
            } else if (part.ledger() != null) {
                posted(question, part, after, size, found);
            }
        }
        Set<String> codes = parts.stream().map(FormRow::code).collect(Collectors.toSet());
        cells.counting(question.form().name(), question.campaign().id(), question.units(), codes, after, size)
                .forEach(cell -> found.add(typed(question.form().row(cell.code()), cell)));
        List<Found> page = found.stream()
                .sorted(Comparator.comparingLong(Found::id))
                .limit(size)
                .toList();
        return named(page);
    }

    private void posted(Question question, FormRow row, long after, int size, List<Found> found) {
        for (Posted entry : figures.entries(question.units(), LedgerTally.cut(row, question.campaign()), after, size)) {
            SourceKey source = entry.source();
            String what = benefit(entry.benefit().code());
            String text = entry.reversalOf() == 0 ? what : what + " " + say("statistics.record.reversal");
            found.add(new Found(
                    entry.id(),
                    row,
                    entry.unit(),
                    entry.valueDate(),
                    entry.person(),
                    entry.headcount(),
                    text,
                    LedgerTally.adds(row.ledger().sum(), entry),
                    source.module() + "/" + source.record() + "/" + source.step()));
        }
    }

    /** The words of a benefit, or of the nearest one above it that has words. */
    private String benefit(String code) {
        Locale locale = callers.current().locale();
        for (String at = code; ; at = at.substring(0, at.lastIndexOf('.'))) {
            String key = "statistics.benefit." + at;
            if (messages.has(locale, key)) {
                return messages.text(locale, key);
            }
            if (at.indexOf('.') < 0) {
                return code;
            }
        }
    }

    private void indicated(Question question, FormRow row, long after, int size, List<Found> found) {
        Optional<IndicatorSource> source = indicators.source(row.indicator());
        if (source.isEmpty()) {
            return;
        }
        for (var period : row.period().of(question.campaign())) {
            for (IndicatorRecord record :
                    source.get().records(row.indicator(), question.units(), period, after, size)) {
                found.add(new Found(
                        record.id(),
                        row,
                        record.unit(),
                        record.date(),
                        0,
                        0,
                        record.text(),
                        record.value(),
                        record.ref()));
            }
        }
    }

    private Found typed(FormRow row, ManualCell cell) {
        return new Found(
                cell.id(),
                row,
                cell.unit(),
                BusinessDay.of(cell.typedAt()),
                0,
                0,
                say("statistics.record.manual", cell.countedReason()),
                cell.counted(),
                "statistics/forms/" + cell.form() + "/cells/" + cell.code());
    }

    private List<FormRecord> named(List<Found> page) {
        Set<Long> people = new HashSet<>();
        Set<Long> places = new HashSet<>();
        for (Found found : page) {
            places.add(found.unit);
            if (found.person != 0) {
                people.add(found.person);
            }
        }
        Map<Long, PersonView> masked = people.isEmpty() ? Map.of() : persons.masked(people);
        Map<Long, Unit> names = places.isEmpty() ? Map.of() : units.byIds(places);
        return page.stream()
                .map(found -> found.record(masked.get(found.person), names.get(found.unit), this::headcount))
                .toList();
    }

    private String headcount(int heads) {
        return say("statistics.record.headcount", heads);
    }

    private String say(String key, Object... args) {
        Locale locale = callers.current().locale();
        return messages.text(locale, key, args);
    }

    /** A record before its people and units have names. */
    private record Found(
            long id,
            FormRow row,
            long unit,
            LocalDate date,
            long person,
            int headcount,
            String text,
            long value,
            String ref) {
        FormRecord record(PersonView who, Unit where, java.util.function.IntFunction<String> heads) {
            String recipient = who != null ? who.name() : headcount > 0 ? heads.apply(headcount) : null;
            Money money = row.money() ? Money.ofFen(value) : null;
            return new FormRecord(
                    id,
                    row.code(),
                    unit,
                    where == null ? null : where.name(),
                    date,
                    recipient,
                    who == null ? null : who.idNumber(),
                    recipient == null ? text : recipient + " " + text,
                    money != null ? null : Integer.valueOf(Math.toIntExact(value)),
                    money,
                    money != null ? money.wan().toPlainString() : Long.toString(value),
                    ref);
        }
    }
}

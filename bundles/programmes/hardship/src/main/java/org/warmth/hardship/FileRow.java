package org.warmth.hardship;

import static org.warmth.api.sheets.Column.optional;
import static org.warmth.api.sheets.Column.required;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.warmth.api.fields.Field;
import org.warmth.api.fields.Shape;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.IdType;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.PersonView;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Column.Type;
import org.warmth.api.sheets.RosterFields;
import org.warmth.api.sheets.Row;
import org.warmth.hardship.Consent.Purpose;

/** A row of the roster of files: its columns, what it says, and the cells that a file gives. */
final class FileRow {
    private static final String MASKED = "***";

    private static final RosterFields<FileFacts> FACTS = RosterFields.of(FileFacts.FIELDS);
    private static final RosterFields<FileMeans> MEANS = RosterFields.of(FileMeans.FIELDS);
    private static final Shape<FileMeans> HELD = Shape.of(FileMeans.class);
    private static final Shape<FileFacts> KNOWN = Shape.of(FileFacts.class);

    private static final List<String> FIRST =
            List.of("name", "idNumber", "type", "mainCause", "persons", "unit", "idType", "mobile");
    private static final List<Column> HEAD = List.of(
            required("name", Type.TEXT).most(50),
            required("idNumber", Type.NUMBER_TEXT).most(30).secret(),
            optional("idType", Type.CODE).codes(IdType.class),
            optional("mobile", Type.NUMBER_TEXT).most(20).secret(),
            optional("unit", Type.UNIT));
    private static final List<Column> ACCOUNT_AND_CONSENT = List.of(
            optional("number", Type.NUMBER_TEXT).most(30).secret(),
            optional("holder", Type.TEXT).most(50),
            optional("bank", Type.TEXT).most(60),
            optional("givenOn", Type.DATE),
            optional("textVersion", Type.TEXT).most(60));

    private FileRow() {}

    /** Who it is comes first, a remark last. */
    static List<Column> columns() {
        Map<String, Column> all = new LinkedHashMap<>();
        FIRST.forEach(key -> all.put(key, null));
        Stream.of(HEAD, FACTS.columns(), MEANS.columns(), ACCOUNT_AND_CONSENT)
                .flatMap(List::stream)
                .forEach(column -> all.put(column.key(), column));
        all.put("remark", all.remove("remark"));
        return List.copyOf(all.values());
    }

    static PersonClaim head(Row row) {
        return new PersonClaim(
                row.text("name"), row.code("idType", IdType.class), row.text("idNumber"), row.text("mobile"), 0, null);
    }

    /** A day that nobody can read is told. */
    static void days(Row row) {
        FileFacts.FIELDS.stream()
                .filter(field -> field.type() == Field.Type.WRITTEN_DAY)
                .map(Field::name)
                .filter(key -> row.text(key) != null && WrittenDay.read(row.text(key)) == null)
                .forEach(key -> row.error(key, "hardship.day-unread"));
    }

    /**
     * What a row says.
     *
     * @param standing the file that it came back from, or null
     * @param given what that file's household agreed to
     */
    static FileInput input(Row row, HardshipFile standing, List<Consent> given) {
        boolean same = standing != null && (row.masked("idNumber") || row.text("idNumber") == null);
        return new FileInput(
                null,
                same
                        ? null
                        : new FileInput.Head(
                                row.text("name"),
                                row.code("idType", IdType.class),
                                row.text("idNumber"),
                                row.text("mobile")),
                FACTS.read(row, name -> null),
                MEANS.read(row, name -> standing == null ? null : HELD.get(standing.means(), HELD.place(name))),
                row.text("number") == null
                        ? null
                        : new FileInput.Account(row.text("number"), row.text("holder"), row.text("bank")),
                consent(row, given),
                null);
    }

    /** A day that a consent of the file bears already is that consent. */
    private static Consent.Input consent(Row row, List<Consent> given) {
        LocalDate on = row.date("givenOn");
        boolean known = given.stream().anyMatch(consent -> consent.givenOn().equals(on));
        return on == null || known
                ? null
                : new Consent.Input(
                        null, Objects.requireNonNullElse(row.text("textVersion"), "1"), on, null, null, null);
    }

    /** The cells of a file; what is encrypted comes masked. */
    static Map<String, Object> cells(HardshipFile file, PersonView head, Accounts.View card, List<Consent> consents) {
        Map<String, Object> cells = FACTS.cells(KNOWN, file.facts(), head);
        cells.put("areaCode", file.facts().areaCode());
        cells.put("unit", file.unit());
        file.means().held().forEach(field -> cells.put(field, MASKED));
        cells.put("number", card == null ? null : card.number());
        cells.put("holder", card == null ? null : card.holder());
        cells.put("bank", card == null ? null : card.bank());
        consents.stream()
                .filter(consent -> consent.standsFor(Purpose.ECONOMY))
                .reduce((first, second) -> second)
                .ifPresent(consent -> {
                    cells.put("givenOn", consent.givenOn());
                    cells.put("textVersion", consent.textVersion());
                });
        return cells;
    }
}

package org.warmth.hardship;

import static org.warmth.api.sheets.Column.optional;
import static org.warmth.api.sheets.Column.required;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.warmth.api.Money;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.IdType;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.PersonView;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Column.Type;
import org.warmth.api.sheets.Row;
import org.warmth.hardship.Consent.Purpose;

/** A row of the roster of files: its columns, what it says, and the cells that a file gives. */
final class FileRow {
    private static final String MASKED = "***";

    private FileRow() {}

    static List<Column> columns() {
        return List.of(
                required("name", Type.TEXT).most(50),
                required("idNumber", Type.NUMBER_TEXT).most(30).secret(),
                required("type", Type.CODE).codes(FileType.class),
                required("mainCause", Type.CODE).codes(Cause.class),
                optional("persons", Type.INTEGER).most(FileRules.MOST_PEOPLE),
                optional("unit", Type.UNIT),
                optional("idType", Type.CODE).codes(IdType.class),
                optional("mobile", Type.NUMBER_TEXT).most(20).secret(),
                optional("typeReason", Type.TEXT).most(200),
                optional("level", Type.CODE).codes(FileFacts.Level.class),
                optional("ethnicity", Type.TEXT).most(30),
                optional("sex", Type.CODE).codes(FileFacts.Sex.class),
                optional("birth", Type.TEXT).most(30),
                optional("political", Type.CODE).codes(FileFacts.Political.class),
                optional("work", Type.CODE).codes(FileFacts.Work.class),
                optional("model", Type.CODE).codes(FileFacts.Model.class),
                optional("housing", Type.TEXT).most(60),
                optional("housingArea", Type.INTEGER).most(9999),
                optional("workedSince", Type.TEXT).most(30),
                optional("industry", Type.CODE).codes(FileFacts.Industry.class),
                optional("marital", Type.CODE).codes(FileFacts.Marital.class),
                optional("residence", Type.CODE).codes(FileFacts.Residence.class),
                optional("areaCode", Type.NUMBER_TEXT).most(6),
                optional("employer", Type.TEXT).most(100),
                optional("employerKind", Type.CODE).codes(FileFacts.EmployerKind.class),
                optional("employerState", Type.TEXT).most(60),
                optional("insurance", Type.CODE).codes(FileFacts.Insurance.class),
                optional("selfHelp", Type.YES_NO),
                optional("zeroJob", Type.YES_NO),
                optional("singleParent", Type.YES_NO),
                optional("subCauses", Type.CODES).codes(Cause.class),
                optional("income", Type.YUAN).secret(),
                optional("otherIncome", Type.YUAN).secret(),
                optional("rigidCost", Type.YUAN).secret(),
                optional("accidentLoss", Type.YUAN).secret(),
                optional("health", Type.TEXT).most(200).secret(),
                optional("disability", Type.TEXT).most(100).secret(),
                optional("address", Type.TEXT).most(200).secret(),
                optional("number", Type.NUMBER_TEXT).most(30).secret(),
                optional("holder", Type.TEXT).most(50),
                optional("bank", Type.TEXT).most(60),
                optional("givenOn", Type.DATE),
                optional("textVersion", Type.TEXT).most(60),
                optional("remark", Type.TEXT).most(200));
    }

    static PersonClaim head(Row row) {
        return new PersonClaim(
                row.text("name"), row.code("idType", IdType.class), row.text("idNumber"), row.text("mobile"), 0, null);
    }

    /** A day that nobody can read is told. */
    static void days(Row row) {
        for (String key : List.of("birth", "workedSince")) {
            if (row.text(key) != null && WrittenDay.read(row.text(key)) == null) {
                row.error(key, "hardship.day-unread");
            }
        }
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
                facts(row),
                means(row, standing == null ? FileMeans.NONE : standing.means()),
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

    private static FileFacts facts(Row row) {
        return new FileFacts(
                row.code("type", FileType.class),
                row.text("typeReason"),
                row.code("level", FileFacts.Level.class),
                row.text("ethnicity"),
                row.code("sex", FileFacts.Sex.class),
                WrittenDay.read(row.text("birth")),
                row.code("political", FileFacts.Political.class),
                row.code("work", FileFacts.Work.class),
                row.code("model", FileFacts.Model.class),
                row.text("housing"),
                row.integer("housingArea"),
                WrittenDay.read(row.text("workedSince")),
                row.code("industry", FileFacts.Industry.class),
                row.code("marital", FileFacts.Marital.class),
                row.code("residence", FileFacts.Residence.class),
                row.text("areaCode"),
                row.text("employer"),
                row.code("employerKind", FileFacts.EmployerKind.class),
                row.text("employerState"),
                row.code("insurance", FileFacts.Insurance.class),
                row.yes("selfHelp"),
                row.yes("zeroJob"),
                row.yes("singleParent"),
                row.code("mainCause", Cause.class),
                row.codes("subCauses", Cause.class),
                row.integer("persons"),
                row.text("remark"));
    }

    /** A cell that came back masked leaves what the file holds. */
    private static FileMeans means(Row row, FileMeans before) {
        return new FileMeans(
                money(row, "income", before.income()),
                money(row, "otherIncome", before.otherIncome()),
                money(row, "rigidCost", before.rigidCost()),
                money(row, "accidentLoss", before.accidentLoss()),
                text(row, "health", before.health()),
                text(row, "disability", before.disability()),
                text(row, "address", before.address()));
    }

    private static Money money(Row row, String key, Money before) {
        return row.masked(key) ? before : row.money(key);
    }

    private static String text(Row row, String key, String before) {
        return row.masked(key) ? before : row.text(key);
    }

    /** The cells of a file; what is encrypted comes masked. */
    static Map<String, Object> cells(HardshipFile file, PersonView head, Accounts.View card, List<Consent> consents) {
        FileFacts facts = file.facts();
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("name", head == null ? null : head.name());
        cells.put("idNumber", head == null ? null : head.idNumber());
        cells.put("idType", head == null ? null : head.idType());
        cells.put("mobile", head == null ? null : head.mobile());
        cells.put("unit", file.unit());
        cells.put("type", facts.type());
        cells.put("typeReason", facts.typeReason());
        cells.put("level", facts.level());
        cells.put("ethnicity", facts.ethnicity());
        cells.put("sex", facts.sex());
        cells.put("birth", facts.birth());
        cells.put("political", facts.political());
        cells.put("work", facts.work());
        cells.put("model", facts.model());
        cells.put("housing", facts.housing());
        cells.put("housingArea", facts.housingArea());
        cells.put("workedSince", facts.workedSince());
        cells.put("industry", facts.industry());
        cells.put("marital", facts.marital());
        cells.put("residence", facts.residence());
        cells.put("areaCode", facts.areaCode());
        cells.put("employer", facts.employer());
        cells.put("employerKind", facts.employerKind());
        cells.put("employerState", facts.employerState());
        cells.put("insurance", facts.insurance());
        cells.put("selfHelp", facts.selfHelp());
        cells.put("zeroJob", facts.zeroJob());
        cells.put("singleParent", facts.singleParent());
        cells.put("mainCause", facts.mainCause());
        cells.put("subCauses", facts.subCauses());
        cells.put("persons", facts.persons());
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
        cells.put("remark", facts.remark());
        return cells;
    }
}

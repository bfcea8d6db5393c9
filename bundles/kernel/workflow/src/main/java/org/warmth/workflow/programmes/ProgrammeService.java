package org.warmth.workflow.programmes;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Money;
import org.warmth.api.Violation;
import org.warmth.api.fields.Field;
import org.warmth.api.fields.Field.Type;
import org.warmth.api.fields.Fields;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListImport;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.people.IdType;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.programmes.Listing;
import org.warmth.api.programmes.ListingState;
import org.warmth.api.programmes.ListingsContents;
import org.warmth.api.programmes.Programme;
import org.warmth.api.programmes.ProgrammeLists;
import org.warmth.api.programmes.ProgrammeRoster;
import org.warmth.api.programmes.Programmes;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.RosterFields;
import org.warmth.api.sheets.Row;

/** Reads and writes what simple programmes say by their fields. */
@Component
public final class ProgrammeService implements Programmes {

    private static final String UNIT = "unit";
    private static final String PERSON = "person";

    private final Lists lists;
    private final Ledger ledger;
    private final Persons persons;
    private final Clock clock;

    /** Over the kernel's services. */
    @Activate
    public ProgrammeService(
            @Reference Lists lists, @Reference Ledger ledger, @Reference Persons persons, @Reference Clock clock) {
        this.lists = lists;
        this.ledger = ledger;
        this.persons = persons;
        this.clock = clock;
    }

    @Override
    public Lists lists() {
        return lists;
    }

    @Override
    public <T extends Record> Records<Listing<T>> records(Programme<T> programme) {
        return lists.records(programme);
    }

    @Override
    public <T extends Record> Map<Long, ListingsContents> contents(Programme<T> programme, Collection<ListHead> heads) {
        List<Long> ids = heads.stream().map(ListHead::id).toList();
        List<Field<T>> amounts = programme.fields().stream()
                .filter(field -> field.type() == Type.MONEY)
                .toList();
        org.jooq.Field<Long> list = programme.table().field("LIST", Long.class);
        org.jooq.Field<String> state = programme.table().field("STATE", String.class);
        org.jooq.Field<Integer> all = DSL.count();
        org.jooq.Field<Integer> posted = DSL.count(DSL.when(state.eq(ListingState.POSTED.name()), 1));
        List<org.jooq.Field<BigDecimal>> sums = amounts.stream()
                .<org.jooq.Field<BigDecimal>>map(
                        field -> DSL.sum(programme.table().field(field.column(), Long.class)))
                .toList();
        Map<Long, ListingsContents> contents = new HashMap<>();
        ids.forEach(id -> contents.put(id, new ListingsContents(0, 0, sums(amounts, amount -> Money.ZERO))));
        contents.putAll(programme.database().read(sql -> sql.select(list, all, posted)
                .select(sums)
                .from(programme.table())
                .where(list.in(ids).and(state.ne(ListingState.VOIDED.name())))
                .groupBy(list)
                .fetchMap(
                        list,
                        row -> new ListingsContents(
                                row.get(all),
                                row.get(posted),
                                sums(
                                        amounts,
                                        at -> Money.ofFen(row.get(sums.get(at)).longValue()))))));
        return contents;
    }

    private static <T extends Record> Map<String, Money> sums(List<Field<T>> amounts, Function<Integer, Money> sum) {
        Map<String, Money> sums = new LinkedHashMap<>();
        for (int i = 0; i < amounts.size(); i++) {
            sums.put(amounts.get(i).name(), sum.apply(i));
        }
        return sums;
    }

    @Override
    public <T extends Record> List<Column> columns(Programme<T> programme) {
        List<Column> columns = new ArrayList<>();
        for (Field<T> field : programme.fields()) {
            if (field.type() == Type.PERSON) {
                columns.add(new Column(RosterFields.NAME, Column.Type.TEXT, field.required(), 50, List.of(), false));
                columns.add(
                        Column.optional(RosterFields.ID_TYPE, Column.Type.CODE).codes(IdType.class));
                columns.add(Column.optional(RosterFields.ID_NUMBER, Column.Type.NUMBER_TEXT)
                        .most(30)
                        .secret());
                columns.add(Column.optional(RosterFields.MOBILE, Column.Type.NUMBER_TEXT)
                        .most(20)
                        .secret());
            }
        }
        columns.add(Column.required(UNIT, Column.Type.UNIT));
        columns.addAll(programme.roster().columns());
        return columns;
    }

    @Override
    public <T extends Record> void examine(ProgrammeRoster<T> roster, ListImport<Listing<T>> job, List<Row> rows) {
        Programme<T> programme = roster.kind().programme();
        LocalDate today = BusinessDay.today(clock);
        List<Row> named = rows.stream().filter(row -> asks(job, row)).toList();
        List<List<Violation>> ofPersons =
                persons.check(named.stream().map(row -> claim(job, row)).toList());
        for (int i = 0; i < named.size(); i++) {
            named.get(i).found(ofPersons.get(i));
        }
        for (Row row : rows) {
            Listing<T> standing = job.known(row);
            if (standing != null
                    && standing.state() == ListingState.POSTED
                    && !Objects.equals(row.unit(UNIT), standing.unit())) {
                row.error(UNIT, "workflow.unit-fixed");
            }
            if (!row.refused()) {
                T said = said(programme, row, 0);
                row.found(programme.fields().check(said));
                row.found(roster.wrong(said, today));
            }
        }
        again(roster, job, rows.stream().filter(row -> !row.refused()).toList());
    }

    /** What stands already in another record: asked, never dropped. */
    private <T extends Record> void again(ProgrammeRoster<T> roster, ListImport<Listing<T>> job, List<Row> rows) {
        if (roster.same().isEmpty() || rows.isEmpty()) {
            return;
        }
        Programme<T> programme = roster.kind().programme();
        List<Field<T>> same =
                roster.same().stream().map(programme.fields()::field).toList();
        List<Long> known = known(job, rows);
        List<Listing<T>> said = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            said.add(listing(programme, job, rows.get(i), known.get(i)));
        }
        Map<List<Object>, Listing<T>> standing = standing(programme, same, said);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Listing<T> other = standing.get(key(same, said.get(i).facts()));
            boolean somebody = !roster.same().contains(PERSON) || known.get(i) != 0;
            if (other != null && somebody && !job.means(row, other)) {
                row.doubt(roster.same().contains(PERSON) ? RosterFields.NAME : null, "workflow.row-again");
            }
        }
    }

    private <T extends Record> Map<List<Object>, Listing<T>> standing(
            Programme<T> programme, List<Field<T>> same, List<Listing<T>> said) {
        Field<T> first = same.get(0);
        List<Object> wanted = said.stream()
                .map(record -> programme.fields().kept(record.facts()).get(place(programme, first)))
                .distinct()
                .toList();
        org.jooq.Field<String> state = programme.table().field("STATE", String.class);
        @SuppressWarnings("unchecked")
        org.jooq.Field<Object> column = (org.jooq.Field<Object>) programme.column(first);
        return programme
                .database()
                .read(sql -> sql.select(programme.columns())
                        .from(programme.table())
                        .where(column.in(wanted).and(state.ne(ListingState.VOIDED.name())))
                        .fetch(programme::record))
                .stream()
                .collect(Collectors.toMap(record -> key(same, record.facts()), record -> record, (one, other) -> one));
    }

    private static <T extends Record> int place(Programme<T> programme, Field<T> field) {
        List<String> names = programme.fields().stream().map(Field::name).toList();
        return names.indexOf(field.name());
    }

    private static <T> List<Object> key(List<Field<T>> same, T facts) {
        List<Object> key = new ArrayList<>(same.size());
        same.forEach(field -> key.add(field.said().apply(facts)));
        return key;
    }

    @Override
    public <T extends Record> List<Listing<T>> make(
            Programme<T> programme, ListImport<Listing<T>> job, List<Row> rows) {
        List<Row> named = rows.stream().filter(row -> asks(job, row)).toList();
        List<Persons.Resolved> found =
                persons.resolve(named.stream().map(row -> claim(job, row)).toList());
        Map<Row, Long> made = new HashMap<>();
        for (int i = 0; i < named.size(); i++) {
            made.put(named.get(i), found.get(i).id());
        }
        return rows.stream()
                .map(row -> listing(programme, job, row, made.getOrDefault(row, job.person(row))))
                .toList();
    }

    private static <T extends Record> Listing<T> listing(
            Programme<T> programme, ListImport<Listing<T>> job, Row row, long person) {
        return new Listing<>(
                programme,
                row.id(),
                row.unit(UNIT),
                job.list(),
                job.job().id(),
                0,
                ListingState.LISTED,
                1,
                said(programme, row, person));
    }

    /** Whether a row names a person who is not known by the record that it came back from. */
    private static <T extends Record> boolean asks(ListImport<Listing<T>> job, Row row) {
        return row.text(RosterFields.NAME) != null && row.unit(UNIT) != null && job.person(row) == 0;
    }

    private static <T extends Record> PersonClaim claim(ListImport<Listing<T>> job, Row row) {
        return new PersonClaim(
                row.text(RosterFields.NAME),
                row.code(RosterFields.ID_TYPE, IdType.class),
                row.text(RosterFields.ID_NUMBER),
                row.text(RosterFields.MOBILE),
                row.unit(UNIT),
                row.confirmed() ? "row/" + row.id() : "list/" + job.list());
    }

    /** The person of each row as far as known already; else 0. */
    private <T extends Record> List<Long> known(ListImport<Listing<T>> job, List<Row> rows) {
        List<Row> named = rows.stream().filter(row -> asks(job, row)).toList();
        List<Persons.Resolved> found =
                persons.find(named.stream().map(row -> claim(job, row)).toList());
        Map<Row, Long> known = new HashMap<>();
        for (int i = 0; i < named.size(); i++) {
            known.put(named.get(i), found.get(i) == null ? 0 : found.get(i).id());
        }
        return rows.stream()
                .map(row -> known.getOrDefault(row, job.person(row)))
                .toList();
    }

    private static <T extends Record> T said(Programme<T> programme, Row row, long person) {
        Fields<T> fields = programme.fields();
        T said = programme.roster().read(row, name -> person);
        return fields.made(name -> fields.field(name).said().apply(said));
    }

    @Override
    public <T extends Record> List<Map<String, Object>> cells(Programme<T> programme, List<Listing<T>> records) {
        Map<Long, PersonView> people = persons.masked(
                records.stream().map(Listing::person).filter(id -> id != 0).collect(Collectors.toSet()));
        return records.stream()
                .map(record -> cells(record, people.get(record.person())))
                .toList();
    }

    private static <T extends Record> Map<String, Object> cells(Listing<T> record, PersonView person) {
        Programme<T> programme = record.programme();
        Map<String, Object> cells = programme.roster().cells(programme.fields().shape(), record.facts(), person);
        cells.put(UNIT, record.unit());
        return cells;
    }

    @Override
    public <T extends Record> int post(JobRun run, ProgrammeLists<T> kind, Function<Listing<T>, Entry> entry) {
        return lists.post(run, kind, (list, open) -> {
            kind.records()
                    .carry(open.stream()
                            .map(record -> record.in(ListingState.POSTED))
                            .toList());
            ledger.post(open.stream().map(entry).toList());
        });
    }
}

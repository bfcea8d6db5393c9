package org.warmth.ledger;

import static org.warmth.ledger.db.Tables.LEDGER_ENTRIES;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.ledger.Figures.Posted;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Database;

/** Shows entries to staff: those of the units where the caller holds an office, recipients masked (law 7). */
@Component(service = EntryReading.class)
public final class EntryReading {
    private static final Set<Role> READERS = Set.of(
            Role.CLERK,
            Role.CHAIR,
            Role.OFFICER,
            Role.REVIEWER,
            Role.CASHIER,
            Role.LEADER,
            Role.CITY_OFFICER,
            Role.AUDITOR);

    private final Database database;
    private final LedgerChain chain;
    private final Callers callers;
    private final Persons persons;
    private final EntryFigures figures;

    /** Made by DS. */
    @Activate
    public EntryReading(
            @Reference(target = "(module=kernel)") Database database,
            @Reference LedgerChain chain,
            @Reference Callers callers,
            @Reference Persons persons) {
        this.database = database;
        this.chain = chain;
        this.callers = callers;
        this.persons = persons;
        this.figures = new EntryFigures(database, chain);
    }

    /**
     * What is looked for; null for anything.
     *
     * @param unit a giving unit
     * @param subtree whether everything below the unit, as the tree stands on {@code on}, belongs to it
     * @param benefit a benefit code, or a prefix of whole segments
     * @param from the first value date
     * @param to the last value date
     */
    record Question(
            Long unit,
            boolean subtree,
            LocalDate on,
            String benefit,
            Category category,
            Long person,
            LocalDate from,
            LocalDate to) {}

    /** A page of entries in the order of their ids. */
    List<EntryView> entries(Question question, long after, int size) {
        Condition condition = readable().and(LEDGER_ENTRIES.ID.gt(after));
        if (question.unit() != null) {
            condition = condition.and(
                    question.subtree()
                            ? database.subtree(LEDGER_ENTRIES.UNIT_ID, question.unit(), question.on())
                            : LEDGER_ENTRIES.UNIT_ID.eq(question.unit()));
        }
        if (question.benefit() != null) {
            condition = condition.and(Filter.below(Set.of(benefit(question.benefit()))));
        }
        if (question.category() != null) {
            condition =
                    condition.and(LEDGER_ENTRIES.CATEGORY.eq(question.category().name()));
        }
        if (question.person() != null) {
            condition = condition.and(LEDGER_ENTRIES.PERSON.in(persons.merged().every(List.of(question.person()))));
        }
        if (question.from() != null) {
            condition = condition.and(LEDGER_ENTRIES.VALUE_DATE.ge(question.from()));
        }
        if (question.to() != null) {
            condition = condition.and(LEDGER_ENTRIES.VALUE_DATE.le(question.to()));
        }
        return views(condition, size);
    }

    /** One entry that the caller may see. */
    EntryView entry(long id) {
        return views(readable().and(LEDGER_ENTRIES.ID.eq(id)), 1).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("ledger.entry-unknown"));
    }

    /** The seals before a number, latest first; 0 begins. */
    List<SealView> seals(long before, int size) {
        readable();
        return database.read(ctx -> chain.seals().seals(ctx, before == 0 ? Long.MAX_VALUE : before, size)).stream()
                .map(SealView::of)
                .toList();
    }

    /** One seal. */
    SealView seal(long number) {
        readable();
        return database.read(ctx -> chain.seals().byNumber(ctx, number))
                .map(SealView::of)
                .orElseThrow(() -> Problem.notFound("ledger.seal-unknown"));
    }

    /** A day as asked for, or null. */
    static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.trim());
        } catch (DateTimeParseException e) {
            throw Problem.malformed("ledger.day", text);
        }
    }

    private static String benefit(String code) {
        try {
            return new Benefit(code).code();
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("ledger.benefit", code);
        }
    }

    private List<EntryView> views(Condition condition, int size) {
        List<Posted> entries =
                database.read(ctx -> figures.posted(ctx, chain.entries().page(ctx, condition, size)));
        Map<Long, PersonView> recipients = persons.masked(entries.stream()
                .map(Posted::person)
                .filter(person -> person != 0)
                .distinct()
                .toList());
        return entries.stream()
                .map(entry -> EntryView.of(entry, recipients.get(entry.person())))
                .toList();
    }

    private Condition readable() {
        Caller caller = callers.current();
        if (caller.units(READERS).isEmpty()) {
            throw Problem.forbidden("access.forbidden");
        }
        return database.scope(caller, LEDGER_ENTRIES.UNIT_ID, READERS);
    }
}

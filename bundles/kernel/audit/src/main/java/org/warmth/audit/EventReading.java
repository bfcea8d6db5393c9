package org.warmth.audit;

import static org.warmth.audit.db.Tables.AUDIT_EVENTS;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.store.Database;

/** Reads the trail: auditors that of their units, log administrators also what belongs to no unit. */
@Component(service = EventReading.class)
public final class EventReading {
    private static final Set<Role> READERS = Set.of(Role.AUDITOR, Role.LOG_ADMIN);

    private final Database database;
    private final TrailChain chain;
    private final Callers callers;

    /** Made by DS. */
    @Activate
    public EventReading(
            @Reference(target = "(module=kernel)") Database database,
            @Reference TrailChain chain,
            @Reference Callers callers) {
        this.database = database;
        this.chain = chain;
        this.callers = callers;
    }

    /**
     * What is looked for; null for anything.
     *
     * @param action an action, or the beginning of one up to a dot
     * @param refused whether only refusals
     * @param from the first day
     * @param to the last day
     */
    record Question(
            Long unit, String user, String action, String object, boolean refused, LocalDate from, LocalDate to) {}

    /** The latest events before {@code before}, latest first; 0 begins. */
    List<Event> events(Question question, long before, int size) {
        Condition condition = readable();
        if (before != 0) {
            condition = condition.and(AUDIT_EVENTS.ID.lt(before));
        }
        if (question.unit() != null) {
            condition = condition.and(AUDIT_EVENTS.UNIT_ID.eq(question.unit()));
        }
        if (question.user() != null) {
            condition = condition.and(AUDIT_EVENTS.USER_NAME.eq(question.user()));
        }
        if (question.action() != null) {
            condition = condition.and(AUDIT_EVENTS
                    .ACTION_NAME
                    .eq(question.action())
                    .or(AUDIT_EVENTS.ACTION_NAME.like(plain(question.action()) + ".%", '!')));
        }
        if (question.object() != null) {
            condition = condition.and(AUDIT_EVENTS.OBJECT_REF.eq(question.object()));
        }
        if (question.refused()) {
            condition = condition.and(AUDIT_EVENTS.REFUSAL.isNotNull());
        }
        if (question.from() != null) {
            condition = condition.and(AUDIT_EVENTS.HAPPENED_AT.ge(start(question.from())));
        }
        if (question.to() != null) {
            condition = condition.and(
                    AUDIT_EVENTS.HAPPENED_AT.lt(start(question.to().plusDays(1))));
        }
        Condition all = condition;
        return database.read(ctx -> chain.events().latest(ctx, all, size)).stream()
                .map(EventReading::event)
                .toList();
    }

    /** One event that the caller may see. */
    Event event(long id) {
        Condition one = readable().and(AUDIT_EVENTS.ID.eq(id));
        return database.read(ctx -> chain.events().latest(ctx, one, 1)).stream()
                .map(EventReading::event)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("audit.event-unknown"));
    }

    /** A day as asked for, or null. */
    static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.trim());
        } catch (DateTimeParseException e) {
            throw Problem.malformed("audit.day", text);
        }
    }

    /** A text that LIKE takes as it stands; in Java, for Derby has no REPLACE. */
    private static String plain(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private Condition readable() {
        Caller caller = callers.current();
        if (caller.units(READERS).isEmpty()) {
            throw Problem.forbidden("access.forbidden");
        }
        Condition scope = database.scope(caller, AUDIT_EVENTS.UNIT_ID, READERS);
        return caller.has(Role.LOG_ADMIN) ? DSL.or(scope, AUDIT_EVENTS.UNIT_ID.eq(0L)) : scope;
    }

    private static LocalDateTime start(LocalDate day) {
        return LocalDateTime.ofInstant(day.atStartOfDay(BusinessDay.ZONE).toInstant(), ZoneOffset.UTC);
    }

    private static Event event(EventRow row) {
        return new Event(
                row.id(),
                row.at().toInstant(ZoneOffset.UTC),
                row.userName(),
                row.address(),
                row.action(),
                row.unit(),
                row.object(),
                row.refusal(),
                Facts.read(row.facts()));
    }
}

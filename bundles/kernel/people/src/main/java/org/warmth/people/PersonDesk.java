package org.warmth.people;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Tag;
import org.warmth.api.Violation;
import org.warmth.api.access.Access;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.IdentityLevel;
import org.warmth.api.people.Merged;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Database;
import org.warmth.people.PersonStore.Row;
import org.warmth.people.db.Tables;

/** What staff does with one person: look up, see in the clear with a reason, verify, change (law 7). */
@Component(service = PersonDesk.class)
public final class PersonDesk {
    private static final Set<Role> STAFF =
            Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.REVIEWER, Role.CASHIER, Role.LEADER, Role.CITY_OFFICER);
    private static final Set<Role> READERS = Set.of(
            Role.CLERK,
            Role.CHAIR,
            Role.OFFICER,
            Role.REVIEWER,
            Role.CASHIER,
            Role.LEADER,
            Role.CITY_OFFICER,
            Role.AUDITOR);
    private static final Set<Role> WRITERS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.CITY_OFFICER);
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;
    private static final int LOOKED_AT = 5_000;

    private final Database database;
    private final PersonRegistry registry;
    private final AccountRegistry accounts;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final PeopleSettings settings;
    private final UnitTree tree;
    private final Merges merges;

    /** The desk on its services. */
    @Activate
    public PersonDesk(
            @Reference(target = "(module=kernel)") Database database,
            @Reference PersonRegistry registry,
            @Reference AccountRegistry accounts,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference PeopleSettings settings,
            @Reference UnitTree tree,
            @Reference Merges merges) {
        this.database = database;
        this.registry = registry;
        this.accounts = accounts;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.settings = settings;
        this.tree = tree;
        this.merges = merges;
    }

    /** Persons of a name within the caller's units, masked; {@code last4} of the number where given. */
    public List<PersonCard> search(String written, String last4, long after, int most) {
        String name = Plain.name(written);
        Violation fault = PersonName.check("name", name);
        if (fault != null) {
            throw Problem.invalid(List.of(fault));
        }
        String end = Plain.number(last4);
        Condition scope = scope(READERS);
        Merged merged = merges.now();
        List<PersonCard> found = new ArrayList<>();
        long from = after;
        int looked = 0;
        while (found.size() < most && looked < LOOKED_AT) {
            long since = from;
            List<Row> rows = database.read(db -> PersonStore.named(db, name, scope, since, Database.CHUNK));
            for (Row row : rows) {
                String number = end == null ? null : registry.number(row);
                if (found.size() < most
                        && merged.now(row.id()) == row.id()
                        && (end == null || number != null && number.endsWith(end))) {
                    found.add(card(row));
                }
            }
            if (rows.size() < Database.CHUNK) {
                break;
            }
            looked += rows.size();
            from = rows.get(rows.size() - 1).id();
        }
        return found;
    }

    /**
     * One person, masked; a merged one as who they are now.
     *
     * @throws Problem 404 if there is none within the caller's units
     */
    public PersonCard get(long id) {
        return card(row(id, READERS));
    }

    /** A person whom the caller has just named in full, wherever kept. */
    PersonCard named(long id) {
        return card(
                database.read(db -> PersonStore.rows(db, List.of(merges.now().now(id))))
                        .get(0));
    }

    /** The bank accounts of a person, masked. */
    public List<Accounts.View> accounts(long id) {
        return accounts.of(row(id, READERS).id());
    }

    /** Makes a person by hand, or finds the one who has the number. */
    public Persons.Resolved create(PersonClaim claim) {
        access.require(WRITERS, claim.unit());
        List<Violation> errors = registry.check(List.of(claim)).get(0).stream()
                .filter(violation -> violation.severity() != Violation.Severity.NOTE)
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return database.write(db -> {
            Persons.Resolved person = registry.resolve(List.of(claim)).get(0);
            if (person.created()) {
                audit.record("people.person.create", claim.unit(), object(person.id()), Map.of());
            }
            return person;
        });
    }

    /** Shows one field in the clear; the reason goes into the trail, with or without a value to show. */
    public Reveal.Answer reveal(long id, Reveal wish) {
        String reason = reason(wish.reason());
        if (!"idNumber".equals(wish.field()) && !"mobile".equals(wish.field())) {
            throw Problem.invalid("field", "people.reveal.field");
        }
        Row row = row(id, READERS);
        notShared();
        return database.write(db -> {
            audit.record(
                    "people.person.reveal", row.unit(), object(id), Map.of("field", wish.field(), "reason", reason));
            String value = wish.field().equals("mobile") ? row.mobile() : registry.number(row);
            return new Reveal.Answer(wish.field(), value);
        });
    }

    /** Shows an account's number in the clear, likewise. */
    public Reveal.Answer revealAccount(long account, Reveal wish) {
        String reason = reason(wish.reason());
        AccountStore.Row row = account(account, READERS);
        Row owner = row(row.person(), READERS);
        notShared();
        return database.write(db -> {
            audit.record("people.account.reveal", owner.unit(), "people.account/" + account, Map.of("reason", reason));
            return new Reveal.Answer("number", accounts.number(row));
        });
    }

    /** Confirms an account, as a second person. */
    public Accounts.View confirm(long account) {
        account(account, STAFF);
        accounts.confirm(List.of(account));
        return accounts.masked(List.of(account)).get(account);
    }

    /** Writes down at which bank an account is, as bank files ask for it. */
    public Accounts.View changeBank(long account, String bank, String code) {
        AccountStore.Row row = account(account, WRITERS);
        Row owner = row(row.person(), WRITERS);
        List<Violation> wrong = new ArrayList<>(0);
        AccountRegistry.checkBank(bank, code, wrong);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        database.write(db -> {
            AccountStore.bank(db, account, AccountRegistry.bank(bank), Plain.digits(code));
            audit.record("people.account.bank", owner.unit(), "people.account/" + account, Map.of());
            return null;
        });
        return accounts.masked(List.of(account)).get(account);
    }

    /** Adds an account by hand. */
    public long addAccount(long id, String number, String holder, String bank, String bankCode) {
        Row owner = row(id, WRITERS);
        Accounts.Claim claim = new Accounts.Claim(id, null, owner.name(), number, holder, bank, bankCode);
        List<Violation> wrong = accounts.check(List.of(claim)).get(0);
        if (Violation.refused(wrong)) {
            throw Problem.invalid(wrong.stream()
                    .filter(violation -> violation.severity() == Violation.Severity.ERROR)
                    .toList());
        }
        return database.write(db -> {
            long account = accounts.resolve(List.of(claim)).get(0);
            audit.record("people.account.create", owner.unit(), "people.account/" + account, Map.of("person", id));
            return account;
        });
    }

    /** Says, as a second person, that the document was seen and is the person's. */
    public void verify(long id, int version) {
        Row row = row(id, STAFF);
        notShared();
        if (row.createdBy() == callers.current().user()) {
            throw Problem.forbidden("people.person.own-verify");
        }
        if (row.idNumber() == null) {
            throw Problem.conflict("people.person.no-document");
        }
        update(row, version, IdentityLevel.VERIFIED, new PersonChange(null, null, null, null), "people.person.verify");
    }

    /** Changes phone, key groups or the day of death. */
    public void change(long id, int version, PersonChange change) {
        Row row = row(id, WRITERS);
        String mobile = Mobile.plain(change.mobile());
        Violation fault = mobile == null ? null : Mobile.check("mobile", mobile, settings.synthetic());
        if (fault != null) {
            throw Problem.invalid(List.of(fault));
        }
        if (change.deceasedOn() != null && change.deceasedOn().isAfter(tree.today())) {
            throw Problem.invalid("deceasedOn", "people.person.deceased-future");
        }
        if (change.deceasedOn() != null
                && (change.document() == null || change.document().isBlank())) {
            throw Problem.invalid("document", "people.person.deceased-document");
        }
        update(row, version, row.level(), change, "people.person.change");
    }

    private void update(Row row, int version, IdentityLevel level, PersonChange change, String action) {
        if (row.version() != version) {
            throw Problem.stale();
        }
        Row next = new Row(
                row.id(),
                row.name(),
                row.unit(),
                level,
                row.idType(),
                row.idNumber(),
                change.mobile() == null ? row.mobile() : Mobile.plain(change.mobile()),
                change.tags() == null ? row.tags() : change.tags(),
                change.deceasedOn() == null ? row.deceasedOn() : change.deceasedOn(),
                row.createdBy(),
                version);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("level", level);
        facts.put("tags", next.tags());
        if (change.mobile() != null) {
            facts.put("mobile", "changed");
        }
        if (change.deceasedOn() != null) {
            facts.put("deceasedOn", change.deceasedOn());
            facts.put("document", change.document());
        }
        database.write(db -> {
            if (!PersonStore.update(db, next)) {
                throw Problem.stale();
            }
            audit.record(action, row.unit(), object(row.id()), facts);
            return null;
        });
    }

    /** What somebody who was found to be another brings along: phone where missing, key groups, the day of death. */
    void takeOver(Row kept, Row absorbed) {
        Set<Tag> tags = EnumSet.noneOf(Tag.class);
        tags.addAll(kept.tags());
        tags.addAll(absorbed.tags());
        Row next = new Row(
                kept.id(),
                kept.name(),
                kept.unit(),
                kept.level(),
                kept.idType(),
                kept.idNumber(),
                kept.mobile() == null ? absorbed.mobile() : kept.mobile(),
                tags,
                kept.deceasedOn() == null ? absorbed.deceasedOn() : kept.deceasedOn(),
                kept.createdBy(),
                kept.version());
        database.write(db -> {
            if (!PersonStore.update(db, next)) {
                throw Problem.stale();
            }
            return null;
        });
    }

    private Row row(long id, Set<Role> roles) {
        Condition scope = scope(roles);
        Row row = database.read(db -> PersonStore.row(db, merges.now().now(id), scope));
        if (row == null) {
            throw Problem.notFound("people.person.unknown");
        }
        return row;
    }

    private AccountStore.Row account(long id, Set<Role> roles) {
        AccountStore.Row row = accounts.row(id);
        if (row == null) {
            throw Problem.notFound("people.account.unknown");
        }
        row(row.person(), roles);
        return row;
    }

    private Condition scope(Set<Role> roles) {
        return database.scope(callers.current(), Tables.PEOPLE_PERSONS.UNIT, roles);
    }

    private void notShared() {
        Caller caller = callers.current();
        if (caller.shared()) {
            throw Problem.forbidden("people.account.shared");
        }
    }

    private static String reason(String written) {
        String reason = written == null ? "" : written.strip();
        int length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw Problem.invalid("reason", "people.reveal.reason", SHORTEST_REASON, LONGEST_REASON);
        }
        return reason;
    }

    private PersonCard card(Row row) {
        return PersonCard.of(registry.view(row), row.tags());
    }

    private static String object(long id) {
        return "people.person/" + id;
    }
}

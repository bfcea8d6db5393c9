package org.warmth.people;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.Merged;
import org.warmth.api.store.Database;
import org.warmth.api.store.IdChunks;
import org.warmth.api.store.Ids;
import org.warmth.api.store.Secrets;
import org.warmth.people.AccountStore.Fresh;
import org.warmth.people.AccountStore.Owned;

/** Bank accounts, each of one person (R-312): money goes to the payee's own account or not at all. */
@Component(service = {Accounts.class, AccountRegistry.class})
public final class AccountRegistry implements Accounts {
    private static final int LONGEST_BANK = 60;
    private static final Pattern BANK_CODE = Pattern.compile("\\d{12}");
    private static final String HOLDER = "people.account.holder";
    private static final String MANY_PERSONS = "people.account.many-persons";
    private static final String OTHER_PERSON = "people.account.other-person";
    /** What is wrong with an account that is not the payee's own. */
    private static final Set<String> NOT_OWN = Set.of(HOLDER, MANY_PERSONS, OTHER_PERSON);

    private final Database database;
    private final Secrets secrets;
    private final Ids ids;
    private final Callers callers;
    private final Audit audit;
    private final Clock clock;
    private final Merges merges;
    private final Recent<Owned> recent = new Recent<>();

    /** The registry on its table. */
    @Activate
    public AccountRegistry(
            @Reference(target = "(module=kernel)") Database database,
            @Reference Secrets secrets,
            @Reference Ids ids,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Clock clock,
            @Reference Merges merges) {
        this.database = database;
        this.secrets = secrets;
        this.ids = ids;
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
        this.merges = merges;
    }

    @Override
    public List<List<Violation>> check(List<Claim> claims) {
        return Claims.each(claims, this::checked, List.of());
    }

    private List<List<Violation>> checked(List<Claim> claims) {
        List<List<Violation>> all = new ArrayList<>(claims.size());
        List<String> lookups = new ArrayList<>(claims.size());
        Map<String, String> firstPayee = new HashMap<>();
        for (Claim claim : claims) {
            List<Violation> wrong = new ArrayList<>(0);
            String number = Plain.digits(claim.number());
            Violation fault = AccountNumber.check("number", number);
            if (fault != null) {
                wrong.add(fault);
            }
            checkHolder(claim, wrong);
            checkBank(claim.bank(), claim.bankCode(), wrong);
            String lookup = fault != null && fault.severity() == Violation.Severity.ERROR ? null : lookup(number);
            if (lookup != null) {
                String payee = payee(claim);
                if (!firstPayee.computeIfAbsent(lookup, first -> payee).equals(payee)) {
                    wrong.add(Violation.of("number", MANY_PERSONS));
                }
            }
            all.add(wrong);
            lookups.add(lookup);
        }
        Map<String, Owned> owners = look(firstPayee.keySet());
        for (int i = 0; i < all.size(); i++) {
            Owned owned = owners.get(lookups.get(i));
            if (owned != null && !owns(owned, claims.get(i))) {
                all.get(i).add(Violation.of("number", OTHER_PERSON));
            }
        }
        except(claims, all, lookups, owners);
        return all;
    }

    static void checkBank(String bank, String code, List<Violation> wrong) {
        if (bank != null && bank.codePointCount(0, bank.length()) > LONGEST_BANK) {
            wrong.add(Violation.of("bank", "people.account.bank", LONGEST_BANK));
        }
        String digits = Plain.digits(code);
        if (digits != null && !BANK_CODE.matcher(digits).matches()) {
            wrong.add(Violation.of("bankCode", "people.account.bank-code"));
        }
    }

    /** Who may receive by a relative's account names it as it is; its owner is no second person for it. */
    private void except(
            List<Claim> claims, List<List<Violation>> all, List<String> lookups, Map<String, Owned> owners) {
        Map<Integer, Owned> foreign = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Owned owned = owners.get(lookups.get(i));
            if (owned != null && all.get(i).stream().anyMatch(wrong -> NOT_OWN.contains(wrong.code()))) {
                foreign.put(i, owned);
            }
        }
        Map<Long, List<ProxyStore.Payee>> payees =
                payees(foreign.values().stream().map(Owned::id).collect(Collectors.toSet()));
        foreign.forEach((i, owned) -> {
            List<ProxyStore.Payee> allowed = payees.getOrDefault(owned.id(), List.of());
            Claim claim = claims.get(i);
            if (allowed.stream().anyMatch(payee -> receives(payee, claim))) {
                all.get(i).removeIf(wrong -> NOT_OWN.contains(wrong.code()));
            } else if (!allowed.isEmpty() && owns(owned, claim)) {
                all.get(i).removeIf(wrong -> wrong.code().equals(MANY_PERSONS));
            }
        });
    }

    private Map<Long, List<ProxyStore.Payee>> payees(Collection<Long> wanted) {
        Map<Long, List<ProxyStore.Payee>> payees = new HashMap<>();
        for (List<Long> some : IdChunks.of(wanted)) {
            payees.putAll(database.read(db -> ProxyStore.payees(db, some)));
        }
        return payees;
    }

    private boolean receives(ProxyStore.Payee payee, Claim claim) {
        if (!PersonName.same(payee.holder(), Plain.name(claim.holder()))) {
            return false;
        }
        if (claim.person() != 0) {
            Merged merged = merges.now();
            return merged.now(payee.person()) == merged.now(claim.person());
        }
        String key = Plain.number(claim.personKey());
        return key != null && payee.lookup().equals(ReadClaim.numberLookup(secrets, key));
    }

    private static void checkHolder(Claim claim, List<Violation> wrong) {
        String holder = Plain.name(claim.holder());
        Violation fault = PersonName.check("holder", holder);
        if (fault != null) {
            wrong.add(fault);
            return;
        }
        if (!PersonName.same(holder, Plain.name(claim.personName()))) {
            wrong.add(Violation.of("holder", HOLDER));
        }
        if (!PersonName.fitsGbk(holder)) {
            wrong.add(Violation.note("holder", "people.account.gbk"));
        }
    }

    /** Who is paid, as far as the claim tells: the person, the number that stands for one, or the bare name. */
    private static String payee(Claim claim) {
        if (claim.person() != 0) {
            return "#" + claim.person();
        }
        String key = Plain.number(claim.personKey());
        return key != null ? key : String.valueOf(Plain.name(claim.personName()));
    }

    private boolean owns(Owned owned, Claim claim) {
        if (claim.person() != 0) {
            return owned.person() == claim.person();
        }
        String key = Plain.number(claim.personKey());
        return key != null && owned.ownerLookup().equals(ReadClaim.numberLookup(secrets, key));
    }

    @Override
    public void foresee(List<Claim> claims) {
        Set<String> lookups = new HashSet<>();
        for (Claim claim : claims) {
            String number = Plain.digits(claim.number());
            if (number != null) {
                lookups.add(lookup(number));
            }
        }
        look(lookups);
    }

    /** The known, as far as is remembered without asking again; what is found, and what is not, is remembered too. */
    private Map<String, Owned> look(Collection<String> lookups) {
        Set<String> unknown = new HashSet<>(recent.unknown(lookups));
        Map<String, Owned> found = owners(unknown);
        unknown.removeAll(found.keySet());
        recent.absent(unknown);
        if (!database.inTransaction()) {
            // What a transaction has not committed yet may never come to be.
            recent.found(found);
        }
        found.putAll(recent.found(lookups));
        return now(found);
    }

    private Map<String, Owned> owners(Collection<String> lookups) {
        Map<String, Owned> owners = new HashMap<>();
        for (List<String> some : IdChunks.of(lookups)) {
            owners.putAll(database.read(db -> AccountStore.owners(db, some)));
        }
        return owners;
    }

    /** An account of somebody who was found to be another belongs to that other one. */
    private Map<String, Owned> now(Map<String, Owned> owners) {
        if (owners.isEmpty()) {
            return owners;
        }
        Merged merged = merges.now();
        Set<Long> others = owners.values().stream()
                .filter(owned -> merged.now(owned.person()) != owned.person())
                .map(owned -> merged.now(owned.person()))
                .collect(Collectors.toSet());
        if (!others.isEmpty()) {
            Map<Long, String> lookups = new HashMap<>();
            for (List<Long> some : IdChunks.of(others)) {
                lookups.putAll(database.read(db -> PersonStore.lookups(db, some)));
            }
            owners.replaceAll((lookup, owned) -> {
                long now = merged.now(owned.person());
                return now == owned.person() ? owned : new Owned(owned.id(), now, lookups.get(now));
            });
        }
        return owners;
    }

    @Override
    public List<Long> resolve(List<Claim> claims) {
        return Claims.each(claims, this::resolved, 0L);
    }

    private List<Long> resolved(List<Claim> claims) {
        return database.write(db -> {
            List<String> lookups = claims.stream()
                    .map(claim -> lookup(Plain.digits(claim.number())))
                    .toList();
            Map<String, Owned> known = recent.found(lookups);
            Set<String> others = new TreeSet<>(lookups);
            others.removeAll(known.keySet());
            IdChunks.of(recent.unsure(others)).forEach(some -> known.putAll(AccountStore.find(db, some)));
            Map<String, Claim> missing = new TreeMap<>();
            for (int i = 0; i < claims.size(); i++) {
                if (!known.containsKey(lookups.get(i))) {
                    missing.putIfAbsent(lookups.get(i), claims.get(i));
                }
            }
            make(db, missing, known);
            Merged merged = merges.now();
            List<Long> resolved = new ArrayList<>(claims.size());
            Map<Claim, Long> foreign = new HashMap<>();
            for (int i = 0; i < claims.size(); i++) {
                Owned account = known.get(lookups.get(i));
                if (merged.now(account.person()) != merged.now(claims.get(i).person())) {
                    foreign.put(claims.get(i), account.id());
                }
                resolved.add(account.id());
            }
            Map<Long, List<ProxyStore.Payee>> payees = payees(new HashSet<>(foreign.values()));
            foreign.forEach((claim, account) -> {
                if (payees.getOrDefault(account, List.of()).stream().noneMatch(payee -> receives(payee, claim))) {
                    throw Problem.conflict(OTHER_PERSON);
                }
            });
            return resolved;
        });
    }

    private void make(DSLContext db, Map<String, Claim> missing, Map<String, Owned> known) {
        List<Fresh> fresh = new ArrayList<>(missing.size());
        missing.forEach((lookup, claim) -> {
            long id = ids.next();
            byte[] number = secrets.encrypt(AccountStore.NUMBER, id, Plain.digits(claim.number()));
            fresh.add(new Fresh(
                    id,
                    lookup,
                    claim.person(),
                    number,
                    Plain.name(claim.holder()),
                    bank(claim.bank()),
                    Plain.digits(claim.bankCode())));
            known.put(lookup, new Owned(id, claim.person(), null));
        });
        if (AccountStore.insert(db, fresh, callers.current().user(), now())) {
            Map<String, Owned> made = made(missing, known);
            database.afterCommit(() -> recent.found(made));
        } else {
            known.putAll(AccountStore.find(db, missing.keySet()));
        }
    }

    /** A bank as written, or null for none. */
    static String bank(String written) {
        return written == null || written.isBlank() ? null : written.strip();
    }

    /** What was made, with what its owner is found by, where the claim tells. */
    private Map<String, Owned> made(Map<String, Claim> missing, Map<String, Owned> known) {
        Map<String, Owned> made = new HashMap<>();
        missing.forEach((lookup, claim) -> {
            String key = Plain.number(claim.personKey());
            if (key != null) {
                Owned account = known.get(lookup);
                String owner = ReadClaim.numberLookup(secrets, key);
                made.put(lookup, new Owned(account.id(), account.person(), owner));
            }
        });
        return made;
    }

    @Override
    public Map<Long, View> masked(Collection<Long> wanted) {
        Merged merged = merges.now();
        Map<Long, View> views = new HashMap<>();
        for (List<Long> some : IdChunks.of(wanted)) {
            database.read(db -> AccountStore.rows(db, some)).forEach(row -> views.put(row.id(), view(row, merged)));
        }
        return views;
    }

    @Override
    public Map<Long, View> best(Collection<Long> persons) {
        Merged merged = merges.now();
        Map<Long, View> best = new HashMap<>();
        for (List<Long> some : IdChunks.of(merged.every(List.copyOf(persons)))) {
            database.read(db -> AccountStore.of(db, some)).stream()
                    .filter(row -> row.state() == State.VERIFIED || row.state() == State.NEW)
                    .map(row -> view(row, merged))
                    .forEach(view -> best.merge(view.person(), view, AccountRegistry::better));
        }
        Map<Long, View> asked = new HashMap<>();
        for (long person : persons) {
            View view = best.get(merged.now(person));
            if (view != null) {
                asked.put(person, view);
            }
        }
        return asked;
    }

    private static View better(View one, View other) {
        if (one.state() != other.state()) {
            return one.state() == State.VERIFIED ? one : other;
        }
        return one.id() > other.id() ? one : other;
    }

    /** The accounts of a person, masked. */
    List<View> of(long person) {
        Merged merged = merges.now();
        return database.read(db -> AccountStore.of(db, merged.every(List.of(person)))).stream()
                .map(row -> view(row, merged))
                .toList();
    }

    /** One account's row, or null. */
    AccountStore.Row row(long id) {
        return database.read(db -> AccountStore.rows(db, List.of(id))).stream()
                .findFirst()
                .orElse(null);
    }

    /** An account's number in the clear. */
    String number(AccountStore.Row row) {
        return secrets.decrypt(AccountStore.NUMBER, row.id(), row.number());
    }

    @Override
    public void confirm(Collection<Long> wanted) {
        Caller caller = callers.current();
        if (caller.shared()) {
            throw Problem.forbidden("people.account.shared");
        }
        database.write(db -> {
            for (List<Long> some : IdChunks.of(new TreeSet<>(wanted))) {
                if (AccountStore.confirm(db, some, caller.user(), now()) < some.size()) {
                    refuse(AccountStore.rows(db, some), some.size(), caller.user());
                }
            }
            audit.record("people.account.confirm", 0, "people.account", Map.of("count", wanted.size()));
            return null;
        });
    }

    @Override
    public void settle(Collection<Long> paid, Collection<Long> refused) {
        Caller caller = callers.current();
        database.write(db -> {
            IdChunks.of(new TreeSet<>(paid)).forEach(some -> AccountStore.paid(db, some, caller.user(), now()));
            IdChunks.of(new TreeSet<>(refused)).forEach(some -> AccountStore.refused(db, some));
            audit.record(
                    "people.account.settle",
                    0,
                    "people.account",
                    Map.of("paid", paid.size(), "refused", refused.size()));
            return null;
        });
    }

    /** Some were not there to be confirmed: those who are confirmed already may be so again. */
    private static void refuse(List<AccountStore.Row> rows, int wanted, long user) {
        if (rows.size() < wanted) {
            throw Problem.notFound("people.account.unknown");
        }
        if (rows.stream().anyMatch(row -> row.state() != State.VERIFIED && row.createdBy() == user)) {
            throw Problem.forbidden("people.account.own-confirm");
        }
    }

    private View view(AccountStore.Row row, Merged merged) {
        return new View(
                row.id(),
                merged.now(row.person()),
                Mask.account(number(row)),
                row.holder(),
                row.bank(),
                row.bankCode(),
                row.state());
    }

    private String lookup(String number) {
        return secrets.lookup("people.account", number);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

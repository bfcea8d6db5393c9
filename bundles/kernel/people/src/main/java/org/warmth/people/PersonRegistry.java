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
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Callers;
import org.warmth.api.people.Merged;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Database;
import org.warmth.api.store.IdChunks;
import org.warmth.api.store.Ids;
import org.warmth.api.store.Secrets;
import org.warmth.people.PersonStore.Found;
import org.warmth.people.PersonStore.Fresh;

/** Persons as rosters and requests name them, checked, found and made in sets: one statement for 500. */
@Component(service = {Persons.class, PersonRegistry.class})
public final class PersonRegistry implements Persons {
    private final Database database;
    private final Secrets secrets;
    private final Ids ids;
    private final Callers callers;
    private final Clock clock;
    private final UnitTree tree;
    private final PeopleSettings settings;
    private final Merges merges;
    private final Recent<Found> recent = new Recent<>();

    /** The registry on its table. */
    @Activate
    public PersonRegistry(
            @Reference(target = "(module=kernel)") Database database,
            @Reference Secrets secrets,
            @Reference Ids ids,
            @Reference Callers callers,
            @Reference Clock clock,
            @Reference UnitTree tree,
            @Reference PeopleSettings settings,
            @Reference Merges merges) {
        this.database = database;
        this.secrets = secrets;
        this.ids = ids;
        this.callers = callers;
        this.clock = clock;
        this.tree = tree;
        this.settings = settings;
        this.merges = merges;
    }

    @Override
    public List<List<Violation>> check(List<PersonClaim> claims) {
        return Claims.each(claims, this::checked, List.of());
    }

    private List<List<Violation>> checked(List<PersonClaim> claims) {
        boolean synthetic = settings.synthetic();
        var today = tree.today();
        List<List<Violation>> all = new ArrayList<>(claims.size());
        Map<String, List<Integer>> places = new HashMap<>();
        List<ReadClaim> read = read(claims);
        for (int i = 0; i < read.size(); i++) {
            ReadClaim claim = read.get(i);
            List<Violation> wrong = claim.violations(synthetic, today);
            all.add(wrong);
            if (claim.number() != null && !Violation.refused(wrong)) {
                places.computeIfAbsent(claim.lookup(secrets), lookup -> new ArrayList<>(1))
                        .add(i);
            }
        }
        Map<String, Found> known = look(places.keySet());
        places.forEach((lookup, rows) -> {
            Found found = known.get(lookup);
            String name = found != null ? found.name() : read.get(rows.get(0)).name();
            for (int row : rows) {
                if (!PersonName.same(name, read.get(row).name())) {
                    all.get(row).add(Violation.doubt("name", "people.person.name-differs"));
                }
            }
        });
        return all;
    }

    @Override
    public void foresee(List<PersonClaim> claims) {
        Set<String> lookups = new HashSet<>();
        for (ReadClaim claim : read(claims)) {
            if (claim.number() != null) {
                lookups.add(claim.lookup(secrets));
            }
        }
        look(lookups);
    }

    @Override
    public List<Resolved> resolve(List<PersonClaim> claims) {
        return Claims.each(claims, this::resolved, null);
    }

    private List<Resolved> resolved(List<PersonClaim> claims) {
        return database.write(db -> {
            List<ReadClaim> read = read(claims);
            List<String> lookups = lookups(read);
            Map<String, Found> known = today(recent.found(lookups));
            Set<String> others = new HashSet<>(lookups);
            others.removeAll(known.keySet());
            known.putAll(find(recent.unsure(others)));
            Map<String, ReadClaim> missing = new TreeMap<>();
            for (int i = 0; i < read.size(); i++) {
                if (!known.containsKey(lookups.get(i))) {
                    missing.putIfAbsent(lookups.get(i), read.get(i));
                }
            }
            Set<String> made = new HashSet<>(missing.keySet());
            if (!missing.isEmpty()) {
                make(db, missing, known, made);
            }
            List<Resolved> resolved = new ArrayList<>(read.size());
            for (String lookup : lookups) {
                resolved.add(resolved(known.get(lookup), made.remove(lookup)));
            }
            return resolved;
        });
    }

    private void make(
            org.jooq.DSLContext db, Map<String, ReadClaim> missing, Map<String, Found> known, Set<String> made) {
        List<Fresh> fresh = new ArrayList<>(missing.size());
        missing.forEach((lookup, claim) -> {
            refuseBad(claim);
            long id = ids.next();
            fresh.add(new Fresh(id, lookup, claim, secrets.encrypt(PersonStore.NUMBER, id, claim.number())));
            known.put(lookup, new Found(id, claim.name(), claim.level(), null));
        });
        LocalDateTime at = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!PersonStore.insert(db, fresh, callers.current().user(), at)) {
            // Somebody else made one of them in between: theirs counts.
            Map<String, Found> theirs = PersonStore.find(db, missing.keySet());
            theirs.forEach((lookup, found) -> {
                if (known.put(lookup, found).id() != found.id()) {
                    made.remove(lookup);
                }
            });
        }
        Map<String, Found> now = new HashMap<>();
        missing.keySet().forEach(lookup -> now.put(lookup, known.get(lookup)));
        database.afterCommit(() -> recent.found(now));
    }

    /** Claims come here checked; what is not would become a person nobody can find again. */
    private void refuseBad(ReadClaim claim) {
        List<Violation> errors = claim.violations(settings.synthetic(), tree.today()).stream()
                .filter(violation -> violation.severity() == Violation.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    @Override
    public List<Resolved> find(List<PersonClaim> claims) {
        return Claims.each(claims, this::found, null);
    }

    private List<Resolved> found(List<PersonClaim> claims) {
        List<String> lookups = lookups(read(claims));
        Map<String, Found> known = find(new HashSet<>(lookups));
        List<Resolved> found = new ArrayList<>(claims.size());
        for (String lookup : lookups) {
            Found person = known.get(lookup);
            found.add(person == null ? null : resolved(person, false));
        }
        return found;
    }

    @Override
    public Merged merged() {
        return merges.now();
    }

    @Override
    public Map<Long, PersonView> masked(Collection<Long> wanted) {
        Merged merged = merges.now();
        Map<Long, PersonView> now = new HashMap<>();
        for (List<Long> some : IdChunks.of(wanted.stream().map(merged::now).collect(Collectors.toSet()))) {
            database.read(db -> PersonStore.rows(db, some)).forEach(row -> now.put(row.id(), view(row)));
        }
        Map<Long, PersonView> views = new HashMap<>();
        for (long id : wanted) {
            PersonView view = now.get(merged.now(id));
            if (view != null) {
                views.put(id, view);
            }
        }
        return views;
    }

    @Override
    public Map<Long, String> phones(Collection<Long> wanted) {
        Merged merged = merges.now();
        Map<Long, String> now = new HashMap<>();
        for (List<Long> some : IdChunks.of(wanted.stream().map(merged::now).collect(Collectors.toSet()))) {
            database.read(db -> PersonStore.mobiles(db, some))
                    .forEach((id, mobile) -> now.put(id, secrets.lookup("people.mobile", mobile)));
        }
        Map<Long, String> phones = new HashMap<>();
        for (long id : wanted) {
            String phone = now.get(merged.now(id));
            if (phone != null) {
                phones.put(id, phone);
            }
        }
        return phones;
    }

    /** A row as staff may see it. */
    PersonView view(PersonStore.Row row) {
        return new PersonView(
                row.id(),
                row.name(),
                row.unit(),
                row.level(),
                row.idType(),
                Mask.idNumber(number(row)),
                Mask.mobile(row.mobile()),
                row.deceasedOn(),
                row.version());
    }

    /** A row's number in the clear, or null. */
    String number(PersonStore.Row row) {
        return secrets.decrypt(PersonStore.NUMBER, row.id(), row.idNumber());
    }

    /**
     * The known, as far as is remembered without asking again; what is found, and what is not, is remembered too. Who a
     * person is and what they are called does not change; anything else may have since.
     */
    private Map<String, Found> look(Collection<String> lookups) {
        Set<String> unknown = new HashSet<>(recent.unknown(lookups));
        Map<String, Found> found = stored(unknown);
        unknown.removeAll(found.keySet());
        recent.absent(unknown);
        if (!database.inTransaction()) {
            // What a transaction has not committed yet may never come to be.
            recent.found(found);
        }
        found.putAll(recent.found(lookups));
        return now(found);
    }

    private Map<String, Found> find(Collection<String> lookups) {
        return now(stored(lookups));
    }

    private Map<String, Found> stored(Collection<String> lookups) {
        Map<String, Found> found = new HashMap<>();
        for (List<String> some : IdChunks.of(lookups)) {
            found.putAll(database.read(db -> PersonStore.find(db, some)));
        }
        return found;
    }

    /** The remembered as they stand today; their rows lie together where those of their hashes lie anywhere. */
    private Map<String, Found> today(Map<String, Found> remembered) {
        Map<Long, Found> rows = new HashMap<>();
        for (List<Long> some :
                IdChunks.of(remembered.values().stream().map(Found::id).sorted().toList())) {
            rows.putAll(database.read(db -> PersonStore.byIds(db, some)));
        }
        remembered.replaceAll((lookup, found) -> rows.get(found.id()));
        return now(remembered);
    }

    /** Whoever was found to be another is that other one. */
    private Map<String, Found> now(Map<String, Found> known) {
        if (known.isEmpty()) {
            return known;
        }
        Merged merged = merges.now();
        Set<Long> others = known.values().stream()
                .filter(found -> merged.now(found.id()) != found.id())
                .map(found -> merged.now(found.id()))
                .collect(Collectors.toSet());
        if (others.isEmpty()) {
            return known;
        }
        Map<Long, Found> now = new HashMap<>();
        for (List<Long> some : IdChunks.of(others)) {
            now.putAll(database.read(db -> PersonStore.byIds(db, some)));
        }
        known.replaceAll((lookup, found) -> now.getOrDefault(merged.now(found.id()), found));
        return known;
    }

    private List<ReadClaim> read(List<PersonClaim> claims) {
        boolean synthetic = settings.synthetic();
        return claims.stream().map(claim -> ReadClaim.of(claim, synthetic)).toList();
    }

    private List<String> lookups(List<ReadClaim> claims) {
        return claims.stream().map(claim -> claim.lookup(secrets)).toList();
    }

    private static Resolved resolved(Found found, boolean created) {
        return new Resolved(found.id(), found.level(), created, found.deceasedOn());
    }
}

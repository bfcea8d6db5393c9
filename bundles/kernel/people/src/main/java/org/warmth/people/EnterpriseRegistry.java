package org.warmth.people;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.access.Callers;
import org.warmth.api.people.Enterprises;
import org.warmth.api.store.Database;
import org.warmth.api.store.IdChunks;
import org.warmth.api.store.Ids;
import org.warmth.people.EnterpriseStore.Row;

/** Enterprises as rosters and requests name them: by credit code, else by name. */
@Component(service = {Enterprises.class, EnterpriseRegistry.class})
public final class EnterpriseRegistry implements Enterprises {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{2,100}");

    private final Database database;
    private final Ids ids;
    private final Callers callers;
    private final Clock clock;

    /** The registry on its table. */
    @Activate
    public EnterpriseRegistry(
            @Reference(target = "(module=kernel)") Database database,
            @Reference Ids ids,
            @Reference Callers callers,
            @Reference Clock clock) {
        this.database = database;
        this.ids = ids;
        this.callers = callers;
        this.clock = clock;
    }

    @Override
    public List<List<Violation>> check(List<Claim> claims) {
        return claims.stream()
                .map(claim -> claim == null ? List.<Violation>of() : check(claim))
                .toList();
    }

    private static List<Violation> check(Claim claim) {
        List<Violation> wrong = new ArrayList<>(0);
        if (claim.name() == null || !NAME.matcher(claim.name().strip()).matches()) {
            wrong.add(Violation.of("name", "people.enterprise.name"));
        }
        String code = Plain.number(claim.creditCode());
        Violation fault = code == null ? null : CreditCode.check("creditCode", code);
        if (fault != null) {
            wrong.add(fault);
        }
        return wrong;
    }

    @Override
    public List<Long> resolve(List<Claim> claims) {
        return Claims.each(claims, this::resolved, 0L);
    }

    private List<Long> resolved(List<Claim> claims) {
        return database.write(db -> {
            Directory known = new Directory(db, claims);
            for (Claim claim : claims) {
                String code = Plain.number(claim.creditCode());
                String key = Plain.enterpriseKey(claim.name());
                if (known.get(code, key) == null) {
                    String lookup = lookup(code, key);
                    Row row = new Row(ids.next(), lookup, claim.name().strip(), key, code, 1);
                    known.found(row);
                }
            }
            LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
            boolean all =
                    EnterpriseStore.insert(db, known.fresh(), callers.current().user(), now);
            Directory found = all ? known : new Directory(db, claims);
            return claims.stream()
                    .map(claim -> found.get(Plain.number(claim.creditCode()), Plain.enterpriseKey(claim.name()))
                            .id())
                    .toList();
        });
    }

    @Override
    public Map<Long, Claim> named(Collection<Long> wanted) {
        Map<Long, Claim> named = new HashMap<>();
        for (List<Long> some : IdChunks.of(wanted)) {
            database.read(db -> EnterpriseStore.rows(db, some))
                    .forEach(row -> named.put(row.id(), new Claim(row.name(), row.creditCode())));
        }
        return named;
    }

    /** Those whose name contains a text, or whose code is it. */
    List<Row> search(String text, long after, int most) {
        return database.read(db -> EnterpriseStore.search(db, text, after, most));
    }

    private static String lookup(String code, String key) {
        return code != null ? code : "name:" + key;
    }

    /** What is known of a set of claims, and the one rule by which a claim meets an enterprise. */
    private static final class Directory {
        private final DSLContext db;
        private final Map<String, Row> byCode = new HashMap<>();
        private final Map<String, Row> byName = new HashMap<>();
        private final Map<Long, Row> fresh = new HashMap<>();

        Directory(DSLContext db, List<Claim> claims) {
            this.db = db;
            TreeSet<String> codes = new TreeSet<>();
            TreeSet<String> keys = new TreeSet<>();
            for (Claim claim : claims) {
                String code = Plain.number(claim.creditCode());
                if (code != null) {
                    codes.add(code);
                }
                keys.add(Plain.enterpriseKey(claim.name()));
            }
            IdChunks.of(codes)
                    .forEach(some -> EnterpriseStore.find(db, some, List.of()).forEach(this::put));
            IdChunks.of(keys)
                    .forEach(some -> EnterpriseStore.find(db, List.of(), some).forEach(this::put));
        }

        /** Adds one; of several of one name the oldest stays, but one without code comes before those with. */
        void put(Row row) {
            if (row.creditCode() != null) {
                byCode.put(row.creditCode(), row);
            }
            byName.merge(
                    row.nameKey(),
                    row,
                    (old, next) -> next.creditCode() == null && old.creditCode() != null ? next : old);
        }

        /** Adds one that is to be written. */
        void found(Row row) {
            fresh.put(row.id(), row);
            put(row);
        }

        /** Those to be written, in the order of their keys. */
        List<Row> fresh() {
            return fresh.values().stream()
                    .sorted(Comparator.comparing(Row::lookup))
                    .toList();
        }

        /** By code; by name where one of both has no code, which then takes that of the claim; else null. */
        Row get(String code, String key) {
            if (code == null) {
                return byName.get(key);
            }
            Row coded = byCode.get(code);
            if (coded != null) {
                return coded;
            }
            Row named = byName.get(key);
            if (named == null || named.creditCode() != null) {
                return null;
            }
            Row identified = new Row(named.id(), code, named.name(), named.nameKey(), code, named.version());
            if (fresh.replace(named.id(), identified) == null) {
                EnterpriseStore.identify(db, named, code);
            }
            byName.put(key, identified);
            byCode.put(code, identified);
            return identified;
        }
    }
}

package org.warmth.ledger;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.warmth.api.Benefit;
import org.warmth.api.BusinessDay;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.campaigns.Period;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Figures.Reading;
import org.warmth.api.ledger.Figures.Total;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.Merged;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

/** A ledger with all its parts on a test's database, and a second node that reads it. */
final class Books {
    static final LocalDate DAY = LocalDate.of(2022, 1, 10);
    static final Period SEASON = new Period(LocalDate.of(2021, 12, 20), LocalDate.of(2022, 2, 20));
    static final Caller CLERK = TestCallers.caller(7, "clerk", 1, Role.CLERK);

    final TestDatabase database;
    final TestCallers callers = new TestCallers();
    final TestAudit audit = new TestAudit();
    final Windows windows = new Windows();
    final Tree tree;
    Merged merged = Merged.NONE;
    final LedgerChain chain;
    final LedgerPosting ledger;
    final TotalsMemory memory;
    final Sealing sealing;
    final LedgerFigures figures;
    final LedgerVerifier verifier;

    Books(TestDatabase database) {
        this.database = database;
        tree = new Tree(database);
        callers.set(CLERK);
        chain = new LedgerChain(database.secrets(), database.clock(), database.ids());
        ledger = new LedgerPosting(database, chain, callers, audit, database.ids(), database.clock());
        memory = new TotalsMemory(database, chain, tree);
        sealing = new Sealing(database, chain, memory, windows);
        figures = new LedgerFigures(database, chain, memory, windows, tree, registry());
        verifier = new LedgerVerifier(database, chain);
    }

    /** What another node, or this one after a restart, reads: nothing in memory yet. */
    LedgerFigures another() {
        return new LedgerFigures(database, chain, new TotalsMemory(database, chain, tree), windows, tree, registry());
    }

    /** Knows who was merged, and nothing else of anybody. */
    Persons registry() {
        return (Persons) Proxy.newProxyInstance(
                Persons.class.getClassLoader(), new Class<?>[] {Persons.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("merged")) {
                        return merged;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    static UnitSet only(long unit) {
        return new UnitSet(unit, false, DAY);
    }

    static UnitSet below(long unit) {
        return new UnitSet(unit, true, DAY);
    }

    /** A condolence of 500 yuan to one person. */
    static Entry gift(long record, long unit, long person) {
        return entry(record, unit, DAY, "condolence", Category.C1, 1, person, Set.of(), 50_000, 0);
    }

    static Entry entry(
            long record,
            long unit,
            LocalDate on,
            String benefit,
            Category category,
            int times,
            long person,
            Set<Tag> tags,
            long money,
            long goods) {
        return new Entry(
                new SourceKey("visits", record, "done"),
                unit,
                on,
                new Benefit(benefit),
                category,
                times,
                person,
                0,
                0,
                0,
                tags,
                Money.ofFen(money),
                Money.ofFen(goods),
                0,
                0,
                0);
    }

    static long times(Reading reading) {
        return reading.rows().stream().mapToLong(Total::times).sum();
    }

    static long money(Reading reading) {
        return reading.rows().stream().mapToLong(row -> row.money().fen()).sum();
    }

    /** Everything an entry's figures can be told apart by, summed. */
    static Map<List<Object>, List<Long>> sums(Reading reading) {
        Map<List<Object>, List<Long>> sums = new HashMap<>();
        for (Total row : reading.rows()) {
            List<Object> key = new ArrayList<>(List.of(row.benefit().code(), row.tags(), row.from()));
            key.add(row.category());
            if (row.times() != 0 || row.money().fen() != 0 || row.goods().fen() != 0) {
                sums.put(
                        key, List.of(row.times(), row.money().fen(), row.goods().fen()));
            }
        }
        return sums;
    }

    /** Campaigns whose windows a test moves. */
    static final class Windows implements Campaigns {
        private final AtomicLong change = new AtomicLong();
        private volatile List<Campaign> campaigns = List.of();

        void set(Period... periods) {
            List<Campaign> now = new ArrayList<>();
            for (Period period : periods) {
                now.add(new Campaign(
                        now.size() + 1,
                        "c" + now.size(),
                        "campaign",
                        2022,
                        period,
                        null,
                        period.to().atStartOfDay(BusinessDay.ZONE).toInstant(),
                        0,
                        1));
            }
            campaigns = now;
            change.incrementAndGet();
        }

        @Override
        public List<Campaign> all() {
            return campaigns;
        }

        @Override
        public Optional<Campaign> byId(long id) {
            return campaigns.stream().filter(campaign -> campaign.id() == id).findFirst();
        }

        @Override
        public Optional<Campaign> byCode(String code) {
            return campaigns.stream()
                    .filter(campaign -> campaign.code().equals(code))
                    .findFirst();
        }

        @Override
        public Optional<Campaign> on(LocalDate day) {
            return campaigns.stream()
                    .filter(campaign -> campaign.window().contains(day))
                    .findFirst();
        }

        @Override
        public long change() {
            return change.get();
        }
    }

    /** The tree as the view has it, and its change number. */
    static final class Tree implements Units {
        private static final Table<?> SCOPE = DSL.table(DSL.unquotedName("unit_scope"));
        private static final Field<Long> ANCESTOR = DSL.field(DSL.unquotedName("ancestor"), SQLDataType.BIGINT);
        private static final Field<Long> UNIT = DSL.field(DSL.unquotedName("unit"), SQLDataType.BIGINT);
        private static final Field<LocalDate> FROM = DSL.field(DSL.unquotedName("valid_from"), SQLDataType.LOCALDATE);
        private static final Field<LocalDate> TO = DSL.field(DSL.unquotedName("valid_to"), SQLDataType.LOCALDATE);

        private final TestDatabase database;
        private final AtomicLong change = new AtomicLong();

        Tree(TestDatabase database) {
            this.database = database;
        }

        @Override
        public long[] within(UnitSet set) {
            return set.subtree()
                    ? units(ANCESTOR.eq(set.top()).and(DSL.val(set.on()).between(FROM, TO)))
                    : new long[] {set.top()};
        }

        @Override
        public long[] all() {
            return units(DSL.noCondition());
        }

        private long[] units(Condition wanted) {
            return database.read(
                    sql -> sql.selectDistinct(UNIT).from(SCOPE).where(wanted).orderBy(UNIT).fetch(UNIT).stream()
                            .mapToLong(Long::longValue)
                            .toArray());
        }

        void changed() {
            change.incrementAndGet();
        }

        @Override
        public long change() {
            return change.get();
        }

        @Override
        public Optional<Unit> byId(long id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Unit> byCode(String code) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, List<Unit>> find(Collection<String> codesOrNames) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<Long, Unit> byIds(Collection<Long> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Unit> children(long parent, LocalDate on) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Long> lineage(long unit, LocalDate on) {
            throw new UnsupportedOperationException();
        }
    }
}

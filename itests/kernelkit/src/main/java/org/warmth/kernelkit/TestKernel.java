package org.warmth.kernelkit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.warmth.api.access.Access;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.campaigns.WorkingDays;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.ledger.Received;
import org.warmth.api.lists.Lists;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.Disbursements;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Workflow;
import org.warmth.people.PeopleSettings;
import org.warmth.people.UnitDraft;
import org.warmth.people.UnitRegistry;
import org.warmth.testkit.TestAccess;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/**
 * The kernel over a test's database: registries, workflow and ledger are the real ones; campaigns, jobs and files are
 * played. There are a city, a district and two base unions, and synthetic persons are welcome.
 */
public final class TestKernel {
    /** The database. */
    public final TestDatabase database;
    /** Who acts. */
    public final TestCallers callers = new TestCallers();
    /** Who may. */
    public final Access access;
    /** The trail. */
    public final TestAudit audit = new TestAudit();
    /** The tree. */
    public final Units units;
    /** The persons. */
    public final Persons persons;
    /** Their accounts. */
    public final Accounts accounts;
    /** Their accounts in the clear. */
    public final Disbursements disbursements;
    /** The enterprises. */
    public final Enterprises enterprises;
    /** The lives. */
    public final Workflow workflow;
    /** The ledger. */
    public final Ledger ledger;
    /** What persons have received. */
    public final Received received;
    /** The lists. */
    public final Lists lists;
    /** What time it is for workflow, ledger and whoever the test gives it to. */
    public final Clock clock;
    /** The working days, with the two festivals of 2022. */
    public final WorkingDays workingDays;
    /** What hangs out. */
    public final Publicities publicities;
    /** One campaign, the season of 2022. */
    public final TestCampaigns campaigns = new TestCampaigns();
    /** The jobs, which run when the test says so. */
    public final TestJobs jobs;
    /** The files. */
    public final TestFiles files = new TestFiles();
    /** The city. */
    public final long city;
    /** A district of it. */
    public final long district;
    /** A base union of the district. */
    public final long base;
    /** Another base union of the district. */
    public final long other;

    private final TestComponents components;
    private long users = 100;

    /** The kernel over a database, at the database's time. */
    public TestKernel(TestDatabase database) {
        this(database, database.clock(), null);
    }

    /** The kernel over a database, at a time of its own; the tree stays as it is at the database's. */
    public TestKernel(TestDatabase database, Clock clock) {
        this(database, clock, null);
    }

    /**
     * The kernel over a database.
     *
     * @param keeping gives what keeps the trail in place of {@link #audit}; null for that
     */
    public TestKernel(TestDatabase database, Function<Callers, Audit> keeping) {
        this(database, database.clock(), keeping);
    }

    private TestKernel(TestDatabase database, Clock clock, Function<Callers, Audit> keeping) {
        this.database = database;
        this.clock = clock;
        access = new TestAccess(database, callers);
        jobs = new TestJobs(database, callers);
        TestComponents founding = new TestComponents(
                        database, database.ids(), database.secrets(), database.clock(), callers, audit, new Open())
                .configure(PeopleSettings.class, "synthetic", true);
        List<Long> founded = found(founding);
        city = founded.get(0);
        district = founded.get(1);
        base = founded.get(2);
        other = founded.get(3);
        TestComponents registries = founding.above(access, keeping == null ? audit : keeping.apply(callers));
        units = registries.get(Units.class);
        persons = registries.get(Persons.class);
        accounts = registries.get(Accounts.class);
        disbursements = registries.get(Disbursements.class);
        enterprises = registries.get(Enterprises.class);
        components = registries.above(clock, campaigns, jobs, files, new TestMessages("workflow"));
        workflow = components.get(Workflow.class);
        ledger = components.get(Ledger.class);
        received = components.get(Received.class);
        lists = components.get(Lists.class);
        workingDays = components.get(WorkingDays.class);
        publicities = components.get(Publicities.class);
    }

    /** The components of a module over this kernel, each time others; these parts stand in front of the kernel's. */
    public TestComponents components(Object... parts) {
        return components.above(parts);
    }

    /** A new person with these roles over a unit and all below it. */
    public Caller caller(String name, long unit, Role... roles) {
        return TestCallers.caller(users++, name, unit, roles);
    }

    /** Acts as somebody from now on. */
    public void as(Caller caller) {
        callers.set(caller);
    }

    private List<Long> found(TestComponents founding) {
        callers.set(TestCallers.caller(1, "founder", 0, Role.CITY_OFFICER));
        List<Long> founded = new ArrayList<>(founding.get(UnitRegistry.class)
                .create(
                        List.of(
                                unit("31", "演示市总工会", Unit.Level.CITY, null),
                                unit("31D01", "演示一区总工会", Unit.Level.DISTRICT, "31"),
                                unit("31D01B001", "演示一区第一基层工会", Unit.Level.BASE, "31D01"),
                                unit("31D01B002", "演示一区第二基层工会", Unit.Level.BASE, "31D01")),
                        false));
        callers.set(null);
        founding.get(Units.class).byIds(founded);
        return founded;
    }

    private static UnitDraft unit(String code, String name, Unit.Level level, String above) {
        return new UnitDraft(code, name, level, null, above, null, null, null, LocalDate.of(2015, 1, 1));
    }

    /** Lets the founder found. */
    private static final class Open implements Access {
        @Override
        public boolean may(Set<Role> roles, long unit) {
            return true;
        }

        @Override
        public Set<Long> within(Set<Role> roles, Collection<Long> units) {
            return Set.copyOf(units);
        }

        @Override
        public void require(Set<Role> roles, long unit) {
            // The founder may.
        }
    }
}

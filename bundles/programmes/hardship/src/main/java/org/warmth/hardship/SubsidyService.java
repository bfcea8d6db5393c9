package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_SUBSIDIES;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.Messages;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.funds.Payments;
import org.warmth.api.funds.Payments.Payee;
import org.warmth.api.funds.Payments.Proposed;
import org.warmth.api.records.Filter;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The rules of the living subsidy: every active file is in it, or named with the reason why not. */
@Component(service = SubsidyService.class)
public final class SubsidyService {
    static final int CHUNK = 1000;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Payments payments;

    private final Database database;
    private final SubsidyStore subsidies;
    private final FileStore files;
    private final HardshipCalendar calendar;
    private final Access access;
    private final Callers callers;
    private final Messages messages;
    private final Ids ids;
    private final Clock clock;

    /** Over its tables and the kernel. */
    @Activate
    public SubsidyService(
            @Reference(target = "(module=hardship)") Database database,
            @Reference SubsidyStore subsidies,
            @Reference FileStore files,
            @Reference HardshipCalendar calendar,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Messages messages,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.subsidies = subsidies;
        this.files = files;
        this.calendar = calendar;
        this.access = access;
        this.callers = callers;
        this.messages = messages;
        this.ids = ids;
        this.clock = clock;
    }

    /** Proposes a payment for every active file of a unit and all below it, in one transaction. */
    Created propose(Subsidy.Input input) {
        Payments there = payments;
        if (there == null) {
            throw Problem.unavailable("hardship.funds-missing", null);
        }
        check(input);
        long id = ids.next();
        return database.write(sql -> {
            access.require(HardshipLifecycle.MAKERS, input.unit());
            Tally tally = new Tally(id, input, there);
            List<HardshipFile> active = files.activeBelow(input.unit(), calendar.today(), 0, CHUNK);
            while (!active.isEmpty()) {
                tally.add(active);
                active = files.activeBelow(
                        input.unit(),
                        calendar.today(),
                        active.get(active.size() - 1).id(),
                        CHUNK);
            }
            if (tally.files == 0) {
                throw Problem.conflict("hardship.subsidy-nobody");
            }
            subsidies.lists(id, tally.lists);
            Subsidy.Head made = new Subsidy.Head(
                    id,
                    input.unit(),
                    input.project(),
                    input.title(),
                    tally.files,
                    tally.payments,
                    callers.current().name(),
                    clock.instant());
            return subsidies
                    .records()
                    .create(made, "propose", Map.of("files", tally.files, "payments", tally.payments));
        });
    }

    /** One subsidy while its files are looked through, a chunk a list. */
    private final class Tally {
        private final long subsidy;
        private final Subsidy.Input input;
        private final Payments there;
        private final List<Long> lists = new ArrayList<>();
        private int files;
        private int payments;

        private Tally(long subsidy, Subsidy.Input input, Payments there) {
            this.subsidy = subsidy;
            this.input = input;
            this.there = there;
        }

        private void add(List<HardshipFile> some) {
            List<SubsidyStore.Left> left = new ArrayList<>();
            List<Payee> payees = new ArrayList<>();
            Map<Long, Long> files = new HashMap<>();
            for (HardshipFile file : some) {
                Money amount = input.of(file.type());
                if (amount == null) {
                    left.add(new SubsidyStore.Left(file.id(), file.head(), "hardship.subsidy-no-amount"));
                } else {
                    payees.add(new Payee(file.head(), amount, file.number()));
                    files.put(file.head(), file.id());
                }
            }
            if (!payees.isEmpty()) {
                Proposed proposed = there.propose(input.unit(), title(), input.project(), payees);
                proposed.left()
                        .forEach(
                                (person, reason) -> left.add(new SubsidyStore.Left(files.get(person), person, reason)));
                payments += proposed.payments();
                if (proposed.list() != 0) {
                    lists.add(proposed.list());
                }
            }
            subsidies.insert(subsidy, left);
            this.files += some.size();
        }

        /** The first list bears the title, the others its number too. */
        private String title() {
            return lists.isEmpty() ? input.title() : input.title() + "（" + (lists.size() + 1) + "）";
        }
    }

    private static void check(Subsidy.Input input) {
        boolean byType = input.amounts() != null && !input.amounts().isEmpty();
        Violations found = new Violations()
                .required("unit", input.unit())
                .required("project", input.project())
                .text("title", input.title(), 90)
                .unless((input.amount() != null) != byType, "amount", "hardship.subsidy-amount");
        if (input.amount() != null) {
            found.positive("amount", input.amount());
        }
        if (byType) {
            input.amounts().forEach((type, amount) -> found.positive("amounts." + type, amount));
        }
        found.refuse();
    }

    Subsidy get(long id) {
        return views(List.of(subsidies.records().get(id))).get(0);
    }

    Page<Subsidy> page(long unit, long after, int size) {
        Page<Subsidy.Head> page = subsidies.records().page(Filter.by(HARDSHIP_SUBSIDIES.UNIT, unit), after, size);
        return new Page<>(views(page.items()), page.next());
    }

    private List<Subsidy> views(List<Subsidy.Head> heads) {
        List<Long> ids = heads.stream().map(Subsidy.Head::id).toList();
        Map<Long, List<Long>> lists = subsidies.lists(ids);
        Map<Long, Integer> left = subsidies.left(ids);
        return heads.stream()
                .map(head ->
                        Subsidy.of(head, lists.getOrDefault(head.id(), List.of()), left.getOrDefault(head.id(), 0)))
                .toList();
    }

    /** Who was left out, and why. */
    Page<Subsidy.Left> left(long id, long after, int size) {
        Page<SubsidyStore.Left> page = Page.of(
                subsidies.left(subsidies.records().get(id).id(), after, size + 1), size, SubsidyStore.Left::file);
        Map<Long, HardshipFile> known = files.records()
                .byIds(page.items().stream().map(SubsidyStore.Left::file).collect(Collectors.toSet()));
        Locale locale = callers.current().locale();
        return new Page<>(
                page.items().stream()
                        .map(left -> new Subsidy.Left(
                                left.file(),
                                known.get(left.file()).number(),
                                left.reason(),
                                messages.text(locale, left.reason())))
                        .toList(),
                page.next());
    }
}

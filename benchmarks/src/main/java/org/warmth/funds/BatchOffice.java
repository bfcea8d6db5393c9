package org.warmth.funds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.store.Database;
import org.warmth.audit.Trail;
import org.warmth.audit.TrailChain;
import org.warmth.demo.Synthetic;
import org.warmth.files.FileService;
import org.warmth.files.FileStore;
import org.warmth.kernelkit.TestKernel;
import org.warmth.testkit.TestDatabase;

/**
 * The module put together by hand over an embedded database on disk, with the kernel's own registries, lives, trail, ledger and
 * files, and the people who bring a batch to the bank. It lies in the module's package, for its services are nobody else's.
 */
public final class BatchOffice implements AutoCloseable {
    private static final Charset CHARSET = Charset.forName("GB18030");
    private static final LocalDate DAY = LocalDate.of(2022, 1, 8);
    private static final Money AMOUNT = Money.ofFen(50_000);
    private static final Money BUDGET = Money.ofFen(90_000_000_000L);
    private static final int ONE_RETURNED_OF = 50;

    private final TestDatabase database;
    private final TestKernel kernel;
    private final StoredFiles files;
    private final PaymentStore payments;
    private final PaymentLists lists;
    private final ProjectService projects;
    private final BatchMaking making;
    private final BatchService batches;
    private final BatchFilling filling;
    private final BatchMoving moving;
    private final BatchExport export;
    private final ReturnService returns;
    private final ReturnPosting posting;
    private final Caller clerk;
    private final Caller reviewer;
    private final Caller leader;
    private final Caller cashier;
    private final long receipt;
    private final long payer;
    private final int people;
    private final List<long[]> payees = new ArrayList<>();
    private int made;

    /** A new one. */
    public BatchOffice(Path folder, int people) {
        database = TestDatabase.onDisk(folder, "funds");
        kernel = new TestKernel(
                database,
                callers -> new Trail(
                        database,
                        new TrailChain(database.secrets(), database.clock(), database.ids()),
                        callers,
                        database.ids(),
                        database.clock()));
        Trail trail = new Trail(
                database,
                new TrailChain(database.secrets(), database.clock(), database.ids()),
                kernel.callers,
                database.ids(),
                database.clock());
        files = new FileService(
                new FileStore(database, database.secrets()),
                kernel.callers,
                trail,
                database,
                database.ids(),
                database.clock());
        FundCalendar calendar = new FundCalendar(kernel.campaigns, database.clock());
        FundSettings settings = new FundSettings(new Usual());
        ReceiptStore receipts = new ReceiptStore(database);
        ProjectStore projectStore = new ProjectStore(database);
        PayerStore payers = new PayerStore(database);
        PaymentListStore listStore = new PaymentListStore(database);
        payments = new PaymentStore(database, kernel.lists);
        StandardService standards = new StandardService(
                database,
                new StandardStore(database),
                calendar,
                kernel.workflow,
                kernel.callers,
                kernel.units,
                database.ids());
        OverlapStore overlaps = new OverlapStore(database);
        lists = new PaymentLists(
                database,
                payments,
                listStore,
                projectStore,
                receipts,
                standards,
                calendar,
                new OverlapGate(
                        new OverlapFinder(overlaps, projectStore, receipts, calendar, kernel.received, kernel.persons),
                        overlaps),
                new CashStore(database),
                settings,
                kernel.publicities,
                kernel.workflow,
                kernel.lists);
        projects = new ProjectService(
                database,
                projectStore,
                receipts,
                settings,
                calendar,
                kernel.workflow,
                kernel.access,
                kernel.callers,
                trail,
                kernel.units,
                database.ids());
        BankFormats formats = new BankFormats().with(new PlainFormat());
        BatchStore store = new BatchStore(database);
        BatchItemStore items = new BatchItemStore(database, payments);
        ReturnStore returnStore = new ReturnStore(database);
        PaymentMoves moves = new PaymentMoves(payments, kernel.workflow);
        BatchCheck check = new BatchCheck(
                kernel.persons, kernel.accounts, new PaymentOnce(payments, projectStore, kernel.persons), calendar);
        filling = new BatchFilling(store, items, payments, listStore, moves, check, formats);
        moving = new BatchMoving(store, items, moves);
        export = new BatchExport(store, items, payers, formats, kernel.disbursements, files, trail, database.clock());
        BatchJobs jobs = new BatchJobs(kernel.jobs);
        making = new BatchMaking(
                database,
                store,
                items,
                jobs,
                payments,
                lists,
                receipts,
                payers,
                formats,
                calendar,
                kernel.workflow,
                kernel.access,
                kernel.callers,
                kernel.units,
                database.ids(),
                database.clock());
        batches = new BatchService(
                database,
                store,
                items,
                new HandoutStore(database),
                new BatchEyes(store, items, kernel.workflow, kernel.callers),
                settings,
                calendar,
                files,
                jobs,
                kernel.workflow,
                kernel.callers,
                database.clock());
        returns = new ReturnService(
                database,
                batches,
                store,
                returnStore,
                files,
                kernel.jobs,
                kernel.access,
                kernel.callers,
                database.ids(),
                database.clock());
        posting = new ReturnPosting(
                store,
                items,
                returnStore,
                new ReturnCheck(items, kernel.accounts, files, calendar),
                formats,
                moves,
                new PaymentEntries(projectStore, calendar, new AidFiles()),
                lists,
                calendar,
                kernel.accounts,
                kernel.ledger);
        clerk = kernel.caller("clerk", kernel.base, Role.CLERK);
        reviewer = kernel.caller("reviewer", kernel.base, Role.REVIEWER);
        leader = kernel.caller("leader", kernel.base, Role.LEADER);
        cashier = kernel.caller("cashier", kernel.base, Role.CASHIER);
        receipt = receive(receipts, calendar);
        payer = payer(payers, trail);
        standard(standards);
        this.people = people;
    }

    private long receive(ReceiptStore receipts, FundCalendar calendar) {
        kernel.as(reviewer);
        ReceiptService service = new ReceiptService(
                database,
                receipts,
                calendar,
                new FundChanges(database),
                kernel.campaigns,
                kernel.workflow,
                kernel.callers,
                kernel.units,
                database.ids());
        return service.create(new Receipt.Input(
                        kernel.base, Source.B3, ReceiptKind.RECEIVED, DAY, BUDGET, null, null, null, null, null, null))
                .id();
    }

    private long payer(PayerStore payers, Trail trail) {
        PayerService service = new PayerService(database, payers, kernel.access, kernel.callers, trail, database.ids());
        return service.create(
                        new Payer.Input(kernel.base, "演示一区第一基层工会", "9999990000000000014", "演示银行", null, null, false))
                .id();
    }

    private void standard(StandardService standards) {
        kernel.as(clerk);
        long id = standards
                .create(new Standard.Input(
                        kernel.base, 2022, null, null, Money.ZERO, Money.ofFen(200_000), "〔2021〕35号", null))
                .id();
        kernel.as(leader);
        standards.step(id, 1, "approve", null);
    }

    /** Other people each time: who is in two lists of a campaign is asked about. */
    private void know() {
        kernel.as(clerk);
        payees.clear();
        int last = (made + 1) * people;
        for (int from = made * people; from < last; from += Database.CHUNK) {
            List<PersonClaim> persons = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int i = from; i < Math.min(from + Database.CHUNK, last); i++) {
                names.add(Synthetic.name(new SplittableRandom(i)));
                persons.add(new PersonClaim(names.get(i - from), null, Synthetic.idNumber(i), null, kernel.base, null));
            }
            int first = from;
            database.write(sql -> {
                var known = kernel.persons.resolve(persons);
                List<Accounts.Claim> claims = new ArrayList<>();
                for (int i = 0; i < known.size(); i++) {
                    String name = names.get(i);
                    claims.add(
                            new Accounts.Claim(known.get(i).id(), null, name, Synthetic.card(first + i), name, "演示银行"));
                }
                List<Long> accounts = kernel.accounts.resolve(claims);
                for (int i = 0; i < known.size(); i++) {
                    payees.add(new long[] {known.get(i).id(), accounts.get(i)});
                }
                return null;
            });
        }
    }

    /** The database, for the floor. */
    public TestDatabase database() {
        return database;
    }

    /** An approved list that pays everybody once, from a project of its own. */
    public long approvedList() {
        know();
        kernel.as(clerk);
        long project = projects.create(new Project.Input(
                        kernel.base,
                        "慰问金" + made++,
                        ProjectKind.CONDOLENCE,
                        Category.C1,
                        receipt,
                        Money.ofFen(AMOUNT.fen() * payees.size()),
                        "〔2021〕36号",
                        null,
                        null))
                .id();
        projects.step(project, 1, "submit", null);
        kernel.as(leader);
        projects.step(project, 2, "approve", null);
        kernel.as(clerk);
        long list = lists.desk().create(kernel.base, "名册" + made).id();
        for (int from = 0; from < payees.size(); from += Database.CHUNK) {
            payments.records()
                    .insert(payees.subList(from, Math.min(from + Database.CHUNK, payees.size())).stream()
                            .map(payee -> payment(list, project, payee))
                            .collect(Collectors.toList()));
        }
        step(clerk, list, "submit");
        step(reviewer, list, "check");
        step(leader, list, "approve");
        return list;
    }

    private Payment payment(long list, long project, long[] payee) {
        PaymentFacts facts =
                new PaymentFacts(project, payee[0], 0, null, 1, payee[1], AMOUNT, Category.C1, Set.of(), null, null);
        return new Payment(database.ids().next(), kernel.base, list, 0, 0, PaymentState.LISTED, 1, facts, false, 0);
    }

    private void step(Caller caller, long list, String step) {
        kernel.as(caller);
        lists.desk().step(list, lists.desk().get(list).version(), step, null);
    }

    /** A batch of an approved list, from DRAFT to EXPORTED. */
    public long export(long list) {
        kernel.as(clerk);
        long batch = making.create(new Batch.Input(
                        kernel.base,
                        "第" + list + "批",
                        null,
                        receipt,
                        payer,
                        PlainFormat.ID,
                        List.of(list),
                        null,
                        "春节慰问金",
                        null))
                .id();
        kernel.jobs.run(BatchFilling.KIND, filling);
        act(reviewer, batch, "check");
        act(leader, batch, "authorise");
        act(cashier, batch, "export");
        kernel.jobs.run(BatchExport.KIND, export);
        return batch;
    }

    /** An exported batch handed out and sent, and what the bank answers: one in fifty is returned. */
    public byte[] send(long batch) throws IOException {
        String order;
        try (InputStream file = batches.handOut(batch, batches.get(batch).version(), null)
                .content()
                .get()) {
            order = new String(file.readAllBytes(), CHARSET);
        }
        act(cashier, batch, "send");
        kernel.jobs.run(BatchMoving.KIND, moving);
        return answer(order).getBytes(CHARSET);
    }

    /** What a bank says to an order of {@code reference|account|holder|fen} lines. */
    public static String answer(String order) {
        StringBuilder answer = new StringBuilder(order.length());
        int line = 0;
        for (String text : order.split("\n")) {
            if (line == 0) {
                answer.append(text).append('\n');
            } else {
                String[] fields = text.split("\\|");
                answer.append(fields[0])
                        .append(line % ONE_RETURNED_OF == 0 ? "|RETURNED|AM04|" : "|PAID|00|")
                        .append(fields[3])
                        .append('\n');
            }
            line++;
        }
        return answer.toString();
    }

    /** A sent batch with its return file, to RECONCILED. */
    public void reconcile(long batch, byte[] answer) {
        kernel.as(cashier);
        returns.receive(batch, "回盘.txt", new ByteArrayInputStream(answer));
        kernel.jobs.run(ReturnPosting.KIND, posting);
        act(reviewer, batch, "reconcile");
        BatchView done = batches.get(batch);
        int returned = payees.size() / ONE_RETURNED_OF;
        if (done.state() != BatchState.RECONCILED
                || done.contents().paid() != payees.size() - returned
                || done.contents().returned() != returned) {
            throw new IllegalStateException("the batch came out as " + done);
        }
    }

    private void act(Caller caller, long batch, String step) {
        kernel.as(caller);
        batches.step(batch, batches.get(batch).version(), step, new StepInput(null, null, "记-32", null));
    }

    @Override
    public void close() {
        database.close();
    }

    /** The settings that a server starts with. */
    private static final class Usual implements FundSettings.Config {
        @Override
        public String[] publicity_kinds() {
            return new String[] {"LIVING", "STUDY", "MEDICAL", "OTHER"};
        }

        @Override
        public int papers_days() {
            return 15;
        }

        @Override
        public String[] outside_c_d() {
            return new String[0];
        }

        @Override
        public long authorise_chair() {
            return 5_000;
        }

        @Override
        public long authorise_officer() {
            return 50_000;
        }

        @Override
        public int query_days() {
            return 3;
        }

        @Override
        public int record_days() {
            return 30;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return FundSettings.Config.class;
        }
    }
}

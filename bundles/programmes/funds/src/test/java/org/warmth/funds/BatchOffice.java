package org.warmth.funds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.store.Database;
import org.warmth.files.FileService;
import org.warmth.kernelkit.TestKernel;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/**
 * The module over an embedded database on disk, with the kernel's own registries, lives, trail, ledger and files, and the people
 * who bring a batch to the bank: for benchmarks.
 */
public final class BatchOffice implements AutoCloseable {
    private static final Charset CHARSET = Charset.forName("GB18030");
    private static final String NAME = "李例安";
    private static final LocalDate DAY = LocalDate.of(2022, 1, 8);
    private static final Money AMOUNT = Money.ofFen(50_000);
    private static final Money BUDGET = Money.ofFen(90_000_000_000L);
    private static final int ONE_RETURNED_OF = 50;

    private final TestDatabase database;
    private final TestKernel kernel;
    private final PaymentStore payments;
    private final ListDesk<StepInput, PaymentListView> lists;
    private final ProjectService projects;
    private final BatchMaking making;
    private final BatchService batches;
    private final TestComponents components;
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
        kernel = new TestKernel(database, callers -> new TestComponents(
                        database, database.ids(), database.secrets(), database.clock(), callers)
                .get(Audit.class));
        components = kernel.components(new TestMessages("funds"), new PlainFormat());
        // Made first, so that it stands before the files that the kernel plays.
        components.get(FileService.class);
        payments = components.get(PaymentStore.class);
        lists = components.get(PaymentLists.class).desk();
        projects = components.get(ProjectService.class);
        making = components.get(BatchMaking.class);
        batches = components.get(BatchService.class);
        clerk = kernel.caller("clerk", kernel.base, Role.CLERK);
        reviewer = kernel.caller("reviewer", kernel.base, Role.REVIEWER);
        leader = kernel.caller("leader", kernel.base, Role.LEADER);
        cashier = kernel.caller("cashier", kernel.base, Role.CASHIER);
        receipt = receive();
        payer = payer();
        standard();
        this.people = people;
    }

    private long receive() {
        kernel.as(reviewer);
        return components
                .get(ReceiptService.class)
                .create(new Receipt.Input(
                        kernel.base, Source.B3, ReceiptKind.RECEIVED, DAY, BUDGET, null, null, null, null, null, null))
                .id();
    }

    private long payer() {
        return components
                .get(PayerService.class)
                .create(new Payer.Input(kernel.base, "演示一区第一基层工会", "9999990000000000014", "演示银行", null, null, false))
                .id();
    }

    private void standard() {
        StandardService standards = components.get(StandardService.class);
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
            for (int i = from; i < Math.min(from + Database.CHUNK, last); i++) {
                persons.add(new PersonClaim(NAME, null, Synthetic.idNumber(i), null, kernel.base, null));
            }
            int first = from;
            database.write(sql -> {
                var known = kernel.persons.resolve(persons);
                List<Accounts.Claim> claims = new ArrayList<>();
                for (int i = 0; i < known.size(); i++) {
                    claims.add(
                            new Accounts.Claim(known.get(i).id(), null, NAME, Synthetic.card(first + i), NAME, "演示银行"));
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
        long list = lists.create(kernel.base, "名册" + made).id();
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
        lists.step(list, lists.get(list).version(), step, null);
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
        kernel.jobs.run(BatchFilling.KIND, components.get(BatchFilling.class));
        act(reviewer, batch, "check");
        act(leader, batch, "authorise");
        act(cashier, batch, "export");
        kernel.jobs.run(BatchExport.KIND, components.get(BatchExport.class));
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
        kernel.jobs.run(BatchMoving.KIND, components.get(BatchMoving.class));
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
        components.get(ReturnService.class).receive(batch, "回盘.txt", new ByteArrayInputStream(answer));
        kernel.jobs.run(ReturnPosting.KIND, components.get(ReturnPosting.class));
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
}

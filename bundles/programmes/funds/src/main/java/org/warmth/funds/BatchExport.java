package org.warmth.funds;

import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.audit.Audit;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.files.StoredFile;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.people.Disbursements;
import org.warmth.api.people.Disbursements.Clear;
import org.warmth.api.people.Disbursements.Disbursement;
import org.warmth.api.store.Database;
import org.warmth.funds.BatchItem.Line;

/**
 * Writes the bank file of a batch, once: file, hash and batch in one commit, so that a crash leaves either all or nothing of
 * it. Numbers in the clear go from the registry into the file and nowhere else.
 */
@Component(
        service = {BatchExport.class, JobHandler.class},
        property = JobHandler.KIND + "=" + BatchExport.KIND)
public final class BatchExport implements JobHandler {
    static final String KIND = "funds.batch.export";

    private static final Set<BatchState> EXPORTED = Set.of(BatchState.EXPORTED);

    private final BatchStore batches;
    private final BatchItemStore items;
    private final PayerStore payers;
    private final BankFormats formats;
    private final Disbursements disbursements;
    private final StoredFiles files;
    private final Audit audit;
    private final Clock clock;

    /** Over the module's tables and the kernel's files. */
    @Activate
    public BatchExport(
            @Reference BatchStore batches,
            @Reference BatchItemStore items,
            @Reference PayerStore payers,
            @Reference BankFormats formats,
            @Reference Disbursements disbursements,
            @Reference StoredFiles files,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.batches = batches;
        this.items = items;
        this.payers = payers;
        this.formats = formats;
        this.disbursements = disbursements;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        long id = Long.parseLong(run.arguments().get(BatchFilling.BATCH));
        BankFileFormat format = formats.need(batches.byId(id).order().format());
        Batch batch = run.chunk(1, "written", () -> write(run, id, format));
        return Map.of(
                "items", batch.holds().items(),
                "amount", batch.holds().amount().toString(),
                "sha256", String.valueOf(batch.file().sha256()));
    }

    /** Writes the file unless it is there, or the batch is withdrawn meanwhile. */
    private Batch write(JobRun run, long id, BankFileFormat format) {
        Batch batch = batches.hold(id, EXPORTED).orElse(null);
        if (batch == null || batch.file().id() != 0) {
            return batches.byId(id);
        }
        Batch.Holds holds = batch.holds();
        Disbursement numbers = disbursements.open(run, "funds.batch/" + id, holds.items());
        String name = batch.number() + "." + format.extension();
        StoredFile file = files.withhold(
                name, format.mediaType(), out -> format.write(order(batch), new Lines(batch, numbers), out));
        Batch written = batch.written(new Batch.BankFile(file.id(), name, file.sha256()));
        batches.kept().rewrite(written);
        audit.record(
                "funds.batch.file",
                batch.unit(),
                "funds.batch/" + id,
                Map.of(
                        "sha256", file.sha256(),
                        "items", holds.items(),
                        "amount", holds.amount().fen()));
        return written;
    }

    private BankOrder order(Batch batch) {
        Payer payer =
                payers.byIds(List.of(batch.order().payer())).get(batch.order().payer());
        return new BankOrder(
                batch.number(),
                batch.order().payOn(),
                clock.instant(),
                payer.name(),
                payer.number(),
                payer.bankCode(),
                batch.order().purpose(),
                batch.holds().items(),
                batch.holds().amount());
    }

    /** The items of a batch in the clear, a chunk at a time; at the end they come out at the control totals. */
    private final class Lines implements Iterator<BankItem> {
        private final Batch batch;
        private final Disbursement numbers;
        private List<Line> chunk = List.of();
        private Map<Long, Clear> clear = Map.of();
        private int at;
        private int last;
        private int count;
        private Money sum = Money.ZERO;

        private Lines(Batch batch, Disbursement numbers) {
            this.batch = batch;
            this.numbers = numbers;
        }

        @Override
        public boolean hasNext() {
            if (at == chunk.size()) {
                read();
            }
            return at < chunk.size();
        }

        private void read() {
            chunk = items.page(batch.id(), BatchItemStore.in(List.of(PaymentState.BATCHED)), last, Database.CHUNK);
            at = 0;
            clear = numbers.read(
                    chunk.stream().map(line -> line.item().account()).toList());
            boolean total =
                    count == batch.holds().items() && sum.equals(batch.holds().amount());
            if (chunk.isEmpty() && !total) {
                throw new IllegalStateException("batch " + batch.id() + " does not hold what was checked");
            }
        }

        @Override
        public BankItem next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            BatchItem item = chunk.get(at++).item();
            last = item.line();
            Clear account = clear.get(item.account());
            count++;
            sum = sum.plus(item.amount());
            return new BankItem(
                    count,
                    item.reference(),
                    account.number(),
                    account.holder(),
                    account.bank(),
                    account.bankCode(),
                    item.amount(),
                    account.idNumber(),
                    batch.order().purpose());
        }
    }
}

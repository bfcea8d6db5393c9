package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_RECORDINGS;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.records.Filter;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The rules of recording what was paid in the city's system: each payment once, by a cashier, for its numbers. */
@Component(service = RecordingService.class)
public final class RecordingService {
    private final Database database;
    private final RecordingStore recordings;
    private final PaymentService payments;
    private final FundSettings settings;
    private final FundCalendar calendar;
    private final StoredFiles files;
    private final Jobs jobs;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    /** Over its tables and the kernel. */
    @Activate
    public RecordingService(
            @Reference(target = "(module=funds)") Database database,
            @Reference RecordingStore recordings,
            @Reference PaymentService payments,
            @Reference FundSettings settings,
            @Reference FundCalendar calendar,
            @Reference StoredFiles files,
            @Reference Jobs jobs,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.recordings = recordings;
        this.payments = payments;
        this.settings = settings;
        this.calendar = calendar;
        this.files = files;
        this.jobs = jobs;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Records what a unit and all below it paid and have not recorded; a job makes the file. */
    Created create(Recording.Input input) {
        new Violations().required("unit", input.unit()).refuse();
        long id = ids.next();
        return database.write(sql -> {
            access.require(FundRoles.CASHIER, input.unit());
            if (recordings.unrecorded(input.unit(), 0, 1).isEmpty()) {
                throw Problem.conflict("funds.recording-nothing");
            }
            Recording recording = new Recording(
                    id,
                    input.unit(),
                    "SWL" + id,
                    false,
                    0,
                    Money.ZERO,
                    Batch.BankFile.NONE,
                    job(id, input.unit()),
                    callers.current().name(),
                    clock.instant());
            return recordings.kept().create(recording, "create", Map.of());
        });
    }

    /** Starts the job again that makes the file, after it failed. */
    Recording.View again(long id) {
        return database.write(sql -> {
            Recording recording = recordings.kept().get(id);
            access.require(FundRoles.CASHIER, recording.unit());
            if (recording.ready()) {
                throw Problem.conflict("funds.file-there");
            }
            recordings.kept().rewrite(recording.at(job(id, recording.unit())));
            return get(id);
        });
    }

    private long job(long id, long unit) {
        return jobs.start(RecordingExport.KIND, unit, Map.of(RecordingExport.RECORDING, Long.toString(id)))
                .id();
    }

    /**
     * A recording's file that is taken.
     *
     * @param name its name
     * @param content opens it; the caller closes it
     */
    record Taken(String name, Supplier<InputStream> content) {}

    /** Gives the file out to finance; each time stands in the trail. */
    Taken file(long id) {
        return database.write(sql -> {
            Recording recording = recordings.kept().get(id);
            access.require(FundRoles.BOOKERS, recording.unit());
            if (!recording.ready()) {
                throw Problem.conflict("funds.file-not-ready");
            }
            recordings
                    .kept()
                    .trail(recording, "file", Map.of("sha256", recording.file().sha256()));
            return new Taken(
                    recording.file().name(),
                    () -> files.withheld(recording.file().id()));
        });
    }

    Recording.View get(long id) {
        return Recording.View.of(recordings.kept().get(id));
    }

    Page<Recording.View> page(long unit, long after, int size) {
        Page<Recording> page = recordings.kept().page(Filter.by(FUNDS_RECORDINGS.UNIT, unit), after, size);
        return new Page<>(page.items().stream().map(Recording.View::of).toList(), page.next());
    }

    /**
     * A payment that was paid and is not recorded.
     *
     * @param payment the payment
     * @param due until when it should be
     * @param overdue whether that day is past
     */
    @Schema(name = "funds.MissingRecording")
    record Missing(PaymentView payment, LocalDate due, boolean overdue) {}

    /** What was paid and is not recorded, in the order of ids. */
    Page<Missing> missing(long unit, long after, int size) {
        List<Payment> found = recordings.unrecorded(callers.current(), unit, after, size + 1);
        Page<Payment> page = Page.of(found, size, Payment::id);
        return new Page<>(
                payments.views(page.items()).stream().map(this::missing).toList(), page.next());
    }

    private Missing missing(PaymentView payment) {
        LocalDate due = payment.facts().date().plusDays(settings.recordDays());
        return new Missing(payment, due, due.isBefore(calendar.today()));
    }
}

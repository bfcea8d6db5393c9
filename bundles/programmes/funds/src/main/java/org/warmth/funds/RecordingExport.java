package org.warmth.funds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.files.StoredFile;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.people.Disbursements;
import org.warmth.api.people.Disbursements.Clear;
import org.warmth.api.people.Disbursements.Disbursement;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;

/** Records what was paid: first each payment is noted, in chunks, then the file is written of what was noted. */
@Component(
        service = {RecordingExport.class, JobHandler.class},
        property = JobHandler.KIND + "=" + RecordingExport.KIND)
public final class RecordingExport implements JobHandler {
    static final String KIND = "funds.record";
    /** The argument that names the recording. */
    static final String RECORDING = "recording";

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final RecordingStore recordings;
    private final RecordingSheet sheet;
    private final ProjectStore projects;
    private final Persons persons;
    private final Disbursements disbursements;
    private final Units units;
    private final StoredFiles files;

    /** Over the module's tables and the kernel's registries. */
    @Activate
    public RecordingExport(
            @Reference RecordingStore recordings,
            @Reference RecordingSheet sheet,
            @Reference ProjectStore projects,
            @Reference Persons persons,
            @Reference Disbursements disbursements,
            @Reference Units units,
            @Reference StoredFiles files) {
        this.recordings = recordings;
        this.sheet = sheet;
        this.projects = projects;
        this.persons = persons;
        this.disbursements = disbursements;
        this.units = units;
        this.files = files;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        long id = Long.parseLong(run.arguments().get(RECORDING));
        int done = recordings.count(id);
        for (long after = 0; after >= 0; ) {
            long since = after;
            after = run.chunk(done, Long.toString(since), () -> note(id, since));
            done = recordings.count(id);
        }
        Recording made = run.chunk(done, "written", () -> write(run, id));
        return Map.of("payments", made.payments(), "amount", made.amount().toString());
    }

    /** Notes some; where to look for the next, or -1 at the end. */
    private long note(long id, long after) {
        Recording recording = recordings.hold(id).orElse(null);
        if (recording == null) {
            return -1;
        }
        List<Payment> paid = recordings.unrecorded(recording.unit(), after, Database.CHUNK);
        recordings.note(id, paid);
        return paid.isEmpty() ? -1 : paid.get(paid.size() - 1).id();
    }

    private Recording write(JobRun run, long id) {
        Recording recording = recordings.hold(id).orElse(null);
        if (recording == null) {
            return recordings.byId(id);
        }
        int count = recordings.count(id);
        Disbursement numbers = disbursements.open(run, "funds.recording/" + id, count);
        Lines lines = new Lines(recording, numbers);
        String name = recording.number() + ".xlsx";
        StoredFile file = files.withhold(name, XLSX, out -> sheet.write(lines, out));
        Recording made = recording.made(count, lines.sum, new Batch.BankFile(file.id(), name, file.sha256()));
        recordings.kept().rewrite(made);
        return made;
    }

    /** What a recording noted, a chunk at a time. */
    private final class Lines implements Iterator<RecordingColumn.Line> {
        private final Recording recording;
        private final Disbursement numbers;
        private List<RecordingColumn.Line> chunk = List.of();
        private int at;
        private long last;
        private int count;
        private Money sum = Money.ZERO;

        private Lines(Recording recording, Disbursement numbers) {
            this.recording = recording;
            this.numbers = numbers;
        }

        @Override
        public boolean hasNext() {
            if (at == chunk.size()) {
                chunk = lines(recordings.recorded(recording.id(), last, Database.CHUNK));
                at = 0;
            }
            return at < chunk.size();
        }

        @Override
        public RecordingColumn.Line next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            RecordingColumn.Line line = chunk.get(at++);
            sum = sum.plus(line.payment().facts().amount());
            return line;
        }

        private List<RecordingColumn.Line> lines(List<Payment> payments) {
            if (payments.isEmpty()) {
                return List.of();
            }
            last = payments.get(payments.size() - 1).id();
            Map<Long, PersonView> people =
                    persons.masked(payments.stream().map(Payment::person).collect(Collectors.toSet()));
            Map<Long, Project> of = projects.byIds(
                    payments.stream().map(payment -> payment.facts().project()).collect(Collectors.toSet()));
            Map<Long, Clear> clear = numbers.read(
                    payments.stream().map(payment -> payment.facts().account()).toList());
            Map<Long, String> named = names(payments, people);
            List<RecordingColumn.Line> lines = new ArrayList<>(payments.size());
            for (Payment payment : payments) {
                PersonView payee = people.get(payment.person());
                lines.add(new RecordingColumn.Line(
                        ++count,
                        payment,
                        payee,
                        clear.get(payment.facts().account()),
                        of.get(payment.facts().project()),
                        named.get(payee.unit()),
                        named.get(payment.unit()),
                        recording.number()));
            }
            return lines;
        }

        private Map<Long, String> names(List<Payment> payments, Map<Long, PersonView> people) {
            Set<Long> ids = new HashSet<>();
            payments.forEach(payment -> ids.add(payment.unit()));
            people.values().forEach(person -> ids.add(person.unit()));
            return units.byIds(ids).values().stream().collect(Collectors.toMap(Unit::id, Unit::name));
        }
    }
}

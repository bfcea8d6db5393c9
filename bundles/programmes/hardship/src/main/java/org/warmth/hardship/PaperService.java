package org.warmth.hardship;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.audit.Audit;
import org.warmth.api.files.StoredFile;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The rules of a file's papers: consents given and taken back, evidence added and taken out. */
@Component(service = PaperService.class)
public final class PaperService {
    private final Database database;
    private final PaperStore papers;
    private final HardshipService files;
    private final FileDesk desk;
    private final HardshipCalendar calendar;
    private final StoredFiles stored;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    /** Over its tables and the kernel. */
    @Activate
    public PaperService(
            @Reference(target = "(module=hardship)") Database database,
            @Reference PaperStore papers,
            @Reference HardshipService files,
            @Reference FileDesk desk,
            @Reference HardshipCalendar calendar,
            @Reference StoredFiles stored,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.papers = papers;
        this.files = files;
        this.desk = desk;
        this.calendar = calendar;
        this.stored = stored;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    List<Consent.View> consents(long file) {
        return ofFile(file).stream().map(Consent.View::of).toList();
    }

    /** Writes down a consent. */
    Created consent(long file, Consent.Input input) {
        Violations found = new Violations();
        FileRules.consent(found, "", input, calendar.today());
        found.refuse();
        return database.write(sql -> {
            HardshipFile of = open(file);
            if (input.scan() != null) {
                stored.get(input.scan());
            }
            long id = desk.consent(file, input);
            audit.record("hardship.consent.give", of.unit(), "hardship.file/" + file, Map.of("consent", id));
            return Created.of(id, 1);
        });
    }

    /** A household takes its consent back: no step that rests on it is taken any more. */
    Consent.View withdraw(long file, long id, int version) {
        return database.write(sql -> {
            HardshipFile of = files.read(file);
            access.require(HardshipLifecycle.MAKERS, of.unit());
            Consent consent = ofFile(file).stream()
                    .filter(each -> each.id() == id)
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("hardship.consent-unknown"));
            if (consent.withdrawnOn() != null) {
                throw Problem.conflict("hardship.consent-gone");
            }
            Consent withdrawn = consent.withdrawn(calendar.today());
            if (consent.version() != version || !papers.withdraw(withdrawn)) {
                throw Problem.stale();
            }
            audit.record("hardship.consent.withdraw", of.unit(), "hardship.file/" + file, Map.of("consent", id));
            return Consent.View.of(withdrawn);
        });
    }

    List<Evidence> evidence(long file) {
        files.read(file);
        return papers.evidence(Set.of(file)).getOrDefault(file, List.of());
    }

    /** Adds a paper; the file that is kept must be there and readable. */
    Created add(long file, Evidence.Input input) {
        new Violations()
                .required("kind", input.kind())
                .required("stored", input.stored())
                .longest("note", input.note(), 200)
                .refuse();
        return database.write(sql -> {
            HardshipFile of = open(file);
            StoredFile kept = stored.get(input.stored());
            long id = ids.next();
            papers.insert(new Evidence(
                    id,
                    file,
                    input.kind(),
                    kept.id(),
                    kept.name(),
                    input.expiresOn(),
                    input.note(),
                    calendar.today(),
                    null,
                    1));
            audit.record(
                    "hardship.evidence.add",
                    of.unit(),
                    "hardship.file/" + file,
                    Map.of("evidence", id, "kind", input.kind()));
            return Created.of(id, 1);
        });
    }

    /** Takes a paper out; it stays in the trail. */
    Evidence remove(long file, long id, int version, String reason) {
        new Violations().text("reason", reason, 200).refuse();
        return database.write(sql -> {
            HardshipFile of = open(file);
            Evidence paper = evidence(file).stream()
                    .filter(each -> each.id() == id)
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("hardship.evidence-unknown"));
            Evidence removed = paper.removed(calendar.today());
            if (paper.version() != version || !papers.remove(removed)) {
                throw Problem.stale();
            }
            audit.record(
                    "hardship.evidence.remove",
                    of.unit(),
                    "hardship.file/" + file,
                    Map.of("evidence", id, "reason", reason));
            return removed;
        });
    }

    private List<Consent> ofFile(long file) {
        files.read(file);
        return papers.consents(Set.of(file)).getOrDefault(file, List.of());
    }

    private HardshipFile open(long id) {
        HardshipFile file = files.read(id);
        access.require(HardshipLifecycle.MAKERS, file.unit());
        if (FileState.ENDED.contains(file.state())) {
            throw Problem.conflict("hardship.file-ended");
        }
        return file;
    }
}

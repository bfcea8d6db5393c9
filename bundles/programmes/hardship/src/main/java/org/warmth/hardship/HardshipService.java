package org.warmth.hardship;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;
import org.warmth.hardship.Consent.Purpose;
import org.warmth.hardship.FileMaker.Made;
import org.warmth.hardship.FileMaker.Proposal;

/** The rules of one file: opened, rewritten, read, and looked into for a reason. */
@Component(service = HardshipService.class)
public final class HardshipService {
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;

    private final Database database;
    private final FileStore files;
    private final FileStandings standings;
    private final FileMaker maker;
    private final FileDesk desk;
    private final HardshipLifecycle lives;
    private final FileViews views;
    private final HouseholdOnce once;
    private final LowLineService lines;
    private final StoredFiles stored;
    private final Workflow workflow;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;

    /** Over the module's tables and the kernel. */
    @Activate
    public HardshipService(
            @Reference(target = "(module=hardship)") Database database,
            @Reference FileStore files,
            @Reference FileStandings standings,
            @Reference FileMaker maker,
            @Reference FileDesk desk,
            @Reference HardshipLifecycle lives,
            @Reference FileViews views,
            @Reference HouseholdOnce once,
            @Reference LowLineService lines,
            @Reference StoredFiles stored,
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.files = files;
        this.standings = standings;
        this.maker = maker;
        this.desk = desk;
        this.lives = lives;
        this.views = views;
        this.once = once;
        this.lines = lines;
        this.stored = stored;
        this.workflow = workflow;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
    }

    /** Opens a file as a draft. */
    Created create(FileInput input) {
        new Violations().required("unit", input.unit()).refuse();
        long id = ids.next();
        return database.write(sql -> {
            access.require(HardshipLifecycle.MAKERS, input.unit());
            Proposal proposal = new Proposal(id, input.unit(), 0, null, List.of(), false, input);
            Made made = made(proposal);
            desk.open(List.of(made), consents(proposal));
            return Created.of(id, 1);
        });
    }

    /** Rewrites a draft, a relapsed file, or, by an officer, an active one; what is null stays. */
    FileView update(long id, int version, FileInput input) {
        return database.write(sql -> {
            HardshipFile file = files.records().at(id, version);
            lives.rewriting(file);
            if (input.unit() != null && input.unit() != file.unit()) {
                throw Problem.invalid("unit", "hardship.unit-fixed");
            }
            FileStandings.Standing standing = standings.of(Set.of(id));
            List<Member> household = standing.household(id);
            Proposal proposal =
                    new Proposal(id, file.unit(), 0, file, household, standing.consented(id, Purpose.ECONOMY), input);
            Made made = made(proposal);
            if (file.state() == FileState.APPROVED) {
                amend(file, made);
            }
            desk.rewrite(List.of(made), Map.of(id, household), consents(proposal));
            return get(id);
        });
    }

    /** An active file stays whole, and with its head; between types of which one is grave the leader decides. */
    private void amend(HardshipFile before, Made made) {
        HardshipFile after = made.file();
        if (before.head() != after.head()) {
            throw Problem.invalid("head.idNumber", "hardship.head-fixed");
        }
        if (before.type() != after.type()) {
            if (before.type() == FileType.TEMPORARY || after.type() == FileType.TEMPORARY) {
                throw Problem.invalid("facts.type", "hardship.type-fixed");
            }
            if (before.type().grave() || after.type().grave()) {
                access.require(HardshipLifecycle.LEADER, before.unit());
            }
        }
        List<Violation> lacking = FileRules.complete(
                after, made.household().size(), after.judge(lines.today().of(after.unit())));
        if (!lacking.isEmpty()) {
            throw Problem.invalid(lacking);
        }
    }

    private Made made(Proposal proposal) {
        List<Violation> found = maker.check(List.of(proposal)).get(0).stream()
                .filter(violation -> violation.severity() != Violation.Severity.NOTE)
                .toList();
        if (!found.isEmpty()) {
            throw Problem.invalid(found);
        }
        scans(proposal.input());
        Made made = maker.make(List.of(proposal)).get(0);
        List<Violation> open = once.check(List.of(made)).get(proposal.id());
        if (!open.isEmpty()) {
            throw Problem.invalid(open);
        }
        return made;
    }

    /** The scans that consents name are there, and the caller may read them. */
    private void scans(FileInput input) {
        if (input.consent() != null && input.consent().scan() != null) {
            stored.get(input.consent().scan());
        }
        if (input.members() != null) {
            input.members().stream()
                    .filter(member -> member.guardianScan() != null)
                    .forEach(member -> stored.get(member.guardianScan()));
        }
    }

    private static Map<Long, Consent.Input> consents(Proposal proposal) {
        return proposal.input().consent() == null
                ? Map.of()
                : Map.of(proposal.id(), proposal.input().consent());
    }

    FileView get(long id) {
        return views.view(read(id));
    }

    /** The files that the caller may read and a query asks for. */
    Page<FileSummary> page(FileQuery query, int size) {
        Page<HardshipFile> page = files.records().page(FileStore.wanted(query), query.after(), size);
        return new Page<>(views.summaries(page.items()), page.next());
    }

    List<Workflow.Taken> history(long id) {
        return workflow.history(HardshipLifecycle.KIND, read(id).id());
    }

    /** What a file keeps encrypted; who looked, and why, stands in the trail. */
    FileSecrets reveal(long id, String reason) {
        HardshipFile file = look(id, reason);
        return views.secrets(file);
    }

    /**
     * A file about to be shown in the clear: the reason is written down first.
     *
     * @throws Problem 403 for a shared account; 422 without a reason
     */
    HardshipFile look(long id, String reason) {
        String why = reason == null ? "" : reason.strip();
        new Violations()
                .unless(why.codePointCount(0, why.length()) >= SHORTEST_REASON, "reason", "hardship.reason-missing")
                .longest("reason", why, LONGEST_REASON)
                .refuse();
        return database.write(sql -> {
            HardshipFile file = read(id);
            if (callers.current().shared()) {
                throw Problem.forbidden("workflow.shared-account");
            }
            audit.record("hardship.file.reveal", file.unit(), "hardship.file/" + id, Map.of("reason", why));
            return file;
        });
    }

    /** A file that the caller may read. */
    HardshipFile read(long id) {
        return files.records().get(id);
    }
}

package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PROJECTS;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.people.Units;
import org.warmth.api.records.Filter;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Living;
import org.warmth.api.workflow.Views;
import org.warmth.api.workflow.Workflow;

/** The rules of projects: what they pay for is frozen when the leader approves them with a decision. */
@Component(service = ProjectService.class)
public final class ProjectService {
    private final Database database;
    private final ProjectStore projects;
    private final ProjectLifecycle lifecycle;
    private final ReceiptStore receipts;
    private final FundSettings settings;
    private final FundCalendar calendar;
    private final Workflow workflow;
    private final Living<Project, StepInput, ProjectView> living;
    private final Access access;
    private final Units units;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public ProjectService(
            @Reference(target = "(module=funds)") Database database,
            @Reference ProjectStore projects,
            @Reference ProjectLifecycle lifecycle,
            @Reference ReceiptStore receipts,
            @Reference FundSettings settings,
            @Reference FundCalendar calendar,
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Units units,
            @Reference Ids ids) {
        this.database = database;
        this.projects = projects;
        this.lifecycle = lifecycle;
        this.receipts = receipts;
        this.settings = settings;
        this.calendar = calendar;
        this.workflow = workflow;
        living = workflow.living(
                projects.kept(),
                lifecycle.life(),
                Views.each((project, nothing, next) -> ProjectView.of(project, next)));
        this.access = access;
        this.units = units;
        this.ids = ids;
    }

    Created create(Project.Input input) {
        Project project = made(ids.next(), 1, input);
        return database.write(sql -> {
            workflow.begin(lifecycle.life(), project, "draft", null);
            check(project);
            return projects.kept().insert(project);
        });
    }

    /** Rewrites a draft. */
    ProjectView update(long id, int version, Project.Input input) {
        Project next = made(id, version + 1, input);
        return database.write(sql -> {
            Project project = projects.kept().get(id);
            access.require(FundRoles.MAKERS, project.unit());
            if (project.state() != ProjectState.DRAFT) {
                throw Problem.conflict("funds.project-not-draft");
            }
            if (project.unit() != next.unit()) {
                throw Problem.invalid("unit", "funds.unit-fixed");
            }
            check(next);
            projects.kept().rewrite(next, "update", Map.of("version", version + 1));
            return get(id);
        });
    }

    ProjectView get(long id) {
        return living.get(id);
    }

    Page<ProjectView> page(long unit, ProjectState state, long after, int size) {
        return living.page(
                Filter.by(FUNDS_PROJECTS.UNIT, unit).and(Filter.by(FUNDS_PROJECTS.STATE, state)), after, size);
    }

    /** Takes a step. */
    ProjectView step(long id, int version, String step, String reason) {
        return living.step(id, version, step, StepInput.because(reason));
    }

    /** The projects of a unit and those above it, by name or id as written; a name may mean several. */
    Map<String, List<Project>> named(long unit, Collection<String> names) {
        Map<String, List<Project>> found = new HashMap<>();
        projects.of(units.lineage(unit, calendar.today()), names)
                .forEach(project -> found.merge(project.name(), List.of(project), ProjectService::both));
        return found;
    }

    private static List<Project> both(List<Project> some, List<Project> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private void check(Project project) {
        Receipt receipt = receipts.byIds(List.of(project.receipt())).get(project.receipt());
        boolean open = receipt != null
                && receipt.state() == ReceiptState.BOOKED
                && receipt.kind().spendable();
        boolean named = projects.of(List.of(project.unit()), List.of(project.name())).stream()
                .anyMatch(other -> other.id() != project.id());
        new Violations()
                .unless(open, "receipt", "funds.receipt-unusable")
                .unless(
                        !open || units.lineage(project.unit(), calendar.today()).contains(receipt.unit()),
                        "receipt",
                        "funds.receipt-elsewhere")
                .unless(!named, "name", "funds.project-named")
                .refuse();
    }

    private Project made(long id, int version, Project.Input input) {
        new Violations()
                .required("unit", input.unit())
                .required("kind", input.kind())
                .required("receipt", input.receipt())
                .text("name", input.name(), 100)
                .longest("decisionNo", input.decisionNo(), 60)
                .positive("budget", input.budget())
                .refuse();
        return new Project(
                id,
                input.unit(),
                input.name().strip(),
                input.kind(),
                input.category(),
                input.channel() == null ? input.kind().channel() : input.channel(),
                true,
                input.publicised() == null ? settings.publicised(input.kind()) : input.publicised(),
                input.receipt(),
                input.budget(),
                Money.ZERO,
                input.decisionNo(),
                ProjectState.DRAFT,
                version);
    }
}

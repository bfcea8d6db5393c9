package org.example.breakfasts;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListContents;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListState;
import org.warmth.api.programmes.ListingsContents;
import org.warmth.api.programmes.ListingsView;
import org.warmth.api.programmes.Programme;
import org.warmth.api.programmes.ProgrammeLists;
import org.warmth.api.programmes.Programmes;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Reason;

/** Lists of breakfasts, whole: who makes one, who approves it, what each step asks and does. */
@Component(service = BreakfastLists.class)
public final class BreakfastLists implements ProgrammeLists<Breakfast> {
    private static final Set<Role> MAKERS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    private static final Set<Role> APPROVERS = Set.of(Role.CHAIR, Role.OFFICER);
    private static final Set<ListState> DRAFT = Set.of(ListState.DRAFT);
    private static final Set<ListState> SUBMITTED = Set.of(ListState.SUBMITTED);
    private static final Set<ListState> APPROVED = Set.of(ListState.APPROVED);

    private final Programmes programmes;
    private final Programme<Breakfast> programme;
    private final Lifecycle<ListHead, ListingsContents, Reason> life;
    private final ListDesk<Reason, ListingsView> desk;

    /** Over the module's tables and the kernel's ready parts. */
    @Activate
    public BreakfastLists(
            @Reference(target = "(module=breakfasts)") Database database, @Reference Programmes programmes) {
        this.programmes = programmes;
        programme = new Programme<>("breakfasts", database, Breakfast.FIELDS);
        life = Lifecycle.of(
                        "breakfasts.list",
                        programmes.lists().heads(database, programme.lists()),
                        ListState.class,
                        ListHead::state,
                        ListHead::in,
                        lists -> programmes.contents(programme, lists),
                        Reason.FIELDS)
                .create(MAKE, ListState.DRAFT, MAKERS)
                .step(FILL, DRAFT, ListState.DRAFT, MAKERS)
                .byKernel()
                .step(UNDO, Set.of(ListState.DRAFT, ListState.SUBMITTED), null, MAKERS)
                .byKernel()
                .step(SUBMIT, DRAFT, ListState.SUBMITTED, MAKERS)
                .when(ListContents.something())
                .step("approve", SUBMITTED, ListState.APPROVED, APPROVERS)
                .apart(MAKE, FILL, SUBMIT)
                .does(programmes.lists().posting(BreakfastPosting.KIND))
                .step(POST, APPROVED, ListState.APPROVED, APPROVERS)
                .when(ListContents.unposted())
                .does(programmes.lists().posting(BreakfastPosting.KIND))
                .back("return", SUBMITTED, ListState.DRAFT, APPROVERS)
                .back(VOID, DRAFT, ListState.VOIDED, MAKERS)
                .when(ListContents.nothing())
                .build();
        desk = programmes.lists().desk(this);
    }

    @Override
    public Programmes programmes() {
        return programmes;
    }

    @Override
    public Programme<Breakfast> programme() {
        return programme;
    }

    @Override
    public Lifecycle<ListHead, ListingsContents, Reason> life() {
        return life;
    }

    /** The lists, for whoever calls. */
    ListDesk<Reason, ListingsView> desk() {
        return desk;
    }
}

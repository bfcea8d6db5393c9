package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_LISTS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.lists.ListContents;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Guard;
import org.warmth.api.workflow.Lifecycle;

/** Lists of donations: written down by one, received by a cashier who has counted the money (domain 0.5). */
@Component(service = DonationLists.class)
public final class DonationLists implements ListKind<Donation, DonationListContents, StepInput, DonationListView> {
    private final DonationStore donations;
    private final DonationListStore store;
    private final Lifecycle<ListHead, DonationListContents, StepInput> life;
    private final ListDesk<StepInput, DonationListView> desk;

    /** Over its tables and the kernel. */
    @Activate
    public DonationLists(
            @Reference(target = "(module=donations)") Database database,
            @Reference DonationStore donations,
            @Reference DonationListStore store,
            @Reference DonationMaker maker,
            @Reference Lists lists) {
        this.donations = donations;
        this.store = store;
        this.life = Lifecycle.of(
                        "donations.list",
                        lists.heads(database, DONATIONS_LISTS),
                        ListState.class,
                        ListHead::state,
                        ListHead::in,
                        found -> store.contents(found, maker.today()),
                        StepInput.FIELDS)
                .create(MAKE, ListState.DRAFT, DonationLifecycle.RECORDERS)
                .step(FILL, Set.of(ListState.DRAFT), ListState.DRAFT, DonationLifecycle.RECORDERS)
                .byKernel()
                .step(UNDO, Set.of(ListState.DRAFT, ListState.SUBMITTED), null, DonationLifecycle.RECORDERS)
                .byKernel()
                .step(SUBMIT, Set.of(ListState.DRAFT), ListState.SUBMITTED, DonationLifecycle.RECORDERS)
                .when(ListContents.something())
                .step("receive", Set.of(ListState.SUBMITTED), ListState.APPROVED, DonationLifecycle.CASHIER)
                .apart(MAKE, FILL, SUBMIT)
                .when(Guard.that(
                        "donations.list-ahead",
                        (list, holds) -> holds.view().ahead() == 0,
                        (list, holds) -> List.of(holds.view().ahead())))
                .takes("total", "voucherNo")
                .checks(DonationLists::miscounted)
                .also((set, holds, counted) -> set.forEach(list -> store.voucher(list.id(), counted.voucherNo())))
                .does(lists.posting(DonationReceiving.KIND))
                .example((list, holds) -> StepInput.counted(holds.view().money()))
                .step(POST, Set.of(ListState.APPROVED), ListState.APPROVED, DonationLifecycle.CASHIER)
                .apart(MAKE, FILL, SUBMIT)
                .when(ListContents.unposted())
                .does(lists.posting(DonationReceiving.KIND))
                .back("return", Set.of(ListState.SUBMITTED), ListState.DRAFT, DonationLifecycle.CASHIER)
                .back(VOID, Set.of(ListState.DRAFT), ListState.VOIDED, DonationLifecycle.RECORDERS)
                .when(ListContents.nothing())
                .build();
        this.desk = lists.desk(this);
    }

    @Override
    public Lifecycle<ListHead, DonationListContents, StepInput> life() {
        return life;
    }

    @Override
    public Records<Donation> records() {
        return donations.records();
    }

    @Override
    public List<DonationListView> views(
            List<ListHead> lists, Map<Long, DonationListContents> contents, Map<Long, List<String>> next) {
        return lists.stream()
                .map(list -> DonationListView.of(list, contents.get(list.id()), next.get(list.id())))
                .toList();
    }

    /** What the cashier has counted is what the list says, so that a slip of 万元 for 元 shows here. */
    private static List<Violation> miscounted(ListHead list, DonationListContents holds, StepInput counted) {
        Money money = holds.view().money();
        Money total = counted.total() == null && money.fen() == 0 ? Money.ZERO : counted.total();
        return new Violations()
                .required("total", total)
                .unless(total == null || total.equals(money), "total", "donations.total-differs", money.yuan())
                .found();
    }

    /** Lists of donations, for whoever calls. */
    ListDesk<StepInput, DonationListView> desk() {
        return desk;
    }

    /** The voucher under which a list was received, or null. */
    String voucherNo(ListHead list) {
        return store.vouchers(List.of(list.id())).get(list.id());
    }
}

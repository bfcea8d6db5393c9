package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_LISTS;

import java.util.List;
import java.util.Map;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.donations.DonationListView.Contents;

/** Lists of donations: written down by one, received by a cashier who has counted the money (domain 0.5). */
@Component(service = DonationLists.class)
public final class DonationLists implements ListKind<Donation, StepInput, DonationListView> {
    private final Database database;
    private final DonationStore donations;
    private final DonationListStore store;
    private final DonationMaker maker;
    private final ListDesk<StepInput, DonationListView> desk;

    /** Over its tables and the kernel. */
    @Activate
    public DonationLists(
            @Reference(target = "(module=donations)") Database database,
            @Reference DonationStore donations,
            @Reference DonationListStore store,
            @Reference DonationMaker maker,
            @Reference Lists lists) {
        this.database = database;
        this.donations = donations;
        this.store = store;
        this.maker = maker;
        this.desk = lists.desk(this);
    }

    @Override
    public Lifecycle<ListState> life() {
        return DonationLife.LIST;
    }

    @Override
    public ListState posts() {
        return ListState.APPROVED;
    }

    @Override
    public String job() {
        return DonationReceiving.KIND;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return DONATIONS_LISTS;
    }

    @Override
    public Records<Donation> records() {
        return donations.records();
    }

    @Override
    public List<DonationListView> views(List<ListHead> lists, Map<Long, List<String>> next) {
        List<Long> ids = lists.stream().map(ListHead::id).toList();
        Map<Long, String> vouchers = store.vouchers(ids);
        Map<Long, Contents> contents = store.contents(ids, maker.today());
        return lists.stream()
                .map(list -> DonationListView.of(
                        list,
                        vouchers.get(list.id()),
                        contents.getOrDefault(list.id(), Contents.NOTHING),
                        next.get(list.id())))
                .toList();
    }

    /** What the cashier has counted is what the list says, so that a slip of 万元 for 元 shows here. */
    @Override
    public void step(ListHead list, String step, StepInput input) {
        if (step.equals("receive")) {
            StepInput counted = StepInput.of(input);
            Contents holds =
                    store.contents(List.of(list.id()), maker.today()).getOrDefault(list.id(), Contents.NOTHING);
            if (holds.ahead() > 0) {
                throw Problem.conflict("donations.list-ahead", holds.ahead());
            }
            Money total = counted.total() == null && holds.money().fen() == 0 ? Money.ZERO : counted.total();
            new Violations()
                    .required("total", total)
                    .longest("voucherNo", counted.voucherNo(), 60)
                    .unless(
                            total == null || total.equals(holds.money()),
                            "total",
                            "donations.total-differs",
                            holds.money().yuan())
                    .refuse();
            store.voucher(list.id(), counted.voucherNo());
        }
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

package org.warmth.donations;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.warmth.donations.db.Tables.DONATIONS_DONATIONS;
import static org.warmth.donations.db.Tables.DONATIONS_LISTS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.lists.ListHead;
import org.warmth.api.store.Database;

/** What lists of donations have beside their heads, and what each holds; no rule. */
@Component(service = DonationListStore.class)
public final class DonationListStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public DonationListStore(@Reference(target = "(module=donations)") Database database) {
        this.database = database;
    }

    /** The vouchers of lists; null where a list has none. */
    Map<Long, String> vouchers(Collection<Long> ids) {
        return database.read(sql -> sql.select(DONATIONS_LISTS.ID, DONATIONS_LISTS.VOUCHER_NO)
                .from(DONATIONS_LISTS)
                .where(DONATIONS_LISTS.ID.in(ids))
                .fetchMap(DONATIONS_LISTS.ID, DONATIONS_LISTS.VOUCHER_NO));
    }

    void voucher(long id, String voucherNo) {
        database.write(sql -> sql.update(DONATIONS_LISTS)
                .set(DONATIONS_LISTS.VOUCHER_NO, voucherNo)
                .where(DONATIONS_LISTS.ID.eq(id))
                .execute());
    }

    /** What each of the lists holds, as of a day. */
    Map<Long, DonationListContents> contents(Collection<ListHead> lists, LocalDate today) {
        List<Long> ids = lists.stream().map(ListHead::id).toList();
        Map<Long, String> vouchers = vouchers(ids);
        Map<Long, DonationListView.Contents> sums = sums(ids, today);
        Map<Long, DonationListContents> contents = new HashMap<>();
        ids.forEach(id -> contents.put(
                id,
                new DonationListContents(sums.getOrDefault(id, DonationListView.Contents.NOTHING), vouchers.get(id))));
        return contents;
    }

    private Map<Long, DonationListView.Contents> sums(Collection<Long> ids, LocalDate today) {
        Field<Integer> received = count(when(DONATIONS_DONATIONS.STATE.ne(DonationState.PLEDGED.name()), 1));
        Field<BigDecimal> people = sum(DONATIONS_DONATIONS.PEOPLE.cast(Long.class));
        Field<BigDecimal> money = sum(when(DONATIONS_DONATIONS.GOODS.isNull(), DONATIONS_DONATIONS.AMOUNT_FEN)
                .otherwise(inline(0L)));
        Field<BigDecimal> goods = sum(when(DONATIONS_DONATIONS.GOODS.isNotNull(), DONATIONS_DONATIONS.AMOUNT_FEN)
                .otherwise(inline(0L)));
        Field<Integer> ahead = count(when(DONATIONS_DONATIONS.GIVEN_ON.gt(today), 1));
        return database.read(sql -> sql.select(DONATIONS_DONATIONS.LIST, count(), received, people, money, goods, ahead)
                .from(DONATIONS_DONATIONS)
                .where(DONATIONS_DONATIONS.LIST.in(ids).and(DONATIONS_DONATIONS.STATE.ne(DonationState.VOIDED.name())))
                .groupBy(DONATIONS_DONATIONS.LIST)
                .fetchMap(
                        DONATIONS_DONATIONS.LIST,
                        row -> new DonationListView.Contents(
                                row.get(count()),
                                row.get(received),
                                row.get(people).longValue(),
                                Money.ofFen(row.get(money).longValueExact()),
                                Money.ofFen(row.get(goods).longValueExact()),
                                row.get(ahead))));
    }
}

package org.warmth.funds;

import static org.jooq.impl.DSL.sum;
import static org.warmth.funds.db.Tables.FUNDS_RECEIPTS;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.campaigns.Period;
import org.warmth.api.people.UnitSet;
import org.warmth.api.statistics.IndicatorSource;
import org.warmth.api.store.Database;

/**
 * Form 1 rows B1 to B6 (domain 0.3): what was raised for the campaigns of a period. Carried-over money never counts,
 * goods bought from counted money do not count again, and transfers from an upper union stand apart as a memo, {@code
 * funds.transferred.B1} to {@code B6}, so that the next level can eliminate them.
 */
@Component
public final class FundIndicators implements IndicatorSource {
    private static final String RAISED = "funds.raised.";
    private static final String TRANSFERRED = "funds.transferred.";

    private final Database database;
    private final FundChanges changes;
    private final Campaigns campaigns;

    /** Over the module's tables. */
    @Activate
    public FundIndicators(
            @Reference(target = "(module=funds)") Database database,
            @Reference FundChanges changes,
            @Reference Campaigns campaigns) {
        this.database = database;
        this.changes = changes;
        this.campaigns = campaigns;
    }

    @Override
    public Set<String> indicators() {
        Set<String> all = new HashSet<>();
        for (Source source : Source.values()) {
            all.add(RAISED + source);
            all.add(TRANSFERRED + source);
        }
        return all;
    }

    @Override
    public long change() {
        return changes.number();
    }

    @Override
    public Map<Long, Long> values(String indicator, UnitSet units, Period period) {
        Field<BigDecimal> amount = sum(FUNDS_RECEIPTS.AMOUNT_FEN);
        return database.read(sql -> sql.select(FUNDS_RECEIPTS.UNIT, amount)
                .from(FUNDS_RECEIPTS)
                .where(counted(indicator, units, period))
                .groupBy(FUNDS_RECEIPTS.UNIT)
                .fetchMap(FUNDS_RECEIPTS.UNIT, row -> row.get(amount).longValueExact()));
    }

    @Override
    public List<IndicatorRecord> records(String indicator, UnitSet units, Period period, long after, int size) {
        return database.read(sql -> sql.selectFrom(FUNDS_RECEIPTS)
                .where(counted(indicator, units, period).and(FUNDS_RECEIPTS.ID.gt(after)))
                .orderBy(FUNDS_RECEIPTS.ID)
                .limit(size)
                .fetch(row -> new IndicatorRecord(
                        row.get(FUNDS_RECEIPTS.ID),
                        row.get(FUNDS_RECEIPTS.UNIT),
                        row.get(FUNDS_RECEIPTS.RECEIVED_ON),
                        text(row.get(FUNDS_RECEIPTS.COUNTERPARTY), row.get(FUNDS_RECEIPTS.DECISION_NO)),
                        row.get(FUNDS_RECEIPTS.AMOUNT_FEN),
                        "funds/receipts/" + row.get(FUNDS_RECEIPTS.ID))));
    }

    private Condition counted(String indicator, UnitSet units, Period period) {
        boolean raised = indicator.startsWith(RAISED);
        String source = indicator.substring((raised ? RAISED : TRANSFERRED).length());
        Condition where = units.subtree()
                ? database.subtree(FUNDS_RECEIPTS.UNIT, units.top(), units.on())
                : FUNDS_RECEIPTS.UNIT.eq(units.top());
        return where.and(FUNDS_RECEIPTS.SOURCE.eq(source))
                .and(FUNDS_RECEIPTS.STATE.eq(ReceiptState.BOOKED.name()))
                .and(FUNDS_RECEIPTS.KIND.in(kinds(raised)))
                .and(FUNDS_RECEIPTS.CAMPAIGN.in(within(period)));
    }

    private static List<String> kinds(boolean raised) {
        return Arrays.stream(ReceiptKind.values())
                .filter(kind -> raised ? kind.raised() : kind == ReceiptKind.TRANSFER_IN)
                .map(ReceiptKind::name)
                .toList();
    }

    /** The campaigns whose window lies in the period: money is raised for them, whatever day it came. */
    private List<Long> within(Period period) {
        return campaigns.all().stream()
                .filter(campaign -> period.contains(campaign.window().from())
                        && period.contains(campaign.window().to()))
                .map(Campaign::id)
                .toList();
    }

    private static String text(String counterparty, String decision) {
        return counterparty != null ? counterparty : decision == null ? "" : decision;
    }
}

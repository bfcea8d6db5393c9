package org.warmth.funds;

import static org.jooq.impl.DSL.sum;
import static org.warmth.funds.db.Tables.FUNDS_RECEIPTS;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.access.Callers;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.campaigns.Period;
import org.warmth.api.people.UnitSet;
import org.warmth.api.statistics.IndicatorSource;
import org.warmth.api.store.Database;

/**
 * Form 1 rows B1 to B6 (domain 0.3): what was raised for the campaigns of a period. Money that an upper union passed on
 * counts in the form of those it came in to from outside, and is eliminated where both stand in one form; it also stands
 * apart as a memo, {@code funds.transferred.B1} to {@code B6}, so that the next level can eliminate it. Carried-over money
 * never counts, and goods bought from counted money do not count again.
 */
@Component
public final class FundIndicators implements IndicatorSource {
    private static final String RAISED = "funds.raised.";
    private static final String TRANSFERRED = "funds.transferred.";

    private static final List<String> RAISED_KINDS = Arrays.stream(ReceiptKind.values())
            .filter(ReceiptKind::raised)
            .map(ReceiptKind::name)
            .toList();

    private final Database database;
    private final Campaigns campaigns;
    private final Callers callers;
    private final Messages messages;

    /** Over the module's tables. */
    @Activate
    public FundIndicators(
            @Reference(target = "(module=funds)") Database database,
            @Reference Campaigns campaigns,
            @Reference Callers callers,
            @Reference Messages messages) {
        this.database = database;
        this.campaigns = campaigns;
        this.callers = callers;
        this.messages = messages;
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
        return database.changes();
    }

    @Override
    public Map<Long, Long> values(String indicator, UnitSet units, Period period) {
        return values(Set.of(indicator), units, period).get(indicator);
    }

    @Override
    public Map<String, Map<Long, Long>> values(Set<String> wanted, UnitSet units, Period period) {
        Map<String, Map<Long, Long>> values = new HashMap<>();
        wanted.forEach(indicator -> values.put(indicator, new HashMap<>()));
        for (String kind : List.of(RAISED, TRANSFERRED)) {
            if (wanted.stream().anyMatch(indicator -> indicator.startsWith(kind))) {
                sums(kind, units, period).forEach((source, sums) -> values.replace(kind + source, sums));
            }
        }
        return values;
    }

    /** By source and unit. */
    private Map<String, Map<Long, Long>> sums(String kind, UnitSet units, Period period) {
        Field<BigDecimal> amount = sum(FUNDS_RECEIPTS.AMOUNT_FEN);
        Map<String, Map<Long, Long>> sums = new HashMap<>();
        database.read(sql -> sql.select(FUNDS_RECEIPTS.SOURCE, FUNDS_RECEIPTS.UNIT, amount)
                        .from(FUNDS_RECEIPTS)
                        .where(counted(kind, units, period))
                        .groupBy(FUNDS_RECEIPTS.SOURCE, FUNDS_RECEIPTS.UNIT)
                        .fetch())
                .forEach(row -> sums.computeIfAbsent(row.value1(), source -> new HashMap<>())
                        .put(row.value2(), row.value3().longValueExact()));
        return sums;
    }

    @Override
    public List<IndicatorRecord> records(String indicator, UnitSet units, Period period, long after, int size) {
        String kind = indicator.startsWith(RAISED) ? RAISED : TRANSFERRED;
        return database.read(sql -> sql.selectFrom(FUNDS_RECEIPTS)
                .where(counted(kind, units, period)
                        .and(FUNDS_RECEIPTS.SOURCE.eq(indicator.substring(kind.length())))
                        .and(FUNDS_RECEIPTS.ID.gt(after)))
                .orderBy(FUNDS_RECEIPTS.ID)
                .limit(size)
                .fetch(row -> new IndicatorRecord(
                        row.get(FUNDS_RECEIPTS.ID),
                        row.get(FUNDS_RECEIPTS.UNIT),
                        row.get(FUNDS_RECEIPTS.RECEIVED_ON),
                        text(row),
                        row.get(FUNDS_RECEIPTS.AMOUNT_FEN),
                        "funds/receipts/" + row.get(FUNDS_RECEIPTS.ID))));
    }

    private Condition counted(String kind, UnitSet units, Period period) {
        Condition transferred = FUNDS_RECEIPTS
                .KIND
                .eq(ReceiptKind.TRANSFER_IN.name())
                .and(among(FUNDS_RECEIPTS.FROM_UNIT, units).not());
        Condition kinds =
                kind.equals(RAISED) ? FUNDS_RECEIPTS.KIND.in(RAISED_KINDS).or(transferred) : transferred;
        return among(FUNDS_RECEIPTS.UNIT, units)
                .and(FUNDS_RECEIPTS.STATE.eq(ReceiptState.BOOKED.name()))
                .and(kinds)
                .and(FUNDS_RECEIPTS.CAMPAIGN.in(within(period)));
    }

    private Condition among(Field<Long> unit, UnitSet units) {
        return units.subtree() ? database.subtree(unit, units.top(), units.on()) : unit.eq(units.top());
    }

    /** The campaigns whose window lies in the period: money is raised for them, whatever day it came. */
    private List<Long> within(Period period) {
        return campaigns.all().stream()
                .filter(campaign -> period.contains(campaign.window().from())
                        && period.contains(campaign.window().to()))
                .map(Campaign::id)
                .toList();
    }

    /** How the money came, and from whom or by which decision. */
    private String text(Record row) {
        Locale locale = callers.current().locale();
        String kind = messages.text(locale, "funds.receipt.kind." + row.get(FUNDS_RECEIPTS.KIND));
        return Stream.of(kind, row.get(FUNDS_RECEIPTS.COUNTERPARTY), row.get(FUNDS_RECEIPTS.DECISION_NO))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}

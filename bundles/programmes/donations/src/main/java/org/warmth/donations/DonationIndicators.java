package org.warmth.donations;

import static org.jooq.impl.DSL.sum;
import static org.warmth.donations.db.Tables.DONATIONS_DONATIONS;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.access.Callers;
import org.warmth.api.campaigns.Period;
import org.warmth.api.people.UnitSet;
import org.warmth.api.statistics.IndicatorSource;
import org.warmth.api.store.Database;

/**
 * Form 2 row J: money and goods of enterprises, public-welfare bodies and institutions, not of persons (domain 0.3). What
 * persons and units gave stands beside as a hint; form 1 row B4 reads the receipts of {@code funds} alone.
 */
@Component
public final class DonationIndicators implements IndicatorSource {
    static final String ENTERPRISE = "donations.enterprise";
    static final String PERSON = "donations.person";
    static final String UNIT = "donations.unit";

    private final Database database;
    private final Callers callers;
    private final Messages messages;

    /** Over the module's tables. */
    @Activate
    public DonationIndicators(
            @Reference(target = "(module=donations)") Database database,
            @Reference Callers callers,
            @Reference Messages messages) {
        this.database = database;
        this.callers = callers;
        this.messages = messages;
    }

    @Override
    public Set<String> indicators() {
        return Set.of(ENTERPRISE, PERSON, UNIT);
    }

    @Override
    public long change() {
        return database.changes();
    }

    @Override
    public Map<Long, Long> values(String indicator, UnitSet units, Period period) {
        Field<BigDecimal> amount = sum(DONATIONS_DONATIONS.AMOUNT_FEN);
        return database.read(sql -> sql.select(DONATIONS_DONATIONS.UNIT, amount)
                .from(DONATIONS_DONATIONS)
                .where(counted(indicator, units, period))
                .groupBy(DONATIONS_DONATIONS.UNIT)
                .fetchMap(DONATIONS_DONATIONS.UNIT, row -> row.get(amount).longValueExact()));
    }

    @Override
    public List<IndicatorRecord> records(String indicator, UnitSet units, Period period, long after, int size) {
        return database.read(sql -> sql.selectFrom(DONATIONS_DONATIONS)
                .where(counted(indicator, units, period).and(DONATIONS_DONATIONS.ID.gt(after)))
                .orderBy(DONATIONS_DONATIONS.ID)
                .limit(size)
                .fetch(row -> new IndicatorRecord(
                        row.get(DONATIONS_DONATIONS.ID),
                        row.get(DONATIONS_DONATIONS.UNIT),
                        row.get(DONATIONS_DONATIONS.GIVEN_ON),
                        text(
                                DonorKind.valueOf(row.get(DONATIONS_DONATIONS.DONOR_KIND)),
                                row.get(DONATIONS_DONATIONS.DONOR)),
                        row.get(DONATIONS_DONATIONS.AMOUNT_FEN),
                        "donations/" + row.get(DONATIONS_DONATIONS.ID))));
    }

    private Condition counted(String indicator, UnitSet units, Period period) {
        Condition among = units.subtree()
                ? database.subtree(DONATIONS_DONATIONS.UNIT, units.top(), units.on())
                : DONATIONS_DONATIONS.UNIT.eq(units.top());
        return among.and(DONATIONS_DONATIONS.GIVEN_ON.between(period.from(), period.to()))
                .and(DONATIONS_DONATIONS.DONOR_KIND.in(
                        kinds(indicator).stream().map(Enum::name).toList()))
                .and(DONATIONS_DONATIONS.STATE.in(
                        DonationState.IN_HAND.stream().map(Enum::name).toList()));
    }

    private static Set<DonorKind> kinds(String indicator) {
        return switch (indicator) {
            case PERSON -> EnumSet.of(DonorKind.PERSON);
            case UNIT -> EnumSet.of(DonorKind.UNIT);
            default -> DonorKind.SOCIETY;
        };
    }

    /** Who gave, a person masked. */
    private String text(DonorKind kind, String name) {
        Locale locale = callers.current().locale();
        String shown = new Donor(kind, name, 0, 0, name == null, 1).masked().name();
        return messages.text(locale, "donations.kind." + kind)
                + " "
                + (shown == null ? messages.text(locale, "donations.unnamed") : shown);
    }
}

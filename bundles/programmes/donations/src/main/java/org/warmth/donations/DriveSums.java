package org.warmth.donations;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.warmth.donations.db.Tables.DONATIONS_DONATIONS;
import static org.warmth.donations.db.Tables.DONATIONS_PUBLISHED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;
import org.warmth.donations.PublishedSums.Gift;
import org.warmth.donations.PublishedSums.Line;

/** What drives have brought in: for staff as it stands, for everybody as it was published. */
@Component(service = DriveSums.class)
public final class DriveSums {
    private static final Field<BigDecimal> MONEY =
            sum(when(DONATIONS_DONATIONS.GOODS.isNull(), DONATIONS_DONATIONS.AMOUNT_FEN)
                    .otherwise(inline(0L)));
    private static final Field<BigDecimal> GOODS =
            sum(when(DONATIONS_DONATIONS.GOODS.isNotNull(), DONATIONS_DONATIONS.AMOUNT_FEN)
                    .otherwise(inline(0L)));
    private static final Field<BigDecimal> PEOPLE = sum(DONATIONS_DONATIONS.PEOPLE.cast(Long.class));

    private final Database database;
    private final Units units;
    private final Messages messages;

    /** Over the module's tables. */
    @Activate
    public DriveSums(
            @Reference(target = "(module=donations)") Database database,
            @Reference Units units,
            @Reference Messages messages) {
        this.database = database;
        this.units = units;
        this.messages = messages;
    }

    /**
     * The published sums of a drive, without names.
     *
     * @param drive the drive
     * @param name its name
     * @param from its first day
     * @param to its last day
     * @param publishedAt when they were published
     * @param lines the sums; empty where fewer than three donors gave in all
     */
    @Schema(name = "donations.Published")
    record Published(
            long drive, String name, LocalDate from, LocalDate to, Instant publishedAt, List<PublishedLine> lines) {}

    /**
     * A published sum.
     *
     * @param unit where it was raised, 0 for the rest
     * @param unitName its name, or that of the rest
     * @param kind who gave, null for the rest
     * @param people how many gave: people-times
     * @param donations how many donations
     * @param money the money
     * @param goods the worth of the goods
     */
    @Schema(name = "donations.PublishedLine")
    record PublishedLine(
            @Schema(type = "string", example = "601") long unit,
            @Schema(example = "演示一区第一基层工会") String unitName,
            @Schema(example = "UNIT") DonorKind kind,
            @Schema(example = "83") long people,
            @Schema(example = "1") int donations,
            @Schema(type = "integer", example = "339800") Money money,
            @Schema(type = "integer", example = "0") Money goods) {}

    /** What drives hold of the caller's units. */
    Map<Long, DriveView.Contents> contents(Caller caller, Collection<Long> drives) {
        Field<Integer> pledged = count(when(DONATIONS_DONATIONS.STATE.eq(DonationState.PLEDGED.name()), 1));
        Field<Integer> received = count(when(inHand(), 1));
        Field<BigDecimal> people =
                sum(when(inHand(), DONATIONS_DONATIONS.PEOPLE.cast(Long.class)).otherwise(inline(0L)));
        Field<BigDecimal> money =
                sum(when(inHand().and(DONATIONS_DONATIONS.GOODS.isNull()), DONATIONS_DONATIONS.AMOUNT_FEN)
                        .otherwise(inline(0L)));
        Field<BigDecimal> goods =
                sum(when(inHand().and(DONATIONS_DONATIONS.GOODS.isNotNull()), DONATIONS_DONATIONS.AMOUNT_FEN)
                        .otherwise(inline(0L)));
        return drives.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.select(DONATIONS_DONATIONS.DRIVE, pledged, received, people, money, goods)
                        .from(DONATIONS_DONATIONS)
                        .where(DONATIONS_DONATIONS
                                .DRIVE
                                .in(drives)
                                .and(database.scope(caller, DONATIONS_DONATIONS.UNIT, DonationLifecycle.STAFF)))
                        .groupBy(DONATIONS_DONATIONS.DRIVE)
                        .fetchMap(
                                DONATIONS_DONATIONS.DRIVE,
                                row -> new DriveView.Contents(
                                        row.get(pledged),
                                        row.get(received),
                                        row.get(people).longValue(),
                                        fen(row, money),
                                        fen(row, goods))));
    }

    /** How many donors surely stand behind what would be published anew. */
    long fresh(long drive) {
        return sums(DONATIONS_DONATIONS
                        .DRIVE
                        .eq(drive)
                        .and(DONATIONS_DONATIONS.STATE.eq(DonationState.ALLOCATED.name())))
                .sure();
    }

    /** Keeps the sums of what is published of a drive, in the caller's transaction. */
    void keep(long drive) {
        List<Line> lines = sums(DONATIONS_DONATIONS
                        .DRIVE
                        .eq(drive)
                        .and(DONATIONS_DONATIONS.STATE.eq(DonationState.PUBLISHED.name())))
                .lines();
        database.write(sql -> {
            sql.deleteFrom(DONATIONS_PUBLISHED)
                    .where(DONATIONS_PUBLISHED.DRIVE.eq(drive))
                    .execute();
            var batch = sql.batch(sql.insertInto(
                            DONATIONS_PUBLISHED,
                            DONATIONS_PUBLISHED.DRIVE,
                            DONATIONS_PUBLISHED.UNIT,
                            DONATIONS_PUBLISHED.DONOR_KIND,
                            DONATIONS_PUBLISHED.PEOPLE,
                            DONATIONS_PUBLISHED.DONATIONS,
                            DONATIONS_PUBLISHED.MONEY_FEN,
                            DONATIONS_PUBLISHED.GOODS_FEN)
                    .values((Long) null, null, null, null, null, null, null));
            lines.forEach(line -> batch.bind(
                    drive,
                    line.unit(),
                    line.kind() == null ? "" : line.kind().name(),
                    line.people(),
                    line.donations(),
                    line.money().fen(),
                    line.goods().fen()));
            return batch.execute();
        });
    }

    /** The sums as they were kept last, by the names of units, the rest at the end. */
    Published published(Drive drive, Locale locale) {
        List<Line> lines = database.read(sql -> sql.selectFrom(DONATIONS_PUBLISHED)
                .where(DONATIONS_PUBLISHED.DRIVE.eq(drive.id()))
                .fetch(DriveSums::line));
        Map<Long, Unit> known = units.byIds(lines.stream().map(Line::unit).collect(Collectors.toSet()));
        String rest = messages.text(locale, "donations.rest");
        return new Published(
                drive.id(),
                drive.name(),
                drive.from(),
                drive.to(),
                drive.publishedAt(),
                lines.stream()
                        .map(line -> new PublishedLine(
                                line.unit(),
                                line.unit() == 0 ? rest : known.get(line.unit()).name(),
                                line.kind(),
                                line.people(),
                                line.donations(),
                                line.money(),
                                line.goods()))
                        .sorted(Comparator.comparing((PublishedLine line) -> line.unit() == 0)
                                .thenComparing(PublishedLine::unitName)
                                .thenComparing(PublishedLine::kind, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList());
    }

    /** The sums of some donations, by donor as the database adds them up, one after the other. */
    private PublishedSums sums(Condition wanted) {
        Field<Integer> most = max(DONATIONS_DONATIONS.PEOPLE);
        return database.read(sql -> {
            PublishedSums sums = new PublishedSums();
            try (var donors = sql.select(
                            DONATIONS_DONATIONS.FROM_UNIT,
                            DONATIONS_DONATIONS.DONOR_KIND,
                            DONATIONS_DONATIONS.DONOR,
                            DONATIONS_DONATIONS.ENTERPRISE,
                            PEOPLE,
                            most,
                            count(),
                            MONEY,
                            GOODS)
                    .from(DONATIONS_DONATIONS)
                    .where(wanted)
                    .groupBy(
                            DONATIONS_DONATIONS.FROM_UNIT,
                            DONATIONS_DONATIONS.DONOR_KIND,
                            DONATIONS_DONATIONS.DONOR,
                            DONATIONS_DONATIONS.ENTERPRISE)
                    .fetchSize(Database.CHUNK)
                    .fetchLazy()) {
                donors.forEach(row -> sums.add(new Gift(
                        row.value1(),
                        DonorKind.valueOf(row.value2()),
                        donor(row.value2(), row.value3(), row.value4()),
                        row.value5().longValue(),
                        row.value6(),
                        row.value7(),
                        fen(row, MONEY),
                        fen(row, GOODS))));
            }
            return sums;
        });
    }

    /** What tells donors apart; all who stay unnamed may be one. */
    private static String donor(String kind, String name, long enterprise) {
        return enterprise == 0 ? kind + "/" + (name == null ? "" : name) : "#" + enterprise;
    }

    private static Condition inHand() {
        return DONATIONS_DONATIONS.STATE.in(
                DonationState.IN_HAND.stream().map(Enum::name).toList());
    }

    private static Money fen(Record row, Field<BigDecimal> amount) {
        return Money.ofFen(row.get(amount).longValueExact());
    }

    private static Line line(Record row) {
        String kind = row.get(DONATIONS_PUBLISHED.DONOR_KIND);
        return new Line(
                row.get(DONATIONS_PUBLISHED.UNIT),
                kind.isEmpty() ? null : DonorKind.valueOf(kind),
                row.get(DONATIONS_PUBLISHED.PEOPLE),
                row.get(DONATIONS_PUBLISHED.DONATIONS),
                Money.ofFen(row.get(DONATIONS_PUBLISHED.MONEY_FEN)),
                Money.ofFen(row.get(DONATIONS_PUBLISHED.GOODS_FEN)));
    }
}

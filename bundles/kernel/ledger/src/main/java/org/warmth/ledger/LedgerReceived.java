package org.warmth.ledger;

import static org.warmth.ledger.db.Tables.LEDGER_ENTRIES;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Benefit;
import org.warmth.api.Money;
import org.warmth.api.ledger.Received;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.Merged;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Database;
import org.warmth.api.store.IdChunks;
import org.warmth.api.store.IndexHint;

/** What persons have received, read by the index of persons, some hundred of them at a time. */
@Component
public final class LedgerReceived implements Received {
    private final Database database;
    private final Persons persons;

    /** Made by DS. */
    @Activate
    public LedgerReceived(@Reference(target = "(module=kernel)") Database database, @Reference Persons persons) {
        this.database = database;
        this.persons = persons;
    }

    @Override
    public void each(Collection<Long> wanted, long campaign, Set<String> prefixes, Consumer<Item> taker) {
        Merged merged = persons.merged();
        Map<String, Benefit> benefits = new HashMap<>();
        long[] ids = merged.every(wanted).stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        IdChunks.each(ids, lot -> {
            Standing standing = database.read(ctx -> standing(ctx, lot, campaign));
            for (Found found : standing.found()) {
                Benefit benefit = benefits.computeIfAbsent(found.benefit(), Benefit::new);
                if (!standing.reversed().contains(found.id())
                        && prefixes.stream().anyMatch(benefit::below)) {
                    taker.accept(found.item(merged.now(found.person()), benefit));
                }
            }
        });
    }

    /**
     * What some persons have, and which of it was taken back.
     *
     * @param found entries that are no reversals
     * @param reversed what reversals name
     */
    private record Standing(List<Found> found, Set<Long> reversed) {}

    /** An entry as read. */
    private record Found(
            long id,
            long person,
            SourceKey source,
            long unit,
            LocalDate valueDate,
            String benefit,
            long onBehalfOf,
            long money,
            long goods) {
        Item item(long now, Benefit of) {
            return new Item(now, source, unit, valueDate, of, onBehalfOf, Money.ofFen(money), Money.ofFen(goods));
        }
    }

    private static Standing standing(DSLContext ctx, List<Long> lot, long campaign) {
        Standing standing = new Standing(new ArrayList<>(), new HashSet<>());
        try (ResultSet rows = ctx.select(
                        LEDGER_ENTRIES.ID,
                        LEDGER_ENTRIES.PERSON,
                        LEDGER_ENTRIES.SOURCE_MODULE,
                        LEDGER_ENTRIES.SOURCE_RECORD,
                        LEDGER_ENTRIES.SOURCE_STEP,
                        LEDGER_ENTRIES.UNIT_ID,
                        LEDGER_ENTRIES.VALUE_DATE,
                        LEDGER_ENTRIES.BENEFIT,
                        LEDGER_ENTRIES.ON_BEHALF_OF,
                        LEDGER_ENTRIES.TIMES,
                        LEDGER_ENTRIES.MONEY_FEN,
                        LEDGER_ENTRIES.GOODS_FEN,
                        LEDGER_ENTRIES.REVERSAL_OF)
                .from(IndexHint.by(ctx, "LEDGER_ENTRIES_PERSON", LEDGER_ENTRIES))
                .where(IdChunks.among(LEDGER_ENTRIES.PERSON, lot))
                .and(LEDGER_ENTRIES.CAMPAIGN.eq(campaign))
                .fetchResultSet()) {
            while (rows.next()) {
                long reversalOf = rows.getLong(13);
                if (reversalOf != 0) {
                    standing.reversed().add(reversalOf);
                } else if (rows.getInt(10) != 0 || rows.getLong(11) != 0) {
                    standing.found()
                            .add(new Found(
                                    rows.getLong(1),
                                    rows.getLong(2),
                                    new SourceKey(rows.getString(3), rows.getLong(4), rows.getString(5)),
                                    rows.getLong(6),
                                    rows.getDate(7).toLocalDate(),
                                    rows.getString(8),
                                    rows.getLong(9),
                                    rows.getLong(11),
                                    rows.getLong(12)));
                }
            }
        } catch (SQLException e) {
            throw new DataAccessException("what persons have received", e);
        }
        return standing;
    }
}

package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PAYERS;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.records.RecordTable;
import org.warmth.api.store.Database;

/** The table of accounts that pay; no rule. */
@Component(service = PayerStore.class)
public final class PayerStore implements RecordTable<Payer> {
    private final Database database;
    private final Kept<Payer> kept;

    /** Over the module's database. */
    @Activate
    public PayerStore(@Reference(target = "(module=funds)") Database database, @Reference RecordService records) {
        this.database = database;
        kept = records.keep("funds.payer", "funds.payer-unknown", this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_PAYERS;
    }

    /** As every module keeps its records. */
    Kept<Payer> kept() {
        return kept;
    }

    /** The account of a number, whoever asks. */
    Optional<Payer> byNumber(String number) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYERS)
                .where(FUNDS_PAYERS.ACCOUNT_NO.eq(number))
                .fetchOptional(this::record));
    }

    /** The accounts among the ids that exist, whoever asks. */
    Map<Long, Payer> byIds(Collection<Long> ids) {
        return database.read(sql ->
                sql.selectFrom(FUNDS_PAYERS).where(FUNDS_PAYERS.ID.in(ids)).fetchMap(FUNDS_PAYERS.ID, this::record));
    }

    @Override
    public Object[] values(Payer payer) {
        return new Object[] {
            payer.id(),
            payer.unit(),
            payer.name(),
            payer.number(),
            payer.bank(),
            payer.bankCode(),
            payer.sources().stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
            payer.closed(),
            payer.version()
        };
    }

    @Override
    public Payer record(Record row) {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        Arrays.stream(row.get(FUNDS_PAYERS.SOURCES).split(","))
                .filter(name -> !name.isEmpty())
                .forEach(name -> sources.add(Source.valueOf(name)));
        return new Payer(
                row.get(FUNDS_PAYERS.ID),
                row.get(FUNDS_PAYERS.UNIT),
                row.get(FUNDS_PAYERS.NAME),
                row.get(FUNDS_PAYERS.ACCOUNT_NO),
                row.get(FUNDS_PAYERS.BANK),
                row.get(FUNDS_PAYERS.BANK_CODE),
                sources,
                row.get(FUNDS_PAYERS.CLOSED),
                row.get(FUNDS_PAYERS.VERSION));
    }
}

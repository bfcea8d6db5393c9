package org.warmth.hardship;

import java.time.LocalDate;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.store.Secrets;

/** Values of encrypted columns (law 7), each bound to its table, column and row. */
@Component(service = HardshipSecrets.class)
public final class HardshipSecrets {
    private final Secrets secrets;

    /** Over the kernel's keys. */
    @Activate
    public HardshipSecrets(@Reference Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] seal(TableField<?, byte[]> column, long id, Object value) {
        return value == null ? null : secrets.encrypt(place(column), id, plain(value));
    }

    /** The same as a value of a statement; Derby knows no type for a null that is bound to a column of bytes. */
    Field<byte[]> sealed(TableField<?, byte[]> column, long id, Object value) {
        return value == null ? DSL.inline((byte[]) null, column) : DSL.val(seal(column, id, value), column);
    }

    String text(Record row, TableField<?, byte[]> column, long id) {
        return secrets.decrypt(place(column), id, row.get(column));
    }

    Money money(Record row, TableField<?, byte[]> column, long id) {
        String fen = text(row, column, id);
        return fen == null ? null : Money.ofFen(Long.parseLong(fen));
    }

    LocalDate day(Record row, TableField<?, byte[]> column, long id) {
        String day = text(row, column, id);
        return day == null ? null : LocalDate.parse(day);
    }

    private static String plain(Object value) {
        return value instanceof Money money ? Long.toString(money.fen()) : value.toString();
    }

    private static String place(TableField<?, byte[]> column) {
        return (column.getTable().getName() + "." + column.getName()).toLowerCase(Locale.ROOT);
    }
}

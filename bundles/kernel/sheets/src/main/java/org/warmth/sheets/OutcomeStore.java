package org.warmth.sheets;

import static org.warmth.sheets.db.Tables.SHEETS_OUTCOMES;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;

/**
 * What came of the rows, a packed piece a chunk: written in the chunk's transaction, so that a crash neither loses nor
 * repeats a fault, and never all in memory.
 */
@Component(service = OutcomeStore.class)
public final class OutcomeStore {
    private static final int PIECE = 30_000;
    private static final Row.Severity[] SEVERITIES = Row.Severity.values();

    private final Database database;

    /** The store in the kernel's database. */
    @Activate
    public OutcomeStore(@Reference(target = "(module=kernel)") Database database) {
        this.database = database;
    }

    /** Keeps the outcomes of a chunk. */
    void add(long importId, List<RowOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        byte[] packed = pack(outcomes);
        database.write(sql -> {
            for (int from = 0, piece = 0; from < packed.length; from += PIECE, piece++) {
                sql.insertInto(SHEETS_OUTCOMES)
                        .set(SHEETS_OUTCOMES.IMPORT_ID, importId)
                        .set(SHEETS_OUTCOMES.FIRST_ROW, outcomes.get(0).number())
                        .set(SHEETS_OUTCOMES.PIECE, piece)
                        .set(
                                SHEETS_OUTCOMES.CONTENT,
                                Arrays.copyOfRange(packed, from, Math.min(packed.length, from + PIECE)))
                        .execute();
            }
            return null;
        });
    }

    /** All outcomes in the order of the rows, read chunk by chunk. */
    Iterator<RowOutcome> all(long importId) {
        return new Iterator<>() {
            private int last = -1;
            private Iterator<RowOutcome> chunk = List.<RowOutcome>of().iterator();

            @Override
            public boolean hasNext() {
                while (!chunk.hasNext()) {
                    Integer next = following(importId, last);
                    if (next == null) {
                        return false;
                    }
                    last = next;
                    chunk = chunk(importId, last).iterator();
                }
                return true;
            }

            @Override
            public RowOutcome next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return chunk.next();
            }
        };
    }

    /** Forgets the outcomes of an import, at most a chunk of pieces a call; how many went. */
    int forget(long importId) {
        return database.write(sql -> {
            List<Integer> rows = sql.selectDistinct(SHEETS_OUTCOMES.FIRST_ROW)
                    .from(SHEETS_OUTCOMES)
                    .where(SHEETS_OUTCOMES.IMPORT_ID.eq(importId))
                    .orderBy(SHEETS_OUTCOMES.FIRST_ROW)
                    .limit(Database.CHUNK / 5)
                    .fetch(SHEETS_OUTCOMES.FIRST_ROW);
            return rows.isEmpty()
                    ? 0
                    : sql.deleteFrom(SHEETS_OUTCOMES)
                            .where(SHEETS_OUTCOMES.IMPORT_ID.eq(importId))
                            .and(SHEETS_OUTCOMES.FIRST_ROW.le(rows.get(rows.size() - 1)))
                            .execute();
        });
    }

    private Integer following(long importId, int last) {
        return database.read(sql -> sql.select(DSL.min(SHEETS_OUTCOMES.FIRST_ROW))
                .from(SHEETS_OUTCOMES)
                .where(SHEETS_OUTCOMES.IMPORT_ID.eq(importId))
                .and(SHEETS_OUTCOMES.FIRST_ROW.gt(last))
                .fetchSingle()
                .value1());
    }

    private List<RowOutcome> chunk(long importId, int firstRow) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        database.read(sql -> sql.select(SHEETS_OUTCOMES.CONTENT)
                        .from(SHEETS_OUTCOMES)
                        .where(SHEETS_OUTCOMES.IMPORT_ID.eq(importId))
                        .and(SHEETS_OUTCOMES.FIRST_ROW.eq(firstRow))
                        .orderBy(SHEETS_OUTCOMES.PIECE)
                        .fetch(SHEETS_OUTCOMES.CONTENT))
                .forEach(packed::writeBytes);
        return unpack(packed.toByteArray());
    }

    private static byte[] pack(List<RowOutcome> outcomes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed))) {
            out.writeInt(outcomes.size());
            for (RowOutcome outcome : outcomes) {
                out.writeInt(outcome.number());
                out.writeLong(outcome.id());
                out.writeBoolean(outcome.waiting());
                out.writeShort(outcome.faults().size());
                for (Row.Fault fault : outcome.faults()) {
                    out.writeBoolean(fault.key() != null);
                    if (fault.key() != null) {
                        out.writeUTF(fault.key());
                    }
                    out.writeByte(fault.severity().ordinal());
                    out.writeUTF(fault.code());
                    out.writeByte(fault.args().size());
                    for (Object arg : fault.args()) {
                        out.writeUTF(String.valueOf(arg));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static List<RowOutcome> unpack(byte[] packed) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int size = in.readInt();
            List<RowOutcome> outcomes = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                int number = in.readInt();
                long id = in.readLong();
                boolean waiting = in.readBoolean();
                List<Row.Fault> faults = new ArrayList<>();
                for (int left = in.readShort(); left > 0; left--) {
                    String key = in.readBoolean() ? in.readUTF() : null;
                    Row.Severity severity = SEVERITIES[in.readByte()];
                    String code = in.readUTF();
                    Object[] args = new Object[in.readByte()];
                    for (int k = 0; k < args.length; k++) {
                        args[k] = in.readUTF();
                    }
                    faults.add(new Row.Fault(number, key, severity, code, List.of(args)));
                }
                outcomes.add(new RowOutcome(number, id, waiting, faults));
            }
            return outcomes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

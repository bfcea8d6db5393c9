package org.warmth.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The floor: a fast reader and plain batches, without a question asked. */
final class BareImport implements AutoCloseable {
    private static final BigDecimal FEN = BigDecimal.valueOf(100);
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private final BareTables tables;
    private final Map<String, long[]> known = new HashMap<>();

    BareImport(Path home) throws IOException, SQLException {
        tables = new BareTables(home);
    }

    /** Imports a roster of payees whom nobody knows yet, or whom it made itself. */
    void run(Path roster) throws IOException, SQLException {
        BareTables.Roster shared = new BareTables.Roster(tables.id(), tables.id(), tables.id());
        tables.keep(roster);
        try (ReadableWorkbook book = new ReadableWorkbook(roster.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            int inChunk = 0;
            Iterator<Row> each = rows.skip(1).iterator();
            while (each.hasNext()) {
                row(shared, each.next());
                if (++inChunk == BareTables.CHUNK) {
                    tables.commit(shared);
                    inChunk = 0;
                }
            }
            if (inChunk > 0) {
                tables.commit(shared);
            }
        }
    }

    private void row(BareTables.Roster shared, Row row) throws SQLException {
        String name = row.getCellText(0);
        String idNumber = row.getCellText(1);
        long[] payee = known.get(idNumber);
        if (payee == null) {
            long person = tables.person(name, idNumber, row.getCellText(8), shared.unit());
            payee = new long[] {person, tables.account(person, row.getCellText(2), row.getCellText(3))};
            known.put(idNumber, payee);
        }
        long fen = row.getCellAsNumber(4).orElseThrow().multiply(FEN).longValueExact();
        LocalDate day = EPOCH.plusDays(row.getCellAsNumber(9).orElseThrow().longValue());
        tables.payment(shared, payee[0], payee[1], fen, row.getCellText(7), Date.valueOf(day));
    }

    /** Reads a roster with the fast reader, cell by cell; how many cells hold something. */
    static long read(Path roster) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(roster.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            return rows.mapToLong(row -> row.stream()
                            .filter(cell -> cell != null && !cell.getText().isEmpty())
                            .count())
                    .sum();
        }
    }

    /** Reads a roster with POI's usermodel, cell by cell; how many cells hold something. */
    static long readUsermodel(Path roster) throws IOException, InvalidFormatException {
        long cells = 0;
        try (XSSFWorkbook book = new XSSFWorkbook(roster.toFile())) {
            for (var row : book.getSheetAt(0)) {
                for (var cell : row) {
                    cells += cell.toString().isEmpty() ? 0 : 1;
                }
            }
        }
        return cells;
    }

    @Override
    public void close() throws SQLException {
        tables.close();
    }
}

package org.warmth.sheets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.warmth.sheets.reading.RawRows;
import org.warmth.sheets.reading.RosterFile;
import org.warmth.sheets.reading.SheetRow;
import org.warmth.sheets.reading.Upload;
import org.warmth.sheets.reading.Words;

/** Workbooks as clerks make them, and what we read from them. */
public final class Sheets {
    public static final TrialMessages MESSAGES = new TrialMessages();
    public static final Words WORDS = new Words(MESSAGES, new TrialRoster());
    public static final Reasons REASONS = new Reasons(MESSAGES, WORDS);

    private Sheets() {}

    /** A workbook with one sheet. */
    public static byte[] workbook(Consumer<XSSFSheet> content) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            content.accept(workbook.createSheet("名册"));
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(XSSFWorkbook workbook) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A workbook of rows of texts and numbers, nothing else. */
    public static byte[] rows(Object[]... rows) {
        return workbook(sheet -> {
            for (int i = 0; i < rows.length; i++) {
                row(sheet, i, rows[i]);
            }
        });
    }

    /** Fills the row of an index from 0. */
    public static XSSFRow row(XSSFSheet sheet, int index, Object... values) {
        XSSFRow row = sheet.createRow(index);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                continue;
            }
            Cell cell = row.createCell(i);
            if (values[i] instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            } else if (values[i] instanceof Boolean truth) {
                cell.setCellValue(truth);
            } else {
                cell.setCellValue(values[i].toString());
            }
        }
        return row;
    }

    /** A workbook with headings 姓名, 金额（元） and {@code heading}, and one row with {@code value} below it. */
    public static byte[] cell(String heading, Object value) {
        return rows(new Object[] {"姓名", "金额（元）", heading}, new Object[] {"张三", 500, value});
    }

    /** All rows of an upload. */
    public static List<SheetRow> read(byte[] content) {
        List<SheetRow> rows = new ArrayList<>();
        long[] ids = new long[1];
        try (Upload upload = Upload.receive(new ByteArrayInputStream(content));
                RosterFile file = RosterFile.open(upload, WORDS);
                RawRows raw = file.raw()) {
            file.chunks(raw, new TrialRoster().distinct(), () -> ++ids[0], 500).forEachRemaining(rows::addAll);
        }
        return rows;
    }

    /** The only row of an upload. */
    public static SheetRow only(byte[] content) {
        List<SheetRow> rows = read(content);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows");
        }
        return rows.get(0);
    }

    /** The reasons of a row, in Chinese. */
    public static List<String> reasons(SheetRow row) {
        return row.faults().stream()
                .map(fault -> REASONS.sentence(org.warmth.api.Messages.CHINESE, fault))
                .toList();
    }

    /** The codes of a row's faults. */
    public static List<String> codes(SheetRow row) {
        return row.faults().stream().map(org.warmth.api.sheets.Row.Fault::code).toList();
    }

    /** The parts of a workbook. */
    public static Map<String, byte[]> parts(byte[] workbook) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** A workbook of parts. */
    public static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The workbook with the XML of its sheet changed. */
    public static byte[] edited(byte[] workbook, java.util.function.UnaryOperator<String> edit) {
        Map<String, byte[]> parts = parts(workbook);
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml", (name, xml) -> edit.apply(new String(xml, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        return zip(parts);
    }
}

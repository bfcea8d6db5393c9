package org.warmth.funds;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Iterator;
import org.apache.poi.poifs.crypt.temp.SXSSFWorkbookWithCustomZipEntrySource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.Money;

/** Writes a recording as xlsx, streaming; numbers of documents are text, so that no spreadsheet rounds them. */
@Component(service = RecordingSheet.class)
public final class RecordingSheet {
    private static final int WIDTH = 18 * 256;

    private final Messages messages;

    /** With the module's words. */
    @Activate
    public RecordingSheet(@Reference Messages messages) {
        this.messages = messages;
    }

    /** Writes payments in the layout of {@link RecordingColumn}. */
    void write(Iterator<RecordingColumn.Line> lines, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbookWithCustomZipEntrySource()) {
            Sheet sheet = workbook.createSheet(say("funds.recording.sheet"));
            CellStyle text = style(workbook, "@");
            CellStyle yuan = style(workbook, "0.00");
            CellStyle day = style(workbook, "yyyy-mm-dd");
            Row head = sheet.createRow(0);
            for (RecordingColumn column : RecordingColumn.values()) {
                sheet.setColumnWidth(column.ordinal(), WIDTH);
                head.createCell(column.ordinal()).setCellValue(say(column.heading()));
            }
            for (int at = 1; lines.hasNext(); at++) {
                RecordingColumn.Line line = lines.next();
                Row row = sheet.createRow(at);
                for (RecordingColumn column : RecordingColumn.values()) {
                    Object value = column.of(line);
                    if (value != null) {
                        put(row.createCell(column.ordinal()), value, text, yuan, day);
                    }
                }
            }
            workbook.write(out);
        }
    }

    private void put(Cell cell, Object value, CellStyle text, CellStyle yuan, CellStyle day) {
        if (value instanceof Money money) {
            cell.setCellValue(money.yuan().doubleValue());
            cell.setCellStyle(yuan);
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
            cell.setCellStyle(day);
        } else if (value instanceof Integer number) {
            cell.setCellValue(number);
        } else {
            cell.setCellValue(value instanceof RecordingColumn.Word word ? say(word.key()) : value.toString());
            cell.setCellStyle(text);
        }
    }

    private static CellStyle style(SXSSFWorkbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private String say(String key) {
        return messages.text(Messages.CHINESE, key);
    }
}

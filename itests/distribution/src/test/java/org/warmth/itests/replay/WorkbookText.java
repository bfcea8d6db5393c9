package org.warmth.itests.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What a reader of a workbook sees: cells, formulas, remarks, merged ranges; not how it is packed. */
final class WorkbookText {
    private WorkbookText() {}

    /** One line a row. */
    static List<String> of(byte[] file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (Sheet sheet : workbook) {
                lines.add("sheet " + sheet.getSheetName());
                for (Row row : sheet) {
                    StringBuilder line = new StringBuilder();
                    for (Cell cell : row) {
                        String text = cell.toString();
                        String remark = cell.getCellComment() == null
                                ? ""
                                : " [" + cell.getCellComment().getString().getString() + "]";
                        if (!text.isEmpty() || !remark.isEmpty()) {
                            line.append(cell.getAddress())
                                    .append('=')
                                    .append(text)
                                    .append(remark)
                                    .append(" | ");
                        }
                    }
                    if (line.length() > 0) {
                        lines.add(line.toString());
                    }
                }
                sheet.getMergedRegions().forEach(range -> lines.add("merged " + range.formatAsString()));
                sheet.getDataValidations()
                        .forEach(rule -> lines.add("choice "
                                + rule.getRegions().getCellRangeAddresses()[0].formatAsString()));
            }
        }
        return lines;
    }
}

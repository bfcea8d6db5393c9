package org.warmth.sheets;

import java.io.InputStream;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.sheets.Workbooks;
import org.warmth.sheets.reading.Upload;
import org.warmth.sheets.reading.WorkbookFile;

/** Workbooks that are no rosters, through the same reader. */
@Component
public final class WorkbookReader implements Workbooks {
    @Override
    public void read(InputStream workbook, Consumer<Line> rows) {
        try (Upload upload = Upload.receive(workbook);
                WorkbookFile file = WorkbookFile.open(upload)) {
            file.read(rows);
        }
    }
}

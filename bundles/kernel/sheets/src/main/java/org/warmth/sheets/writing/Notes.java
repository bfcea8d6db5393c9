package org.warmth.sheets.writing;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Sheet;

/** Comments on cells, written by us and known again by their author. */
final class Notes {
    static final String AUTHOR = "送温暖 Warmth";
    /** Each comment is a drawing: beyond some thousands Excel takes minutes to open the file. */
    private static final int MOST = 2_000;

    private final Drawing<?> drawing;
    private final CreationHelper helper;
    private int count;

    Notes(Sheet sheet) {
        drawing = sheet.createDrawingPatriarch();
        helper = sheet.getWorkbook().getCreationHelper();
    }

    void add(Cell cell, String text) {
        if (++count > MOST) {
            return;
        }
        if (cell.getCellComment() != null) {
            cell.removeCellComment();
        }
        ClientAnchor anchor = helper.createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 5);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 3 + text.length() / 20);
        Comment comment = drawing.createCellComment(anchor);
        comment.setString(helper.createRichTextString(text));
        comment.setAuthor(AUTHOR);
        cell.setCellComment(comment);
    }
}

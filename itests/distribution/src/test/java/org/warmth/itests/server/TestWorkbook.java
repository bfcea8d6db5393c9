package org.warmth.itests.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part, so that it can be as wrong as no library would write it. */
public final class TestWorkbook {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private TestWorkbook() {}

    /** A workbook of one sheet; texts, numbers, {@link Cell}s, or null where there is no cell. */
    public static TestWorkbook of(Object[]... rows) {
        TestWorkbook workbook = new TestWorkbook();
        workbook.part(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "/content-types\"><Default Extension=\"rels\" ContentType=\""
                        + "application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + type("workbook.xml", "sheet.main") + type("worksheets/sheet1.xml", "worksheet") + "</Types>");
        workbook.part(
                "_rels/.rels",
                "<Relationships xmlns=\"" + PACKAGE + "/relationships\"><Relationship Id=\"r1\" Type=\"" + DOCUMENT
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        workbook.part(
                "xl/workbook.xml",
                "<workbook " + MAIN + " xmlns:r=\"" + DOCUMENT
                        + "\"><sheets><sheet name=\"名册\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        workbook.part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + PACKAGE + "/relationships\"><Relationship Id=\"r1\" Type=\"" + DOCUMENT
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            data.append("<row r=\"").append(i + 1).append("\">");
            for (int column = 0; column < rows[i].length; column++) {
                data.append(cell((char) ('A' + column) + "" + (i + 1), rows[i][column]));
            }
            data.append("</row>");
        }
        return workbook.sheet(data.toString());
    }

    /** A cell as it stands in the file, without its place: {@code t="e"><v>#REF!</v>}. */
    public record Cell(String xml) {}

    /** A numeric cell exactly as written. */
    public static Cell number(String text) {
        return new Cell("><v>" + text + "</v>");
    }

    /** Adds or replaces a part. */
    public TestWorkbook part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds or replaces a part. */
    public TestWorkbook part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    /** The sheet with other rows, as XML. */
    public TestWorkbook sheet(String data) {
        return part(SHEET, "<worksheet " + MAIN + "><sheetData>" + data + "</sheetData></worksheet>");
    }

    /** The sheet with rows added, as XML. */
    public TestWorkbook more(String rows) {
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        return part(SHEET, sheet.replace("</sheetData>", rows + "</sheetData>"));
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"/xl/" + part + "\" ContentType=\""
                + "application/vnd.openxmlformats-officedocument.spreadsheetml." + kind + "+xml\"/>";
    }

    private static String cell(String place, Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Cell cell) {
            return "<c r=\"" + place + "\"" + (cell.xml().startsWith(">") ? "" : " ") + cell.xml() + "</c>";
        }
        if (value instanceof Number number) {
            return "<c r=\"" + place + "\"><v>" + number + "</v></c>";
        }
        String text = value.toString().replace("&", "&amp;").replace("<", "&lt;");
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
    }
}

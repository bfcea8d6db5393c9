package org.warmth.sheets.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import javax.xml.stream.XMLStreamConstants;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.warmth.api.Problem;

/**
 * An uploaded workbook. Opening it unpacks every part once, without keeping the large ones, so that a bomb, a damaged
 * or truncated file, macros and links to other files are refused before a single row is looked at.
 */
final class XlsxFile implements AutoCloseable {
    private static final int MOST_SMALL_PART = 16 << 20;

    /** A visible sheet. */
    record Sheet(String name, String part) {}

    private final Archive archive;
    private final Map<String, byte[]> small = new HashMap<>();
    private final Map<String, Merges> merges = new HashMap<>();
    private final SharedStrings strings = new SharedStrings();
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean date1904;
    private long unpacked;
    private boolean[] dateStyles = {};

    private XlsxFile(Archive archive) {
        this.archive = archive;
    }

    static XlsxFile open(Upload upload) {
        XlsxFile file = new XlsxFile(Archive.open(upload));
        try {
            file.unpack();
            file.readStyles();
            file.readWorkbook();
            return file;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    List<Sheet> sheets() {
        return sheets;
    }

    Merges merges(Sheet sheet) {
        return merges.getOrDefault(sheet.part(), new Merges());
    }

    SharedStrings strings() {
        return strings;
    }

    boolean date1904() {
        return date1904;
    }

    /** How many bytes all parts unpack to. */
    long unpacked() {
        return unpacked;
    }

    boolean dateStyle(int style) {
        return style >= 0 && style < dateStyles.length && dateStyles[style];
    }

    /** The unpacked sheet from its start. */
    InputStream stream(Sheet sheet) {
        try {
            return archive.stream(archive.parts().get(sheet.part()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack() {
        Guarded.Progress progress = new Guarded.Progress();
        archive.parts().keySet().forEach(XlsxFile::refuseByName);
        for (Archive.Part part : archive.parts().values()) {
            if (part.encrypted()) {
                throw Problem.malformed("sheets.encrypted");
            }
            progress.next(part.packed());
            try (CheckedInputStream content = new CheckedInputStream(archive.stream(part), new CRC32())) {
                unpack(part.name(), content, progress);
                if (content.getChecksum().getValue() != part.checksum()) {
                    throw Archive.truncated();
                }
            } catch (IOException e) {
                throw Archive.truncated();
            }
        }
        unpacked = progress.unpacked();
        if (name("workbook.xml") == null) {
            throw Problem.malformed("sheets.not-a-workbook");
        }
    }

    private void unpack(String name, InputStream part, Guarded.Progress progress) throws IOException {
        Merges found = name.contains("/worksheets/") && name.endsWith(".xml") ? new Merges() : null;
        Guarded guarded = new Guarded(part, progress, found);
        if (found != null) {
            merges.put(name, found);
            guarded.transferTo(java.io.OutputStream.nullOutputStream());
        } else if (name.endsWith("sharedstrings.xml")) {
            readStrings(guarded);
            guarded.transferTo(java.io.OutputStream.nullOutputStream());
        } else if (name.endsWith("workbook.xml") || name.endsWith("workbook.xml.rels") || name.endsWith("styles.xml")) {
            byte[] content = guarded.readNBytes(MOST_SMALL_PART);
            if (content.length == MOST_SMALL_PART) {
                throw Problem.malformed("sheets.zip-bomb");
            }
            small.put(name, content);
        } else {
            // Pictures have no tags; they are unpacked only to see that they are whole and no bomb.
            byte[] buffer = new byte[1 << 16];
            for (int got = part.read(buffer); got > 0; got = part.read(buffer)) {
                progress.add(got);
            }
        }
    }

    private static void refuseByName(String name) {
        if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/")) {
            throw Problem.malformed("sheets.macros");
        }
        if (name.contains("/externallinks/") && name.endsWith(".xml")) {
            throw Problem.malformed("sheets.external-links");
        }
        if (name.endsWith("workbook.bin") || name.equals("mimetype")) {
            throw Problem.malformed("sheets.other-format");
        }
    }

    private void readStrings(InputStream in) {
        Xml xml = new Xml(in);
        StringBuilder text = new StringBuilder();
        int phonetic = 0;
        boolean inText = false;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.name()) {
                    case "si" -> text.setLength(0);
                    case "rPh" -> phonetic++;
                    case "t" -> inText = phonetic == 0;
                    default -> inText = false;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                switch (xml.name()) {
                    case "si" -> strings.add(text);
                    case "rPh" -> phonetic--;
                    default -> inText = false;
                }
            } else if (inText && text.length() <= XlsxRows.MOST_TEXT) {
                text.append(xml.text());
            }
        }
    }

    private void readStyles() {
        byte[] part = part("styles.xml");
        if (part == null) {
            return;
        }
        Map<Integer, String> formats = new HashMap<>();
        List<Boolean> dates = new ArrayList<>();
        try (Xml xml = new Xml(new java.io.ByteArrayInputStream(part))) {
            boolean inCells = false;
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (xml.name().equals("numFmt")) {
                        formats.put(xml.number("numFmtId", -1), xml.attribute("formatCode"));
                    } else if (xml.name().equals("cellXfs")) {
                        inCells = true;
                    } else if (inCells && xml.name().equals("xf")) {
                        dates.add(isDate(xml.number("numFmtId", 0), formats));
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("cellXfs")) {
                    inCells = false;
                }
            }
        }
        dateStyles = new boolean[dates.size()];
        for (int i = 0; i < dateStyles.length; i++) {
            dateStyles[i] = dates.get(i);
        }
    }

    private static boolean isDate(int format, Map<Integer, String> formats) {
        String code = formats.get(format);
        if (code == null) {
            code = BuiltinFormats.getBuiltinFormat(format);
        }
        // 27–36 and 50–58 are the built-in dates of Chinese Excel, which have no code of their own in the file.
        boolean chinese = format >= 27 && format <= 36 || format >= 50 && format <= 58;
        return chinese || code != null && DateUtil.isADateFormat(format, code);
    }

    private void readWorkbook() {
        Map<String, String> targets = new HashMap<>();
        byte[] relations = part("workbook.xml.rels");
        if (relations == null) {
            throw Xml.damaged();
        }
        try (Xml xml = new Xml(new java.io.ByteArrayInputStream(relations))) {
            while (xml.find("Relationship")) {
                String target = xml.attribute("Target");
                if (target != null) {
                    targets.put(xml.attribute("Id"), resolve(target.toLowerCase(Locale.ROOT)));
                }
            }
        }
        try (Xml xml = new Xml(new java.io.ByteArrayInputStream(part("workbook.xml")))) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.name().equals("workbookPr")) {
                    String flag = xml.attribute("date1904");
                    date1904 = "1".equals(flag) || "true".equals(flag);
                } else if (xml.name().equals("sheet")) {
                    addSheet(xml, targets);
                }
            }
        }
    }

    private void addSheet(Xml xml, Map<String, String> targets) {
        String state = xml.attribute("state");
        String part = targets.get(xml.attribute("id"));
        boolean visible = state == null || state.equals("visible");
        if (visible && part != null && merges.containsKey(part)) {
            sheets.add(new Sheet(xml.attribute("name"), part));
        }
    }

    private String resolve(String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String workbook = name("workbook.xml");
        return workbook.substring(0, workbook.lastIndexOf('/') + 1) + target;
    }

    private byte[] part(String end) {
        String name = name(end);
        return name == null ? null : small.get(name);
    }

    private String name(String end) {
        return small.keySet().stream()
                .filter(key -> key.endsWith(end))
                .findFirst()
                .orElse(null);
    }

    static boolean contains(byte[] bytes, byte[] wanted) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        strings.close();
    }
}

package org.warmth.sheets.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.warmth.api.Problem;

/** What an upload is, by how it begins; what can be neither workbook nor text is refused. */
enum UploadKind {
    /** Packed, as xlsx is. */
    WORKBOOK,
    /** Anything that may be text. */
    TEXT;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final int OLE2_SCANNED = 64 << 20;

    /**
     * The kind of an upload.
     *
     * @throws Problem 400 empty, an old or encrypted workbook, a web page, JSON, PDF, an empty archive
     */
    static UploadKind of(Upload upload) {
        byte[] head = upload.head(8);
        if (head.length == 0) {
            throw Problem.malformed("sheets.empty");
        }
        if (starts(head, ZIP)) {
            return WORKBOOK;
        }
        if (starts(head, OLE2)) {
            throw ole2(upload);
        }
        if (head[0] == '<' || head[0] == '{' || head[0] == '%' || starts(head, new byte[] {'P', 'K'})) {
            throw Problem.malformed("sheets.not-a-workbook");
        }
        return TEXT;
    }

    private static Problem ole2(Upload upload) {
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        boolean encrypted = XlsxFile.contains(upload.head((int) Math.min(upload.size(), OLE2_SCANNED)), name);
        return Problem.malformed(encrypted ? "sheets.encrypted" : "sheets.old-format");
    }

    private static boolean starts(byte[] head, byte[] wanted) {
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }
}

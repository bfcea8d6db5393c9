package org.warmth.statistics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.warmth.api.Problem;

/** Opens an uploaded form, after proving that opening it is harmless: small, packed honestly, without macros or links. */
final class FormFile {
    private static final int MOST_MB = 2;
    private static final int MOST_BYTES = MOST_MB << 20;
    private static final long MOST_UNPACKED = 16L << 20;
    private static final Set<String> ACTIVE = Set.of("vbaproject.bin", "externallinks", "embeddings", "activex");

    private FormFile() {}

    /**
     * The workbook in an upload.
     *
     * @throws Problem 413 if too large, 400 if it is no plain xlsx
     */
    static Workbook open(InputStream upload) throws IOException {
        byte[] bytes = upload.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.tooLarge("statistics.file-too-large", MOST_MB);
        }
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xd0 && (bytes[1] & 0xff) == 0xcf) {
            throw Problem.malformed("statistics.file-encrypted");
        }
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            throw Problem.malformed("statistics.file-not-xlsx");
        }
        try {
            unpack(bytes);
            return new XSSFWorkbook(OPCPackage.open(new ByteArrayInputStream(bytes)));
        } catch (ZipException e) {
            throw Problem.malformed("statistics.file-not-xlsx");
        } catch (IOException | RuntimeException | org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw Problem.malformed("statistics.file-not-xlsx");
        }
    }

    /** Unpacks everything once, counting: a zip bomb goes no further. */
    private static void unpack(byte[] bytes) throws IOException {
        long unpacked = 0;
        byte[] buffer = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().toLowerCase(java.util.Locale.ROOT);
                if (ACTIVE.stream().anyMatch(name::contains)) {
                    throw Problem.malformed("statistics.file-macros");
                }
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED) {
                        throw Problem.tooLarge("statistics.file-too-large", MOST_MB);
                    }
                }
            }
        }
    }
}

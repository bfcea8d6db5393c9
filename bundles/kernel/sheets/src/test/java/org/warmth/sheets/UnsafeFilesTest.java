package org.warmth.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.sheets.Sheets.read;
import static org.warmth.sheets.Sheets.rows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.warmth.api.Problem;
import org.warmth.sheets.reading.Upload;

/** Files that are no roster, or none that is safe to read: each a problem that says what to do. */
class UnsafeFilesTest {
    private static final byte[] GOOD = rows(new Object[] {"姓名", "金额"}, new Object[] {"张三", 500});

    private static void refused(byte[] file, String code) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.status()).isEqualTo(400);
            assertThat(Sheets.MESSAGES.has(org.warmth.api.Messages.CHINESE, code + ".detail"))
                    .isTrue();
        });
    }

    private static byte[] with(String part, byte[] content) {
        Map<String, byte[]> parts = Sheets.parts(GOOD);
        parts.put(part, content);
        return Sheets.zip(parts);
    }

    @Test
    void an_empty_file_is_refused() {
        refused(new byte[0], "sheets.empty");
    }

    @Test
    void a_web_page_a_picture_and_an_empty_archive_are_no_workbook() {
        refused("<html><table><tr><td>姓名</td></tr></table></html>".getBytes(UTF_8), "sheets.not-a-workbook");
        refused(new byte[] {'a', 0, 0, 1, 2, 3}, "sheets.not-a-workbook");
        refused(Sheets.zip(Map.of("readme.txt", "hello".getBytes(UTF_8))), "sheets.not-a-workbook");
    }

    @Test
    void an_encrypted_workbook_is_named_as_such() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(GOOD));
                    var encrypted = encryptor.getDataStream(system)) {
                opened.save(encrypted);
            }
            system.writeFilesystem(out);
        }
        refused(out.toByteArray(), "sheets.encrypted");
    }

    @Test
    void an_old_xls_is_named_as_such() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            system.createDocument(new ByteArrayInputStream(new byte[5000]), "Workbook");
            system.writeFilesystem(out);
        }
        refused(out.toByteArray(), "sheets.old-format");
    }

    @Test
    void macros_links_to_other_files_and_other_formats_are_refused() {
        refused(with("xl/vbaProject.bin", new byte[] {1}), "sheets.macros");
        refused(with("xl/macrosheets/sheet1.xml", "<x/>".getBytes(UTF_8)), "sheets.macros");
        refused(with("xl/externalLinks/externalLink1.xml", "<x/>".getBytes(UTF_8)), "sheets.external-links");
        refused(with("xl/workbook.bin", new byte[] {1}), "sheets.other-format");
    }

    @Test
    void a_truncated_upload_is_refused_wherever_it_ends() {
        for (int end : new int[] {GOOD.length / 3, GOOD.length / 2, GOOD.length - 30}) {
            refused(Arrays.copyOf(GOOD, end), "sheets.truncated");
        }
    }

    @Test
    void an_upload_that_breaks_off_is_refused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> Upload.receive(broken)).hasMessageContaining("sheets.truncated");
    }

    @Test
    void an_upload_over_the_limit_is_refused_before_it_is_read_to_its_end() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] target, int from, int length) {
                return length;
            }
        };
        assertThatThrownBy(() -> Upload.receive(endless))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    @Test
    void a_changed_byte_is_noticed() {
        byte[] changed = GOOD.clone();
        changed[GOOD.length / 2] ^= 0x55;
        assertThatThrownBy(() -> read(changed)).isInstanceOf(Problem.class);
    }

    @Test
    void a_zip_bomb_is_refused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : Sheets.parts(GOOD).entrySet()) {
                if (!part.getKey().contains("sheet1")) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                }
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet><sheetData>".getBytes(UTF_8));
            byte[] rows = "<row/>".repeat(100_000).getBytes(UTF_8);
            for (int i = 0; i < 200; i++) {
                zip.write(rows);
            }
        }
        refused(out.toByteArray(), "sheets.zip-bomb");
    }

    @Test
    void a_thousand_parts_too_many_are_refused() {
        Map<String, byte[]> parts = new LinkedHashMap<>(Sheets.parts(GOOD));
        for (int i = 0; i < 2_500; i++) {
            parts.put("xl/media/" + i + ".png", new byte[] {1});
        }
        refused(Sheets.zip(parts), "sheets.zip-bomb");
    }

    @Test
    void a_document_type_an_entity_and_endless_text_are_refused() {
        refused(
                Sheets.edited(GOOD, xml -> xml.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY a \"b\">]>")),
                "sheets.damaged");
        refused(Sheets.edited(GOOD, xml -> xml.replace("<v>500.0</v>", "<v>&a;</v>")), "sheets.damaged");
        refused(
                Sheets.edited(GOOD, xml -> xml.replace("<v>500.0</v>", "<v>" + "5".repeat(2 << 20) + "</v>")),
                "sheets.damaged");
        refused(Sheets.edited(GOOD, xml -> xml.replace("</sheetData>", "")), "sheets.damaged");
    }

    @Test
    void rows_that_run_backwards_or_beyond_the_sheet_are_refused() {
        refused(Sheets.edited(GOOD, xml -> xml.replace("r=\"2\"", "r=\"1\"")), "sheets.damaged");
        refused(Sheets.edited(GOOD, xml -> xml.replace("r=\"2\"", "r=\"9999999\"")), "sheets.too-many-rows");
    }

    @Test
    void blank_rows_beyond_the_sheet_are_named_as_too_many() {
        String blank = "<row/>".repeat(1_200_000);
        refused(
                Sheets.edited(GOOD, xml -> xml.replace("</sheetData>", blank + "</sheetData>")),
                "sheets.too-many-rows");
    }

    @Test
    void blank_rows_to_the_end_of_the_sheet_are_skipped() {
        StringBuilder blank = new StringBuilder();
        for (int row = 3; row <= 1_048_576; row++) {
            blank.append("<row r=\"")
                    .append(row)
                    .append("\"><c r=\"A")
                    .append(row)
                    .append("\" s=\"0\"/></row>");
        }
        byte[] file = Sheets.edited(GOOD, xml -> xml.replace("</sheetData>", blank + "</sheetData>"));
        assertThat(read(file)).hasSize(1);
    }

    @Test
    void more_rows_than_a_sheet_has_are_refused() {
        byte[] lines = ("姓名,金额\n张三,500\n" + "\n".repeat(2_000_000)).getBytes(UTF_8);
        refused(lines, "sheets.too-many-rows");
    }

    @Test
    void a_roster_without_rows_is_refused() {
        refused(Sheets.rows(new Object[][] {{"姓名", "金额"}}), "sheets.no-rows");
        refused(Sheets.workbook(sheet -> {}), "sheets.no-rows");
    }
}

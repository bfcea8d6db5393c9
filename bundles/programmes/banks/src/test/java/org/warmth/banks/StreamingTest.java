package org.warmth.banks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankReturn;
import org.warmth.sheets.WorkbookReader;

/** A hundred thousand payments pass through; nothing is held back but what buffers hold. */
class StreamingTest {
    private static final int MANY = 100_000;
    private static final int BUFFERS = 1 << 18;
    private static final BankFileFormat WORKBOOK = new XlsxFormat(new WorkbookReader());

    static Stream<BankFileFormat> texts() {
        return Stream.of(
                new CsvGb18030Format(),
                new CsvGbkFormat(),
                new TextFormat(),
                new FixedFormat(),
                new PainFormat(Orders.MESSAGES));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void what_is_taken_is_written(BankFileFormat format) throws IOException {
        Counted out = new Counted();
        int one = Orders.written(format, Orders.item(1, "李例安")).length;
        long[] taken = new long[1];
        Iterator<BankItem> many = Orders.many(MANY);
        Iterator<BankItem> watched = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return many.hasNext();
            }

            @Override
            public BankItem next() {
                taken[0]++;
                // Each line is at least as long as a tenth of a file of one.
                assertThat(out.bytes).isGreaterThan(taken[0] * (one / 10) - BUFFERS);
                return many.next();
            }
        };
        format.write(Orders.order(MANY, 50_000L * MANY), watched, out);
        assertThat(taken[0]).isEqualTo(MANY);
    }

    @Test
    void a_workbook_of_as_many_is_written() throws IOException {
        Counted out = new Counted();
        WORKBOOK.write(Orders.order(MANY, 50_000L * MANY), Orders.many(MANY), out);
        assertThat(out.bytes).isGreaterThan(1_000_000);
    }

    @Test
    void a_workbook_of_as_many_is_read() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            Sheet sheet = workbook.createSheet();
            put(sheet, 0, "业务唯一号", "结果");
            for (int row = 1; row <= MANY; row++) {
                put(sheet, row, "W" + row, "成功");
            }
            put(sheet, MANY + 1, "合计", MANY + "笔");
            workbook.write(file);
        }
        long[] given = new long[1];
        BankReturn answer = WORKBOOK.read(new ByteArrayInputStream(file.toByteArray()), result -> {
            given[0]++;
            assertThat(result.reference()).isEqualTo("W" + given[0]);
        });
        assertThat(given[0]).isEqualTo(MANY);
        assertThat(answer.count()).isEqualTo(MANY);
    }

    private static void put(Sheet sheet, int number, String... cells) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < cells.length; column++) {
            row.createCell(column).setCellValue(cells[column]);
        }
    }

    static Stream<Arguments> answers() {
        String fixed = "D%08d" + " ".repeat(166) + "000000000050000" + " ".repeat(75) + "W%-34d" + "S" + " ".repeat(85)
                + "\r\n";
        return Stream.of(
                Arguments.of(
                        new CsvGb18030Format(),
                        Gb.GB18030,
                        "业务唯一号,结果\r\n",
                        (IntFunction<String>) line -> "W" + line + ",成功\r\n",
                        "合计,\r\n"),
                Arguments.of(
                        new TextFormat(),
                        Gb.GB18030,
                        "B1|1|1|20220118\r\n业务唯一号|结果\r\n",
                        (IntFunction<String>) line -> "W" + line + "|成功\r\n",
                        ""),
                Arguments.of(
                        new FixedFormat(),
                        Gb.GB18030,
                        "HB1" + " ".repeat(33) + "20220118" + "0".repeat(23) + "\r\n",
                        (IntFunction<String>) line -> String.format(fixed, line, line),
                        "T" + "0".repeat(23) + "\r\n"),
                Arguments.of(
                        new PainFormat(Orders.MESSAGES),
                        StandardCharsets.UTF_8,
                        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>"
                                + "<OrgnlGrpInfAndSts><OrgnlMsgId>B1</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>",
                        (IntFunction<String>) line -> "<TxInfAndSts><OrgnlEndToEndId>W" + line
                                + "</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>\n",
                        "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void what_is_read_is_given(
            BankFileFormat format, Charset charset, String head, IntFunction<String> line, String tail)
            throws IOException {
        Made in = new Made(charset, head, line, tail);
        long[] given = new long[1];
        BankReturn file = format.read(in, result -> {
            given[0]++;
            assertThat(result.reference()).isEqualTo("W" + given[0]);
            assertThat(in.lines - given[0]).isLessThan(BUFFERS / 10);
        });
        assertThat(given[0]).isEqualTo(MANY);
        assertThat(file).isNotNull();
    }

    /** Counts bytes and keeps none. */
    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int from, int length) {
            bytes += length;
        }
    }

    /** A file whose lines are made when they are read. */
    private static final class Made extends InputStream {
        private final Charset charset;
        private final IntFunction<String> line;
        private final String tail;
        private byte[] now;
        private int at;
        private int lines;

        private Made(Charset charset, String head, IntFunction<String> line, String tail) {
            this.charset = charset;
            this.line = line;
            this.tail = tail;
            now = head.getBytes(charset);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (at == now.length) {
                if (lines > MANY) {
                    return -1;
                }
                lines++;
                now = (lines > MANY ? tail : line.apply(lines)).getBytes(charset);
                at = 0;
                if (now.length == 0) {
                    return -1;
                }
            }
            int given = Math.min(length, now.length - at);
            System.arraycopy(now, at, target, from, given);
            at += given;
            return given;
        }
    }
}

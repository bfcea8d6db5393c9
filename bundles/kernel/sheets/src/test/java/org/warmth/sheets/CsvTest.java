package org.warmth.sheets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.warmth.sheets.Sheets.codes;
import static org.warmth.sheets.Sheets.only;
import static org.warmth.sheets.Sheets.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.sheets.Row;

/** CSV in the encodings of Chinese offices. */
class CsvTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String FILE = "姓名,金额（元）,证件号,备注\n张䶮,\"1,234.50\",31010119900101001X,困难职工\n";

    private static String problem(byte[] file) {
        try {
            read(file);
        } catch (Problem problem) {
            return problem.code();
        }
        throw new AssertionError("not refused");
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static void understood(byte[] file) {
        Row row = only(file);
        assertThat(row.number()).isEqualTo(2);
        assertThat(row.text("name")).isEqualTo("张䶮");
        assertThat(row.money("amount")).isEqualTo(Money.ofFen(123_450));
        assertThat(row.text("idNumber")).isEqualTo("31010119900101001X");
        assertThat(row.good()).isTrue();
    }

    @Test
    void UTF_8_with_and_without_mark_and_GB18030_are_recognised() {
        understood(FILE.getBytes(UTF_8));
        understood(join(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, FILE.getBytes(UTF_8)));
        understood(FILE.getBytes(GB18030));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_separator_is_recognised(String separator) {
        String file = String.join(separator, "姓名", "金额", "备注") + "\r\n" + String.join(separator, "张三", "500", "a");
        assertThat(only(file.getBytes(UTF_8)).text("remark")).isEqualTo("a");
    }

    @Test
    void GBK_bytes_that_happen_to_be_good_UTF_8_are_told_by_the_headings() {
        // 联通 in GBK looks like two-byte UTF-8 to naive readers; headings in English leave only the names to tell.
        byte[] file = join("Name,Amount,Remark\n".getBytes(UTF_8), "郗璧,500,\n".getBytes(GB18030));
        assertThat(only(join("姓名,金额\n".getBytes(GB18030), "摩,500\n".getBytes(GB18030)))
                        .text("name"))
                .isEqualTo("摩");
        byte[] both =
                join("Name,Amount\n".getBytes(UTF_8), new byte[] {(byte) 0xc3, (byte) 0xa9}, ",500\n".getBytes(UTF_8));
        assertThat(problem(both)).isEqualTo("sheets.csv-encoding-unclear");
        assertThat(only(file).text("name")).isEqualTo("郗璧");
    }

    @Test
    void a_broken_UTF_8_file_is_not_taken_for_GBK() {
        byte[] good = (FILE + "李四,500,,困难职工家庭\n").getBytes(UTF_8);
        byte[] cut = join(Arrays.copyOf(good, good.length - 3), "\n".getBytes(UTF_8));
        assertThat(problem(cut)).isEqualTo("sheets.csv-broken");
    }

    @Test
    void other_encodings_are_refused_with_what_to_do() {
        assertThat(problem(join(new byte[] {(byte) 0xff, (byte) 0xfe}, FILE.getBytes(UTF_16LE))))
                .isEqualTo("sheets.csv-encoding");
        assertThat(problem(
                        join("姓名,金额\n".getBytes(GB18030), new byte[] {(byte) 0xff, (byte) 0xff}, "\n".getBytes(UTF_8))))
                .isEqualTo("sheets.csv-encoding");
    }

    @Test
    void headings_once_saved_in_the_wrong_encoding_are_named_as_garbled() {
        String gbkAsUtf8 = new String(FILE.getBytes(GB18030), UTF_8);
        String utf8AsGbk = new String(FILE.getBytes(UTF_8), GB18030);
        String utf8AsLatin = new String(FILE.getBytes(UTF_8), ISO_8859_1);
        for (String garbled : List.of(gbkAsUtf8, utf8AsGbk, utf8AsLatin)) {
            assertThat(problem((garbled + "a,500\n").getBytes(UTF_8))).isEqualTo("sheets.headings-garbled");
        }
    }

    @Test
    void a_quote_that_is_never_closed_is_named_by_its_row() {
        String file = "姓名,金额\n\"张三,500\n" + "李四,600\n".repeat(200);
        assertThat(problem(file.getBytes(UTF_8))).isEqualTo("sheets.csv-malformed");
    }

    @Test
    void digits_lost_by_Excel_before_it_saved_the_file_are_refused() {
        assertThat(codes(only("姓名,金额,证件号\n张三,500,3.10101E+17\n".getBytes(UTF_8))))
                .containsExactly("sheets.digits-lost");
    }

    @Test
    void digits_kept_by_a_formula_of_text_are_taken_and_other_formulas_refused() {
        assertThat(only("姓名,金额,证件号\n张三,500,\"=\"\"31010119900101001X\"\"\"\n".getBytes(UTF_8))
                        .text("idNumber"))
                .isEqualTo("31010119900101001X");
        assertThat(codes(only("姓名,金额,证件号\n张三,500,=A1&B1\n".getBytes(UTF_8))))
                .containsExactly("sheets.formula-in-number");
    }

    @Test
    void blank_lines_are_skipped_and_rows_keep_their_numbers() {
        var rows = read("姓名,金额\n\n张三,500\n,,\n\n李四,600".getBytes(UTF_8));
        assertThat(rows.stream().map(Row::number)).containsExactly(3, 6);
    }
}

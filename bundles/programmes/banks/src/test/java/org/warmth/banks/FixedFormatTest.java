package org.warmth.banks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.warmth.banks.Orders.faulty;
import static org.warmth.banks.Orders.read;
import static org.warmth.banks.Orders.unreadable;
import static org.warmth.banks.Orders.written;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.warmth.api.Money;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankResult.Outcome;
import org.warmth.api.bank.BankReturn;
import org.warmth.banks.Orders.Read;

/** Text of fixed width, measured in the bytes of GB18030. */
class FixedFormatTest {
    private static final BankFileFormat FORMAT = new FixedFormat();
    private static final String HEAD = "H" + text("B20220118001", 35) + "20220118" + "00000002" + "000000000050001\r\n";
    private static final String TRAILER = "T" + "00000002" + "000000000050001\r\n";

    private static byte[] gb(String text) {
        return text.getBytes(Gb.GB18030);
    }

    /** The text and as many spaces as it needs bytes. */
    private static String text(String text, int bytes) {
        return text + " ".repeat(bytes - gb(text).length);
    }

    private static String item(String number, String holder, String fen, String reference) {
        return "D" + number + text("9999991234567893", 34) + text(holder, 60) + text("演示银行", 60) + "999999999999" + fen
                + text("999999199001019010", 35) + text("春节慰问", 40) + text(reference, 35);
    }

    private static String result(String number, String fen, String reference, String outcome, String reason) {
        return item(number, "李例安", fen, reference) + text(outcome, 8) + text("", 10) + text(reason, 60)
                + "20220118\r\n";
    }

    private static String answer() {
        return HEAD
                + result("00000001", "000000000050000", "W1", "成功", "")
                + result("00000002", "000000000000001", "W2", "失败", "户名与账号不符")
                + TRAILER;
    }

    @Test
    void an_order_is_written_byte_for_byte() {
        String expected = HEAD
                + item("00000001", "王䶮例", "000000000050000", "W1") + "\r\n"
                + item("00000002", "阿·拟名", "000000000000001", "W2") + "\r\n"
                + TRAILER;
        byte[] file = written(FORMAT, Orders.item(1, "王䶮例"), Orders.item(2, "阿•拟名", 1));
        assertThat(file).isEqualTo(gb(expected)).hasSize(67 + 2 + 2 * (300 + 2) + 24 + 2);
    }

    @Test
    void every_line_is_as_long_whatever_the_bytes_of_its_characters() {
        int usual = written(FORMAT, Orders.item(1, "李例安")).length;
        for (String name : new String[] {"张𬭎样", "阿·拟名·试例", "Sample Alpha"}) {
            assertThat(written(FORMAT, Orders.item(1, name))).as(name).hasSize(usual);
        }
    }

    @Test
    void what_is_missing_leaves_spaces() {
        BankItem bare = new BankItem(1, "W1", Orders.ACCOUNT, "李例安", null, null, Money.ofFen(1), null, null);
        assertThat(written(FORMAT, bare))
                .containsSequence(gb(text("李例安", 60) + " ".repeat(72) + "000000000000001" + " ".repeat(35)
                        + text("慰问金", 40) + text("W1", 35)));
    }

    @Test
    void a_text_that_needs_more_bytes_than_there_are_is_refused() {
        assertThat(FORMAT.check(Orders.item(1, "安".repeat(30)))).isEmpty();
        faulty(FORMAT, Orders.item(1, "安".repeat(31)), "holder", "banks.too-wide", 60, 62);
        faulty(FORMAT, Orders.item(1, "𬭎".repeat(16)), "holder", "banks.too-wide", 60, 64);
    }

    @Test
    void an_answer_is_read() {
        Read read = read(FORMAT, gb(answer()));
        assertThat(read.file()).isEqualTo(new BankReturn("B20220118001", 2, Money.ofFen(50_001), null));
        LocalDate day = LocalDate.of(2022, 1, 18);
        assertThat(read.results())
                .containsExactly(
                        new BankResult(2, "W1", Money.ofFen(50_000), Orders.ACCOUNT, Outcome.PAID, null, null, day),
                        new BankResult(
                                3, "W2", Money.ofFen(1), Orders.ACCOUNT, Outcome.RETURNED, null, "户名与账号不符", day));
        // The last line's end may be lost, the trailer itself not.
        assertThat(read(FORMAT, gb(answer().stripTrailing()))).isEqualTo(read);
    }

    @Test
    void what_cannot_be_read_is_named_with_its_line() {
        String good = answer();
        unreadable(FORMAT, good.getBytes(UTF_8), "banks.encoding-other", "UTF-8");
        unreadable(FORMAT, gb(good.replace(TRAILER, "")), "banks.truncated", 3);
        unreadable(FORMAT, gb(good.substring(0, good.length() - 40)), "banks.truncated", 3);
        unreadable(FORMAT, gb(good.replace("T0", "T")), "banks.line-length", 4, 23, 24);
        unreadable(FORMAT, gb(good.replace("李例安", "李例")), "banks.line-length", 2, 384, 386);
        unreadable(FORMAT, gb(good.replace("D00000002", "X00000002")), "banks.line-kind", 3, "D");
        unreadable(FORMAT, gb(good.substring(2)), "banks.line-kind", 1, "H");
        unreadable(FORMAT, gb(good.replace("T00000002", "T00000003")), "banks.head-and-trailer", 4);
        unreadable(FORMAT, gb(good + "D\r\n"), "banks.behind-total", 5);
        unreadable(FORMAT, gb(good.replace("000000000000001", "00000000000001 ")), "banks.line-amount", 3);
        unreadable(FORMAT, gb(good.replace("成功", "大吉")), "banks.line-outcome", 2, "大吉", OutcomeWords.EXPECTED);
    }

    @Test
    void a_character_cut_in_half_is_found() {
        byte[] file = gb(answer());
        // The holder's field begins behind the head, the letter, the number and the account.
        int holder = 69 + 1 + 8 + 34;
        file[holder + 59] = (byte) 0xc0;
        unreadable(FORMAT, file, "banks.encoding", 2);
    }
}

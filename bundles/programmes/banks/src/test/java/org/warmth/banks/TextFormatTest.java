package org.warmth.banks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.warmth.banks.Orders.faulty;
import static org.warmth.banks.Orders.item;
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

/** Text whose fields are separated by bars. */
class TextFormatTest {
    private static final BankFileFormat FORMAT = new TextFormat();
    private static final String HEAD = "B20220118001|2|500.01|20220118\r\n";
    private static final String HEADINGS = "序号|收款账号|收款户名|开户行名|联行号|金额(元)|证件号|用途|业务唯一号";

    private static byte[] gb(String text) {
        return text.getBytes(Gb.GB18030);
    }

    @Test
    void an_order_is_written_byte_for_byte() {
        BankItem bare = new BankItem(2, "W2", Orders.ACCOUNT, "阿•拟名", null, null, Money.ofFen(1), null, null);
        assertThat(written(FORMAT, item(1, "王䶮例"), bare))
                .isEqualTo(gb(HEAD + HEADINGS + "\r\n"
                        + "1|9999991234567893|王䶮例|演示银行|999999999999|500.00|999999199001019010|春节慰问|W1\r\n"
                        + "2|9999991234567893|阿·拟名|||0.01||慰问金|W2\r\n"));
    }

    @Test
    void a_bar_inside_a_text_is_refused() {
        faulty(FORMAT, item(1, "李|例安"), "holder", "banks.separator", "|");
    }

    @Test
    void an_answer_is_read() {
        String file = HEAD + HEADINGS + "|结果|失败原因|日期\r\n"
                + "1|9999991234567893|李例安|演示银行|999999999999|500.00|999999199001019010|春节慰问|W1|成功||20220118\r\n"
                + "2|9999991234567893|阿·拟名|||0.01|||W2|失败|账号不存在|20220118\r\n";
        Read read = read(FORMAT, gb(file));
        assertThat(read.file()).isEqualTo(new BankReturn("B20220118001", 2, Money.ofFen(50_001), null));
        LocalDate day = LocalDate.of(2022, 1, 18);
        assertThat(read.results())
                .containsExactly(
                        new BankResult(3, "W1", Money.ofFen(50_000), Orders.ACCOUNT, Outcome.PAID, null, null, day),
                        new BankResult(4, "W2", Money.ofFen(1), Orders.ACCOUNT, Outcome.RETURNED, null, "账号不存在", day));
    }

    @Test
    void an_answer_that_names_nobody_is_read() {
        Read read = read(FORMAT, gb("B20220118001|0|0.00|20220118\r\n业务唯一号|结果\r\n"));
        assertThat(read.results()).isEmpty();
        assertThat(read.file().count()).isZero();
    }

    @Test
    void what_cannot_be_read_is_named_with_its_line() {
        String good = HEAD + "业务唯一号|结果|日期\r\nW1|成功|20220118\r\n";
        unreadable(FORMAT, good.getBytes(UTF_8), "banks.encoding-other", "UTF-8");
        unreadable(FORMAT, gb(HEAD), "banks.empty");
        unreadable(FORMAT, gb("B20220118001|2|500.01\r\n"), "banks.line-width", 1, 3, 4);
        unreadable(FORMAT, gb(good.replace("|2|", "|两笔|")), "banks.line-count", 1);
        unreadable(FORMAT, gb(good.replace("|500.01|", "|五百|")), "banks.line-amount", 1);
        unreadable(FORMAT, gb(good.replace("01|20220118\r", "01|2022018\r")), "banks.line-date", 1);
        unreadable(FORMAT, gb(good.replace("B20220118001", "")), "banks.line-reference", 1);
        unreadable(FORMAT, gb(good + "W2|失败"), "banks.truncated", 4);
        unreadable(FORMAT, gb(good + "W2|失败\r\n"), "banks.line-width", 4, 2, 3);
        unreadable(FORMAT, gb(good + "W2|？|20220118\r\n"), "banks.line-outcome", 4, "？", OutcomeWords.EXPECTED);
        unreadable(FORMAT, gb(good.replace("结果", "结论")), "banks.column-unknown", 2, "结论");
    }
}

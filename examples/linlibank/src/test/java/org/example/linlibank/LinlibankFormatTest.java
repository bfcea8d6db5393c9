package org.example.linlibank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankResult.Outcome;
import org.warmth.api.bank.BankReturn;

/** The files of a bank that does not exist. */
class LinlibankFormatTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final LinlibankFormat FORMAT = new LinlibankFormat();
    private static final String HEAD = "LLYH^B1^20220118^1^50000\r\n";

    private static BankItem item(String account, String holder) {
        return new BankItem(1, "W1", account, holder, null, null, Money.ofFen(50_000), null, null);
    }

    private static void refused(byte[] file, String code) {
        assertThatThrownBy(() -> FORMAT.read(new ByteArrayInputStream(file), result -> {}))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting(Violation::code)
                        .containsExactly(code));
    }

    @Test
    void an_order_is_written() throws IOException {
        BankOrder order = new BankOrder(
                "B1", LocalDate.of(2022, 1, 18), Instant.EPOCH, "演示一区总工会", null, null, null, 1, Money.ofFen(50_000));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FORMAT.write(order, List.of(item("9999991234567893", "王䶮例")).iterator(), out);
        assertThat(out.toString(GB18030)).isEqualTo(HEAD + "1^9999991234567893^王䶮例^50000^W1\r\n");
    }

    @Test
    void what_the_bank_does_not_take_is_refused() {
        assertThat(FORMAT.check(item("123", "李^例")))
                .extracting(Violation::field)
                .containsExactly("account", "holder");
    }

    @Test
    void an_answer_is_read() throws IOException {
        String file =
                HEAD + "1^9999991234567893^王䶮例^50000^W1^0000^成功\r\n" + "2^9999991234567893^李例安^1^W2^1001^户名不符\r\n";
        List<BankResult> results = new ArrayList<>();
        BankReturn answer = FORMAT.read(new ByteArrayInputStream(file.getBytes(GB18030)), results::add);
        assertThat(answer).isEqualTo(new BankReturn("B1", 1, Money.ofFen(50_000), null));
        assertThat(results).extracting(BankResult::outcome).containsExactly(Outcome.PAID, Outcome.RETURNED);
        assertThat(results).extracting(BankResult::reason).containsExactly(null, "户名不符");
    }

    @Test
    void what_is_no_answer_is_refused() {
        refused("业务唯一号,结果".getBytes(GB18030), "linlibank.head");
        refused((HEAD + "1^9999991234567893").getBytes(GB18030), "linlibank.line");
        byte[] broken = (HEAD + "1^?").getBytes(StandardCharsets.ISO_8859_1);
        broken[broken.length - 1] = (byte) 0xff;
        refused(broken, "linlibank.encoding");
    }
}

package org.warmth.banks;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.warmth.banks.Orders.item;
import static org.warmth.banks.Orders.read;
import static org.warmth.banks.Orders.unreadable;
import static org.warmth.banks.Orders.written;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warmth.api.Money;
import org.warmth.api.Violation;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankResult.Outcome;
import org.warmth.api.bank.BankReturn;
import org.warmth.banks.Orders.Read;

/** CSV in GB18030 and GBK: what is written byte for byte, and what of an answer is read. */
class CsvFormatTest {
    private static final BankFileFormat GB18030 = new CsvGb18030Format();
    private static final BankFileFormat GBK = new CsvGbkFormat();
    private static final String HEADINGS = "序号,收款账号,收款户名,开户行名,联行号,金额(元),证件号,用途,业务唯一号";
    private static final String RETURNED = HEADINGS + ",结果,失败原因,日期\r\n";

    private static byte[] gb(String text) {
        return text.getBytes(Gb.GB18030);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String line(int number, String amount, String outcome) {
        return number + ",9999991234567893\t,李例安,演示银行,999999999999\t," + amount + ",999999199001019010\t,春节慰问,W"
                + number + "\t," + outcome + "\r\n";
    }

    @Test
    void an_order_is_written_byte_for_byte() {
        byte[] file = written(GB18030, item(1, "王䶮例"), item(2, "张𬭎样", 1));
        byte[] start = gb(HEADINGS + "\r\n1,9999991234567893\t,王");
        byte[] between = gb("例,演示银行,999999999999\t,500.00,999999199001019010\t,春节慰问,W1\t\r\n2,9999991234567893\t,张");
        byte[] end = gb("样,演示银行,999999999999\t,0.01,999999199001019010\t,春节慰问,W2\t\r\n"
                + "合计,2笔,,,,500.01,,,B20220118001\t\r\n");
        byte[] yan = {(byte) 0xfe, (byte) 0x9f};
        byte[] hong = {(byte) 0x99, 0x33, (byte) 0xa9, 0x32};
        assertThat(file).isEqualTo(joined(start, yan, between, hong, end));
    }

    @Test
    void dots_between_the_parts_of_a_name_become_the_one_that_banks_know() {
        byte[] dot = {(byte) 0xa1, (byte) 0xa4};
        for (String name : List.of("阿·拟名·试例", "阿•拟名•试例", "阿・拟名・试例", "阿.拟名．试例")) {
            assertThat(GBK.check(item(1, name))).as(name).isEmpty();
            assertThat(written(GBK, item(1, name)))
                    .as(name)
                    .containsSequence(joined(gb(",阿"), dot, gb("拟名"), dot, gb("试例,")));
        }
        assertThat(written(GBK, item(1, "J. Sample"))).containsSequence(gb(",J. Sample,"));
    }

    @Test
    void a_name_beyond_gbk_is_refused_and_never_written_with_question_marks() {
        faulty(GBK, item(1, "王䶮例"), "holder", "banks.not-encodable", "䶮", "GBK");
        faulty(GBK, item(3, "张𬭎㛃䶮䶮"), "holder", "banks.not-encodable", "𬭎、㛃、䶮", "GBK");
        assertThat(GB18030.check(item(1, "张𬭎㛃䶮䶮"))).isEmpty();
    }

    @Test
    void what_a_spreadsheet_would_compute_is_refused() {
        for (String sign : List.of("=", "+", "-", "@", "＝")) {
            faulty(GB18030, item(1, sign + "1+1"), "holder", "banks.formula", sign);
            faulty(GB18030, purpose(" " + sign + "1"), "purpose", "banks.formula", sign);
        }
        faulty(GB18030, item(1, "李\t例安"), "holder", "banks.odd-character");
        faulty(GB18030, item(1, "李例安\n2"), "holder", "banks.odd-character");
        faulty(GB18030, item(1, "李例\ud800"), "holder", "banks.odd-character");
    }

    @Test
    void commas_and_quotes_in_a_text_stay_in_their_field() {
        assertThat(written(GB18030, item(1, "李\"例\",安"))).containsSequence(gb(",\"李\"\"例\"\",安\",演示银行"));
    }

    @Test
    void an_item_without_purpose_has_that_of_the_order() {
        assertThat(written(GB18030, purpose(null))).containsSequence(gb(",慰问金,W1"));
    }

    @Test
    void missing_and_impossible_fields_are_named() {
        BankItem bare = new BankItem(1, null, " ", null, null, null, null, null, null);
        assertThat(GB18030.check(bare))
                .extracting(Violation::field, Violation::code)
                .containsExactly(
                        tuple("reference", "rest.required"),
                        tuple("account", "rest.required"),
                        tuple("amount", "rest.required"),
                        tuple("holder", "rest.required"));
        BankItem good = item(1, "李例安");
        faulty(GB18030, account("6.22E+18"), "account", "banks.account");
        faulty(GB18030, account("12345678"), "account", "banks.account");
        faulty(GB18030, item(1, "李例安", 0), "amount", "rest.not-positive");
        faulty(GB18030, item(1, "李例安", Money.MOST.fen() + 1), "amount", "banks.amount-most", Money.MOST);
        faulty(GB18030, purpose("一二三四五六七八九十一"), "purpose", "rest.too-long", 10);
        faulty(
                GB18030,
                new BankItem(1, "=W1", good.account(), "李例安", null, "1", good.amount(), null, null),
                List.of("reference", "bankCode"),
                List.of("banks.reference", "banks.bank-code"));
        assertThat(GB18030.check(new BankItem(1, "W1", good.account(), "李例安", null, null, good.amount(), null, null)))
                .isEmpty();
    }

    private static void faulty(BankFileFormat format, BankItem item, String field, String code, Object... args) {
        Orders.faulty(format, item, field, code, args);
    }

    private static void faulty(BankFileFormat format, BankItem item, List<String> fields, List<String> codes) {
        assertThat(format.check(item)).extracting(Violation::field).containsExactlyElementsOf(fields);
        assertThat(format.check(item)).extracting(Violation::code).containsExactlyElementsOf(codes);
    }

    private static BankItem purpose(String purpose) {
        BankItem item = item(1, "李例安");
        return new BankItem(
                1,
                item.reference(),
                item.account(),
                item.holder(),
                item.bank(),
                item.bankCode(),
                item.amount(),
                item.idNumber(),
                purpose);
    }

    private static BankItem account(String account) {
        BankItem item = item(1, "李例安");
        return new BankItem(1, "W1", account, "李例安", null, null, item.amount(), null, null);
    }

    @Test
    void a_file_never_says_other_of_itself_than_it_holds() {
        assertThatThrownBy(() -> GB18030.write(
                        Orders.order(2, 100_000), List.of(item(1, "李例安")).iterator(), new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 items and 1000.00, has 1 and 500.00");
    }

    @Test
    void an_answer_is_read() {
        String file = RETURNED
                + line(1, "500.00", "成功,,2022-01-18")
                + line(2, "\"1,500.00\"", "失败,户名不符,20220118")
                + line(3, "0.3", "处理中,,")
                + line(4, "", "退汇,账户已销户,2022/1/20 09:30:00")
                + "合计,4笔,,,,2000.30,,,B20220118001\t,,,\r\n";
        Read read = read(GB18030, gb(file));
        assertThat(read.file()).isEqualTo(new BankReturn("B20220118001", 4, Money.ofFen(200_030), null));
        assertThat(read.results())
                .containsExactly(
                        new BankResult(
                                2,
                                "W1",
                                Money.ofFen(50_000),
                                "9999991234567893",
                                Outcome.PAID,
                                null,
                                null,
                                LocalDate.of(2022, 1, 18)),
                        new BankResult(
                                3,
                                "W2",
                                Money.ofFen(150_000),
                                "9999991234567893",
                                Outcome.RETURNED,
                                null,
                                "户名不符",
                                LocalDate.of(2022, 1, 18)),
                        new BankResult(4, "W3", Money.ofFen(30), "9999991234567893", Outcome.PENDING, null, null, null),
                        new BankResult(
                                5,
                                "W4",
                                null,
                                "9999991234567893",
                                Outcome.REFUNDED,
                                null,
                                "账户已销户",
                                LocalDate.of(2022, 1, 20)));
        assertThat(read(GBK, gb(file))).isEqualTo(read);
    }

    @Test
    void columns_stand_in_any_order_under_the_words_that_banks_use() {
        String file = "处理结果,返回码,客户业务编号,金额（元）, 账号 \n"
                + "交易成功,0000,\"=\"\"W1\"\"\",500,'9999991234567893\n"
                + "\n"
                + "合计,,,500.00,共1笔\n";
        Read read = read(GB18030, gb(file));
        assertThat(read.results())
                .containsExactly(new BankResult(
                        2, "W1", Money.ofFen(50_000), "9999991234567893", Outcome.PAID, "0000", null, null));
        assertThat(read.file()).isEqualTo(new BankReturn(null, 1, Money.ofFen(50_000), null));
    }

    @Test
    void a_file_in_another_encoding_is_named_as_such() {
        String file = RETURNED + line(1, "500.00", "成功,,") + "合计,1笔,,,,500.00,,,,,,\r\n";
        unreadable(GB18030, file.getBytes(UTF_8), "banks.encoding-other", "UTF-8");
        unreadable(GB18030, ("\ufeff" + file).getBytes(UTF_8), "banks.encoding-other", "UTF-8");
        unreadable(GB18030, ("\ufeff" + file).getBytes(UTF_16LE), "banks.encoding-other", "UTF-16");
    }

    @Test
    void a_broken_character_is_found_in_its_line() {
        byte[] broken = joined(gb(RETURNED + line(1, "500.00", "成功,,")), new byte[] {(byte) 0xff, '\r', '\n'});
        unreadable(GB18030, broken, "banks.encoding", 3);
        unreadable(GB18030, gb(RETURNED + line(1, "500.00", "锟斤拷,,")), "banks.encoding", 2);
        unreadable(GB18030, new byte[] {'P', 'K', 3, 4, 0, 0}, "banks.not-text", 1);
        unreadable(GB18030, "1".repeat(1 << 20).getBytes(UTF_8), "banks.not-text", 1);
    }

    @Test
    void what_cannot_be_read_is_named_with_its_line() {
        String good = RETURNED + line(1, "500.00", "成功,,");
        unreadable(GB18030, new byte[0], "banks.empty");
        unreadable(GB18030, gb("\r\n\r\n"), "banks.empty");
        unreadable(GB18030, gb(good), "banks.truncated", 2);
        unreadable(GB18030, gb(good + "2,99999"), "banks.line-width", 3, 2, 12);
        unreadable(GB18030, gb(good + line(2, "5.00.0", "成功,,")), "banks.line-amount", 3);
        unreadable(GB18030, gb(good + line(2, "-5.00", "成功,,")), "banks.line-amount", 3);
        unreadable(GB18030, gb(good + line(2, "0.001", "成功,,")), "banks.line-amount", 3);
        unreadable(GB18030, gb(good + line(2, "5.00", "退回,,")), "banks.line-outcome", 3, "退回", OutcomeWords.EXPECTED);
        unreadable(GB18030, gb(good + line(2, "5.00", "成功,,2022-02-30")), "banks.line-date", 3);
        unreadable(GB18030, gb(good + line(2, "5.00", "成功,,昨天")), "banks.line-date", 3);
        unreadable(GB18030, gb(good + ",,,,,,,,,成功,,\r\n"), "banks.line-reference", 3);
        unreadable(
                GB18030,
                gb((good + line(2, "5.00", "成功,,")).replace("2,9999991234567893\t", "2,9.99999E+18")),
                "banks.digits-lost",
                3);
        unreadable(GB18030, gb(good + "合计,1笔,,,,500.00,,,,,,\r\n" + line(2, "5.00", "成功,,")), "banks.behind-total", 4);
        unreadable(GB18030, gb(good + "2,\"99,,,,,,,,,,\r\n" + line(3, "5.00", "成功,,")), "banks.line-quotes", 3);
    }

    @Test
    void headings_are_required_known_and_different() {
        unreadable(GB18030, gb("序号,业务唯一号\r\n"), "banks.column-missing", 1, "结果");
        unreadable(GB18030, gb("序号,账号\r\n"), "banks.column-missing", 1, "业务唯一号、结果");
        unreadable(GB18030, gb("业务唯一号,结果,手续费\r\n"), "banks.column-unknown", 1, "手续费");
        unreadable(GB18030, gb("业务唯一号,结果,金额(万元)\r\n"), "banks.column-unknown", 1, "金额(万元)");
        unreadable(GB18030, gb("业务唯一号,结果,状态\r\n"), "banks.column-twice", 1, "结果");
    }
}

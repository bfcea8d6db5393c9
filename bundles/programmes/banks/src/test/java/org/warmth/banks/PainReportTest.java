package org.warmth.banks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.banks.Orders.read;
import static org.warmth.banks.Orders.unreadable;

import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV03;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV10;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader36;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader86;
import com.prowidesoftware.swift.model.mx.dic.OriginalGroupHeader17;
import com.prowidesoftware.swift.model.mx.dic.OriginalGroupInformation20;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInformation1;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInstruction32;
import com.prowidesoftware.swift.model.mx.dic.OriginalTransactionReference28;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransactionInformation25;
import com.prowidesoftware.swift.model.mx.dic.StatusReason6Choice;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation8;
import com.prowidesoftware.swift.model.mx.dic.TransactionGroupStatus3Code;
import com.prowidesoftware.swift.model.mx.dic.TransactionIndividualStatus3Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmth.api.Money;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankResult.Outcome;
import org.warmth.api.bank.BankReturn;
import org.warmth.banks.Orders.Read;

/** A bank's answer as pain.002, written by classes made from the official schemas. */
class PainReportTest {
    private static final BankFileFormat FORMAT = new PainFormat(Orders.MESSAGES);
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2022-01-18T17:30:00Z");

    /** An answer to our order; the day in Shanghai is the 19th. */
    private static String report(String group, String payment, Consumer<OriginalPaymentInstruction32> more) {
        OriginalPaymentInstruction32 paid = new OriginalPaymentInstruction32()
                .setOrgnlPmtInfId(Orders.NUMBER)
                .setPmtInfSts(payment);
        more.accept(paid);
        return IsoClasses.report(new CustomerPaymentStatusReportV10()
                .setGrpHdr(new GroupHeader86().setMsgId("A1").setCreDtTm(NOW))
                .setOrgnlGrpInfAndSts(new OriginalGroupHeader17()
                        .setOrgnlMsgId(Orders.NUMBER)
                        .setOrgnlMsgNmId("pain.001.001.09")
                        .setOrgnlNbOfTxs("3")
                        .setGrpSts(group))
                .addOrgnlPmtInfAndSts(paid));
    }

    private static PaymentTransaction105 transaction(String reference, String status) {
        return new PaymentTransaction105().setOrgnlEndToEndId(reference).setTxSts(status);
    }

    private static StatusReasonInformation12 reason(String code, String... words) {
        StatusReasonInformation12 reason =
                new StatusReasonInformation12().setRsn(new StatusReason6Choice().setCd(code));
        for (String word : words) {
            reason.addAddtlInf(word);
        }
        return reason;
    }

    private static byte[] utf8(String xml) {
        return xml.getBytes(UTF_8);
    }

    private static Read answer(String xml) {
        return read(FORMAT, utf8(xml));
    }

    @Test
    void an_answer_is_read() {
        Read read = answer(report("PART", null, paid -> paid.addTxInfAndSts(transaction("W1", "ACSC")
                        .setAccptncDtTm(NOW)
                        .setOrgnlTxRef(new OriginalTransactionReference28()
                                .setAmt(new AmountType4Choice()
                                        .setInstdAmt(new ActiveOrHistoricCurrencyAndAmount()
                                                .setCcy("CNY")
                                                .setValue(new BigDecimal("500.00"))))
                                .setCdtrAcct(new CashAccount38()
                                        .setId(new AccountIdentification4Choice()
                                                .setOthr(new GenericAccountIdentification1().setId(Orders.ACCOUNT))))))
                .addTxInfAndSts(transaction("W2", "RJCT").addStsRsnInf(reason("BE01", "户名", "不符")))
                .addTxInfAndSts(transaction("W3", "RJCT").addStsRsnInf(reason("AC04")))));
        assertThat(read.file()).isEqualTo(new BankReturn(Orders.NUMBER, -1, null, Outcome.PENDING));
        assertThat(read.results())
                .containsExactly(
                        new BankResult(
                                1,
                                "W1",
                                Money.ofFen(50_000),
                                Orders.ACCOUNT,
                                Outcome.PAID,
                                null,
                                null,
                                LocalDate.of(2022, 1, 19)),
                        new BankResult(1, "W2", null, null, Outcome.RETURNED, "BE01", "户名 不符", null),
                        new BankResult(1, "W3", null, null, Outcome.RETURNED, "AC04", "收款账户已销户", null));
    }

    @ParameterizedTest
    @CsvSource({
        "ACSC,PAID",
        "ACCC,PAID",
        "ACTC,PENDING",
        "ACCP,PENDING",
        "ACSP,PENDING",
        "ACWC,PENDING",
        "ACWP,PENDING",
        "RCVD,PENDING",
        "PDNG,PENDING",
        "PART,PENDING",
        "RJCT,RETURNED",
        "CANC,RETURNED"
    })
    void a_group_stands_for_those_that_the_answer_does_not_name(String status, Outcome outcome) {
        assertThat(answer(report(status, null, paid -> {})).file().rest()).isEqualTo(outcome);
    }

    @Test
    void the_status_of_the_payments_goes_before_that_of_the_message() {
        Read read = answer(report("ACCP", "RJCT", paid -> paid.addTxInfAndSts(transaction("W1", null))
                .addTxInfAndSts(transaction("W2", "ACSC"))));
        assertThat(read.file().rest()).isEqualTo(Outcome.RETURNED);
        assertThat(read.results()).extracting(BankResult::outcome).containsExactly(Outcome.RETURNED, Outcome.PAID);
    }

    @Test
    void an_answer_may_leave_the_group_open() {
        Read read = answer(report(null, null, paid -> paid.addTxInfAndSts(transaction("W1", "ACSC"))));
        assertThat(read.file().rest()).isNull();
        assertThat(read.results()).hasSize(1);
    }

    @Test
    void the_older_version_is_read_alike() {
        String xml = IsoClasses.report(new CustomerPaymentStatusReportV03()
                .setGrpHdr(new GroupHeader36().setMsgId("A1").setCreDtTm(NOW))
                .setOrgnlGrpInfAndSts(new OriginalGroupInformation20()
                        .setOrgnlMsgId(Orders.NUMBER)
                        .setOrgnlMsgNmId("pain.001.001.09")
                        .setGrpSts(TransactionGroupStatus3Code.ACSC))
                .addOrgnlPmtInfAndSts(new OriginalPaymentInformation1()
                        .setOrgnlPmtInfId(Orders.NUMBER)
                        .addTxInfAndSts(new PaymentTransactionInformation25()
                                .setOrgnlEndToEndId("W2")
                                .setTxSts(TransactionIndividualStatus3Code.RJCT)
                                .addStsRsnInf(new StatusReasonInformation8()
                                        .setRsn(new StatusReason6Choice().setPrtry("9001"))))));
        Read read = answer(xml);
        assertThat(read.file()).isEqualTo(new BankReturn(Orders.NUMBER, -1, null, Outcome.PAID));
        assertThat(read.results())
                .containsExactly(new BankResult(1, "W2", null, null, Outcome.RETURNED, "9001", null, null));
    }

    @Test
    void the_line_is_that_of_the_transaction() {
        String xml = report("PART", null, paid -> paid.addTxInfAndSts(transaction("W1", "ACSC")))
                .replace("<TxInfAndSts>", "\n\n<TxInfAndSts>\n");
        assertThat(answer(xml).results()).extracting(BankResult::line).containsExactly(3);
    }

    @Test
    void another_encoding_than_utf_8_is_read_if_the_file_says_so() {
        String xml = report(
                        "PART",
                        null,
                        paid -> paid.addTxInfAndSts(transaction("W1", "RJCT").addStsRsnInf(reason("NARR", "户名含䶮"))))
                .replace("UTF-8", "GB18030");
        assertThat(read(FORMAT, xml.getBytes(Gb.GB18030)).results())
                .extracting(BankResult::reason)
                .containsExactly("户名含䶮");
        unreadable(FORMAT, xml.replace("GB18030", "UTF-8").getBytes(Gb.GB18030), "banks.xml", 1);
    }

    @Test
    void what_is_no_such_answer_is_refused() {
        String good = report("ACSC", null, paid -> paid.addTxInfAndSts(transaction("W1", "RJCT")));
        unreadable(FORMAT, new byte[0], "banks.xml", 1);
        unreadable(FORMAT, utf8("业务唯一号,结果"), "banks.xml", 1);
        unreadable(FORMAT, utf8(good.substring(0, good.length() / 2)), "banks.xml", 1);
        unreadable(FORMAT, utf8(good.replace("pain.002.001.10", "pain.002.001.02")), "banks.pain-message");
        unreadable(FORMAT, utf8("<html/>"), "banks.pain-message");
        unreadable(
                FORMAT,
                utf8(good.replace("pain.001.001.09", "pain.008.001.02")),
                "banks.pain-other",
                1,
                "pain.008.001.02");
        unreadable(FORMAT, utf8(good.replaceAll("<OrgnlMsgId>.*</OrgnlMsgId>", "")), "banks.pain-order");
        unreadable(FORMAT, utf8(good.replace("RJCT", "XXXX")), "banks.pain-status", 1, "XXXX");
        unreadable(FORMAT, utf8(good.replace("W1", "")), "banks.line-reference", 1);
        unreadable(
                FORMAT,
                utf8(good.replace("</CstmrPmtStsRpt>", "<OrgnlPmtInfAndSts/></CstmrPmtStsRpt>")),
                "banks.pain-payments",
                1);
        unreadable(
                FORMAT,
                utf8(report(null, null, paid -> paid.addTxInfAndSts(transaction("W1", null)))),
                "banks.pain-no-status",
                1);
        String dated = good.replace("</TxSts>", "</TxSts><AccptncDtTm>yesterday</AccptncDtTm>");
        unreadable(FORMAT, utf8(dated), "banks.line-date", 1);
        for (String amount : new String[] {"Ccy=\"CNY\">0.001", "Ccy=\"USD\">1", "Ccy=\"CNY\">-1", ">1"}) {
            String odd = "</TxSts><OrgnlTxRef><Amt><InstdAmt " + amount + "</InstdAmt></Amt></OrgnlTxRef>";
            unreadable(FORMAT, utf8(good.replace("</TxSts>", odd)), "banks.line-amount", 1);
        }
    }

    @Test
    void nothing_outside_is_read_and_no_entity_grows(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "W1");
        String good = report("ACSC", null, paid -> paid.addTxInfAndSts(transaction("W1", "RJCT")));
        String outside = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        hostile(good.replaceFirst("<Document", outside + "<Document").replace(">W1<", ">&x;<"));
        hostile(good.replaceFirst("<Document", "<!DOCTYPE Document SYSTEM \"" + secret.toUri() + "\"><Document"));
        StringBuilder bomb = new StringBuilder("<!DOCTYPE Document [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        hostile(good.replaceFirst("<Document", bomb + "]><Document").replace(">W1<", ">&a19;<"));
    }

    private static void hostile(String xml) {
        unreadable(FORMAT, utf8(xml), "banks.xml-hostile", 1);
    }

    @Test
    void no_element_is_deep_and_no_text_long_without_end() {
        String good = report("ACSC", null, paid -> paid.addTxInfAndSts(transaction("W1", "RJCT")));
        hostile(good.replace("<TxSts>", "<x>".repeat(40) + "<TxSts>"));
        hostile(good.replace(">W1<", ">" + "W".repeat(3_000) + "<"));
        hostile(good.replace("<TxSts>", "<TxSts x=\"" + "1".repeat(1 << 20) + "\">"));
        hostile(good.replace("<TxSts>", "<!--" + "-x".repeat(1 << 20) + "--><TxSts>"));
    }

    @Test
    void a_stream_that_breaks_is_no_fault_of_the_file() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the database is away");
            }
        };
        assertThatThrownBy(() -> read(FORMAT, broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the database is away");
    }
}

package org.warmth.banks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warmth.banks.Orders.faulty;
import static org.warmth.banks.Orders.item;
import static org.warmth.banks.Orders.order;
import static org.warmth.banks.Orders.refused;
import static org.warmth.banks.Orders.written;

import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warmth.api.Money;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;

/** An order as pain.001.001.09, read back by classes made from the official schema. */
class PainOrderTest {
    private static final BankFileFormat FORMAT = new PainFormat(Orders.MESSAGES);

    @Test
    void an_order_says_who_pays_when_and_how_much() {
        CustomerCreditTransferInitiationV09 message =
                IsoClasses.order(written(FORMAT, item(1, "王䶮例"), item(2, "张𬭎样", 1)));
        assertThat(message.getGrpHdr().getMsgId()).isEqualTo("B20220118001");
        assertThat(message.getGrpHdr().getCreDtTm()).isEqualTo(OffsetDateTime.parse("2022-01-18T09:30:00+08:00"));
        assertThat(message.getGrpHdr().getNbOfTxs()).isEqualTo("2");
        assertThat(message.getGrpHdr().getCtrlSum()).isEqualByComparingTo("500.01");
        assertThat(message.getGrpHdr().getInitgPty().getNm()).isEqualTo("演示一区总工会");

        assertThat(message.getPmtInf()).hasSize(1);
        PaymentInstruction30 payment = message.getPmtInf().get(0);
        assertThat(payment.getPmtInfId()).isEqualTo("B20220118001");
        assertThat(payment.getPmtMtd()).isEqualTo(PaymentMethod3Code.TRF);
        assertThat(payment.isBtchBookg()).isTrue();
        assertThat(payment.getNbOfTxs()).isEqualTo("2");
        assertThat(payment.getCtrlSum()).isEqualByComparingTo("500.01");
        assertThat(payment.getReqdExctnDt().getDt()).isEqualTo(LocalDate.of(2022, 1, 18));
        assertThat(payment.getDbtr().getNm()).isEqualTo("演示一区总工会");
        assertThat(payment.getDbtrAcct().getId().getOthr().getId()).isEqualTo("9999990000000000014");
        assertThat(clearing(payment.getDbtrAgt().getFinInstnId())).isEqualTo("CNAPS 999999999999");
    }

    @Test
    void a_transaction_says_to_whom() {
        CreditTransferTransaction34 paid =
                transactions(item(1, "阿•拟名•试例"), item(2, "张𬭎样", 1)).get(1);
        assertThat(paid.getPmtId().getEndToEndId()).isEqualTo("W2");
        assertThat(paid.getAmt().getInstdAmt().getValue()).isEqualByComparingTo("0.01");
        assertThat(paid.getAmt().getInstdAmt().getCcy()).isEqualTo("CNY");
        assertThat(clearing(paid.getCdtrAgt().getFinInstnId())).isEqualTo("CNAPS 999999999999");
        assertThat(paid.getCdtrAgt().getFinInstnId().getNm()).isEqualTo("演示银行");
        assertThat(paid.getCdtr().getNm()).isEqualTo("张𬭎样");
        assertThat(paid.getCdtr().getId().getPrvtId().getOthr().get(0).getId()).isEqualTo("999999199001019010");
        assertThat(paid.getCdtrAcct().getId().getOthr().getId()).isEqualTo("9999991234567893");
        assertThat(paid.getRmtInf().getUstrd()).containsExactly("春节慰问");
    }

    @Test
    void dots_are_made_plain_and_signs_of_xml_written_as_text() {
        List<CreditTransferTransaction34> paid = transactions(item(1, "阿•拟名•试例"), item(2, "A & <B> ]]>"));
        assertThat(paid).extracting(each -> each.getCdtr().getNm()).containsExactly("阿·拟名·试例", "A & <B> ]]>");
    }

    @Test
    void what_is_not_known_is_left_out() throws IOException {
        BankItem bare = new BankItem(1, "W1", Orders.ACCOUNT, "李例安", "", " ", Money.ofFen(1), "", null);
        BankOrder known = order(bare);
        BankOrder order = new BankOrder(
                known.number(),
                known.date(),
                known.createdAt(),
                known.payer(),
                known.account(),
                null,
                null,
                1,
                known.sum());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FORMAT.write(order, List.of(bare).iterator(), out);
        PaymentInstruction30 payment =
                IsoClasses.order(out.toByteArray()).getPmtInf().get(0);
        assertThat(payment.getDbtrAgt().getFinInstnId().getOthr().getId()).isEqualTo("NOTPROVIDED");
        CreditTransferTransaction34 paid = payment.getCdtTrfTxInf().get(0);
        assertThat(paid.getCdtrAgt()).isNull();
        assertThat(paid.getCdtr().getId()).isNull();
        assertThat(paid.getRmtInf()).isNull();
    }

    @Test
    void every_character_is_written_as_itself() {
        assertThat(new String(written(FORMAT, item(1, "张𬭎样")), StandardCharsets.UTF_8))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .contains("<Nm>张𬭎样</Nm>");
    }

    @Test
    void what_xml_cannot_hold_is_refused() {
        faulty(FORMAT, item(1, "李\u0001例"), "holder", "banks.odd-character");
        faulty(FORMAT, item(1, "李\uffff例"), "holder", "banks.odd-character");
    }

    @Test
    void an_order_without_the_account_that_pays_is_refused() {
        BankItem item = item(1, "李例安");
        BankOrder known = order(item);
        BankOrder order = new BankOrder(
                known.number(), known.date(), known.createdAt(), known.payer(), "1", null, null, 1, known.sum());
        refused(
                () -> FORMAT.write(order, List.of(item).iterator(), new ByteArrayOutputStream()),
                "account",
                "banks.account");
        BankOrder nameless = new BankOrder(
                "批次一", known.date(), known.createdAt(), known.payer(), known.account(), null, null, 1, known.sum());
        refused(
                () -> FORMAT.write(nameless, List.of(item).iterator(), new ByteArrayOutputStream()),
                "number",
                "banks.reference");
    }

    private static List<CreditTransferTransaction34> transactions(BankItem... items) {
        return IsoClasses.order(written(FORMAT, items)).getPmtInf().get(0).getCdtTrfTxInf();
    }

    private static String clearing(FinancialInstitutionIdentification18 bank) {
        return bank.getClrSysMmbId().getClrSysId().getCd() + " "
                + bank.getClrSysMmbId().getMmbId();
    }
}

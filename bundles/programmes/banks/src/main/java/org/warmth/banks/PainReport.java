package org.warmth.banks;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.warmth.api.BusinessDay;
import org.warmth.api.Messages;
import org.warmth.api.Money;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankResult.Outcome;
import org.warmth.api.bank.BankReturn;

/**
 * Reads a bank's answer, pain.002.001.10 or .03, one transaction after the other. A transaction without a status of its own has
 * that of its group, and so have those that the answer does not name.
 */
final class PainReport {
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:pain\\.002\\.001\\.(?:03|10)");
    private static final String REPORT = "Document/CstmrPmtStsRpt";
    private static final String GROUP = REPORT + "/OrgnlGrpInfAndSts";
    private static final String PAYMENT = REPORT + "/OrgnlPmtInfAndSts";
    private static final String TRANSACTION = PAYMENT + "/TxInfAndSts";
    private static final String ORDERS = "pain.001";
    private static final String CURRENCY = "CNY";
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(?:\\.\\d{1,5})?");

    private final GuardedXml xml;
    private final Messages messages;
    private final Consumer<BankResult> results;
    private final StringBuilder path = new StringBuilder();
    private String order;
    private Outcome rest;
    private boolean payment;
    private Transaction transaction;

    /** What an answer says of one transaction, as far as it is read. */
    private static final class Transaction {
        private int line;
        private String reference;
        private Outcome outcome;
        private String code;
        private final List<String> reasons = new ArrayList<>();
        private LocalDate day;
        private boolean foreign;
        private Money amount;
        private String account;
    }

    PainReport(GuardedXml xml, Messages messages, Consumer<BankResult> results) {
        this.xml = xml;
        this.messages = messages;
        this.results = results;
    }

    /** Reads the whole. */
    BankReturn read() {
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                begin();
            } else {
                end();
            }
        }
        if (order == null) {
            throw Unreadable.file("banks.pain-order");
        }
        return new BankReturn(order, -1, null, rest);
    }

    private void begin() {
        if (path.length() == 0
                && !NAMESPACE.matcher(String.valueOf(xml.namespace())).matches()) {
            throw Unreadable.file("banks.pain-message");
        }
        path.append(path.length() == 0 ? "" : "/").append(xml.name());
        switch (path.toString()) {
            case PAYMENT -> {
                if (payment) {
                    throw Unreadable.line(xml.line(), "banks.pain-payments");
                }
                payment = true;
            }
            case TRANSACTION -> {
                transaction = new Transaction();
                transaction.line = xml.line();
            }
            case TRANSACTION + "/OrgnlTxRef/Amt/InstdAmt" ->
                transaction.foreign = !CURRENCY.equals(xml.attribute("Ccy"));
            default -> {
                // Nothing to remember.
            }
        }
    }

    private void end() {
        String text = xml.text();
        switch (path.toString()) {
            case GROUP + "/OrgnlMsgId" -> order = text;
            case GROUP + "/OrgnlMsgNmId" -> requireOrders(text);
            case GROUP + "/GrpSts", PAYMENT + "/PmtInfSts" -> rest = PainStatus.outcome(text, xml.line());
            case TRANSACTION -> results.accept(result());
            case TRANSACTION + "/OrgnlEndToEndId" -> transaction.reference = text;
            case TRANSACTION + "/TxSts" -> transaction.outcome = PainStatus.outcome(text, xml.line());
            case TRANSACTION + "/StsRsnInf/Rsn/Cd", TRANSACTION + "/StsRsnInf/Rsn/Prtry" -> transaction.code = text;
            case TRANSACTION + "/StsRsnInf/AddtlInf" -> transaction.reasons.add(text);
            case TRANSACTION + "/AccptncDtTm" -> transaction.day = day(text);
            case TRANSACTION + "/OrgnlTxRef/Amt/InstdAmt" -> transaction.amount = amount(text);
            case TRANSACTION + "/OrgnlTxRef/CdtrAcct/Id/Othr/Id" -> transaction.account = text;
            default -> {
                // Nothing that we ask for.
            }
        }
        path.setLength(Math.max(0, path.lastIndexOf("/")));
    }

    private void requireOrders(String message) {
        if (!message.startsWith(ORDERS)) {
            throw Unreadable.line(xml.line(), "banks.pain-other", message);
        }
    }

    private BankResult result() {
        Transaction read = transaction;
        Outcome outcome = read.outcome == null ? rest : read.outcome;
        if (outcome == null) {
            throw Unreadable.line(read.line, "banks.pain-no-status");
        }
        return new BankResult(
                read.line,
                ReturnCells.reference(read.reference == null ? "" : read.reference, read.line),
                read.amount,
                read.account == null ? null : ReturnCells.account(read.account, read.line),
                outcome,
                read.code,
                reason(read),
                read.day);
    }

    /** The bank's words, or else what the standard's code means. */
    private String reason(Transaction read) {
        if (!read.reasons.isEmpty()) {
            return String.join(" ", read.reasons);
        }
        String key = "banks.reason." + read.code;
        return read.code != null && messages.has(Messages.CHINESE, key) ? messages.text(Messages.CHINESE, key) : null;
    }

    private Money amount(String text) {
        try {
            if (!transaction.foreign && AMOUNT.matcher(text).matches()) {
                return Money.ofYuan(new BigDecimal(text));
            }
        } catch (ArithmeticException e) {
            throw Unreadable.line(xml.line(), "banks.line-amount");
        }
        throw Unreadable.line(xml.line(), "banks.line-amount");
    }

    private LocalDate day(String text) {
        try {
            TemporalAccessor at =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return at instanceof OffsetDateTime instant
                    ? instant.atZoneSameInstant(BusinessDay.ZONE).toLocalDate()
                    : LocalDate.from(at);
        } catch (DateTimeException e) {
            throw Unreadable.line(xml.line(), "banks.line-date");
        }
    }
}

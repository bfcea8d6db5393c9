package org.warmth.banks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.warmth.api.BusinessDay;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;

/** Writes a payment order as pain.001.001.09 (domain 4.5), one transaction after the other. */
final class PainOrder {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    /** China's national clearing system; its members are known by 12 digits (联行号). */
    private static final String CLEARING = "CNAPS";

    private static final String CURRENCY = "CNY";
    /** What stands where the bank itself knows: it has the account. */
    private static final String NOT_PROVIDED = "NOTPROVIDED";

    private final Writer text;
    private final XMLStreamWriter xml;

    /** The JDK's own writer, whatever other libraries bring along; over a writer, so that 𬭎 stays one character. */
    PainOrder(OutputStream out) throws IOException {
        text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Writes the whole; the items have passed the rules. */
    void write(BankOrder order, Iterator<BankItem> items) throws IOException {
        try {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            begin("CstmrCdtTrfInitn");
            header(order);
            begin("PmtInf");
            payment(order);
            while (items.hasNext()) {
                xml.writeCharacters("\n");
                transaction(items.next());
            }
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
            text.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    private void header(BankOrder order) throws XMLStreamException {
        begin("GrpHdr");
        put("MsgId", order.number());
        put(
                "CreDtTm",
                order.createdAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .atZone(BusinessDay.ZONE)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        totals(order);
        begin("InitgPty");
        put("Nm", order.payer());
        end(2);
    }

    private void payment(BankOrder order) throws XMLStreamException {
        put("PmtInfId", order.number());
        put("PmtMtd", "TRF");
        put("BtchBookg", "true");
        totals(order);
        begin("ReqdExctnDt");
        put("Dt", order.date().toString());
        end(1);
        begin("Dbtr");
        put("Nm", order.payer());
        end(1);
        account("DbtrAcct", order.account());
        begin("DbtrAgt", "FinInstnId");
        if (order.bankCode() == null) {
            begin("Othr");
            put("Id", NOT_PROVIDED);
            end(1);
        } else {
            member(order.bankCode());
        }
        end(2);
    }

    private void transaction(BankItem item) throws XMLStreamException {
        begin("CdtTrfTxInf");
        begin("PmtId");
        put("EndToEndId", item.reference());
        end(1);
        begin("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", CURRENCY);
        xml.writeCharacters(item.amount().toString());
        end(2);
        bank(item);
        begin("Cdtr");
        put("Nm", item.holder());
        if (item.idNumber() != null) {
            begin("Id", "PrvtId", "Othr");
            put("Id", item.idNumber());
            end(3);
        }
        end(1);
        account("CdtrAcct", item.account());
        if (item.purpose() != null) {
            begin("RmtInf");
            put("Ustrd", item.purpose());
            end(1);
        }
        end(1);
    }

    private void bank(BankItem item) throws XMLStreamException {
        if (item.bankCode() == null && item.bank() == null) {
            return;
        }
        begin("CdtrAgt", "FinInstnId");
        if (item.bankCode() != null) {
            member(item.bankCode());
        }
        if (item.bank() != null) {
            put("Nm", item.bank());
        }
        end(2);
    }

    private void totals(BankOrder order) throws XMLStreamException {
        put("NbOfTxs", Integer.toString(order.count()));
        put("CtrlSum", order.sum().toString());
    }

    private void member(String bankCode) throws XMLStreamException {
        begin("ClrSysMmbId", "ClrSysId");
        put("Cd", CLEARING);
        end(1);
        put("MmbId", bankCode);
        end(1);
    }

    private void account(String name, String number) throws XMLStreamException {
        begin(name, "Id", "Othr");
        put("Id", number);
        end(3);
    }

    private void put(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private void begin(String... names) throws XMLStreamException {
        for (String name : names) {
            xml.writeStartElement(name);
        }
    }

    private void end(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }
}

package org.warmth.banks;

import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV03;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV10;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.SchemaOutputResolver;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.transform.Result;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * The messages of ISO 20022 by the classes that Prowide makes from the official schemas. They know no namespace, so that it is
 * taken off what they read and put on what they write.
 */
final class IsoClasses {
    private static final String NAMESPACE = " xmlns=\"urn:iso:std:iso:20022:tech:xsd:";

    private IsoClasses() {}

    /** pain.001.001.09. */
    @XmlRootElement(name = "Document")
    static final class Order {
        @XmlElement(name = "CstmrCdtTrfInitn", required = true)
        CustomerCreditTransferInitiationV09 content;
    }

    /** pain.002.001.10. */
    @XmlRootElement(name = "Document")
    static final class Report10 {
        @XmlElement(name = "CstmrPmtStsRpt", required = true)
        CustomerPaymentStatusReportV10 content;
    }

    /** pain.002.001.03. */
    @XmlRootElement(name = "Document")
    static final class Report03 {
        @XmlElement(name = "CstmrPmtStsRpt", required = true)
        CustomerPaymentStatusReportV03 content;
    }

    /** The order in a file, which is as the schema wants it: elements, their order, what must be there, codes, types. */
    static CustomerCreditTransferInitiationV09 order(byte[] file) {
        String xml = new String(file, StandardCharsets.UTF_8);
        String bare = bare(xml, "pain.001.001.09");
        validate(Order.class, bare);
        try {
            return ((Order) JAXBContext.newInstance(Order.class)
                            .createUnmarshaller()
                            .unmarshal(new StringReader(bare)))
                    .content;
        } catch (JAXBException e) {
            throw new AssertionError(xml, e);
        }
    }

    /** A bank's answer. */
    static String report(CustomerPaymentStatusReportV10 content) {
        Report10 report = new Report10();
        report.content = content;
        return written(report, "pain.002.001.10");
    }

    /** A bank's answer of the older kind. */
    static String report(CustomerPaymentStatusReportV03 content) {
        Report03 report = new Report03();
        report.content = content;
        return written(report, "pain.002.001.03");
    }

    private static String written(Object document, String message) {
        try {
            StringWriter out = new StringWriter();
            JAXBContext.newInstance(document.getClass()).createMarshaller().marshal(document, out);
            validate(document.getClass(), out.toString());
            return out.toString().replace("<Document", "<Document" + NAMESPACE + message + "\"");
        } catch (JAXBException e) {
            throw new AssertionError(e);
        }
    }

    private static String bare(String xml, String message) {
        String mark = NAMESPACE + message + "\"";
        if (!xml.contains("<Document" + mark)) {
            throw new AssertionError("no " + message + ": " + xml);
        }
        return xml.replace(mark, "");
    }

    private static void validate(Class<?> document, String xml) {
        try {
            schema(document).newValidator().validate(new StreamSource(new StringReader(xml)));
        } catch (IOException | SAXException e) {
            throw new AssertionError(xml, e);
        }
    }

    /** The schema again that the classes were made from, but for the lengths of texts. */
    private static Schema schema(Class<?> document) throws IOException, SAXException {
        StringWriter xsd = new StringWriter();
        try {
            JAXBContext.newInstance(document).generateSchema(new SchemaOutputResolver() {
                @Override
                public Result createOutput(String namespace, String file) {
                    StreamResult result = new StreamResult(xsd);
                    result.setSystemId(file);
                    return result;
                }
            });
        } catch (JAXBException e) {
            throw new AssertionError(e);
        }
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(xsd.toString())));
    }
}

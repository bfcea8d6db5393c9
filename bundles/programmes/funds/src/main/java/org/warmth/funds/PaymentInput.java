package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.fields.Fields;
import org.warmth.api.people.IdType;

/**
 * A payment as a clerk writes it, over REST or in a row of the roster; the names are those of the roster's columns. Name,
 * ID number, card, holder, amount and project must be there (domain 0.5).
 *
 * @param name the payee's name
 * @param idNumber the payee's number
 * @param number the card or account
 * @param holder whose account it is: the payee's own (R-E02)
 * @param amount how much
 * @param project the project's name
 * @param idType the payee's document
 * @param mobile the payee's mobile number
 * @param bank the bank
 * @param unit the unit where the payee is kept; that of the list if null
 * @param category the category where the project has none
 * @param tags the payee's key groups
 * @param subject on whose behalf: the child, the injured or dead worker
 * @param relation what the payee is to them
 * @param instalment which instalment; the first if null
 * @param date the day of payment; that of the list if null
 * @param remark a remark
 * @param bankCode the bank's code, 12 digits (联行号), where the bank's file needs it
 */
@Schema(
        name = "funds.PaymentInput",
        example =
                """
                {"name":"李例安","idNumber":"999999199001019010","number":"9999991234567893","holder":"李例安",
                 "amount":100000,"project":"困难职工生活救助"}""")
public record PaymentInput(
        String name,
        String idNumber,
        String number,
        String holder,
        Money amount,
        String project,
        IdType idType,
        String mobile,
        String bank,
        Long unit,
        Category category,
        Set<Tag> tags,
        String subject,
        String relation,
        Integer instalment,
        LocalDate date,
        String remark,
        String bankCode) {

    /** What each says, in the order of the roster's columns. */
    static final Fields<PaymentInput> FIELDS = Fields.of(PaymentInput.class)
            .text("name", PaymentInput::name, 50)
            .required()
            .claimed()
            .digits("idNumber", PaymentInput::idNumber, 30)
            .required()
            .personal()
            .claimed()
            .digits("number", PaymentInput::number, 30)
            .required()
            .personal()
            .claimed()
            .text("holder", PaymentInput::holder, 50)
            .required()
            .claimed()
            .money("amount", PaymentInput::amount)
            .required()
            .text("project", PaymentInput::project, 100)
            .required()
            .code("idType", IdType.class, PaymentInput::idType)
            .claimed()
            .digits("mobile", PaymentInput::mobile, 20)
            .personal()
            .claimed()
            .text("bank", PaymentInput::bank, 60)
            .claimed()
            .digits("bankCode", PaymentInput::bankCode, 20)
            .claimed()
            .unit(PaymentInput::unit)
            .category(PaymentInput::category)
            .tags(PaymentInput::tags)
            .text("subject", PaymentInput::subject, 50)
            .claimed()
            .text("relation", PaymentInput::relation, 30)
            .number("instalment", PaymentInput::instalment, 99)
            .day("date", PaymentInput::date)
            .text("remark", PaymentInput::remark, 200)
            .whole();

    /** Which instalment. */
    int turn() {
        return instalment == null ? 1 : instalment;
    }
}

package org.warmth.donations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.fields.Fields;

/**
 * A donation as a clerk writes it, over REST or in a row of the roster; the names are those of the roster's columns. Nobody
 * is told how much to give: there is no field for it (domain 3.6).
 *
 * @param unit the unit that receives it; that of the roster's import
 * @param name the donor's name; empty for one who stays unnamed, and for the workers of {@code from}
 * @param amount how much money; empty for goods
 * @param date when it came, or is to come
 * @param kind who gives; told from the other fields if null
 * @param people how many gave together
 * @param drive the name of the drive it belongs to, of the unit or one above it
 * @param from the union among whose members or in whose area it was raised; the receiving one if null
 * @param creditCode the unified social credit code of an enterprise or body
 * @param anonymous whether nothing is to be kept that says who it was
 * @param goods what goods
 * @param quantity how many
 * @param price the worth of one
 * @param basis what the worth rests on
 * @param channel how the money came
 * @param intent what alone it may be used for
 * @param remark a remark
 */
@Schema(
        name = "donations.DonationInput",
        example =
                """
                {"unit":"601","name":"演示一区第一基层工会全体职工","amount":339800,"date":"2021-12-15","kind":"UNIT",
                 "people":83,"drive":"2022年爱心一日捐","channel":"BANK"}""")
public record DonationInput(
        Long unit,
        String name,
        Money amount,
        LocalDate date,
        DonorKind kind,
        Integer people,
        String drive,
        Long from,
        String creditCode,
        Boolean anonymous,
        String goods,
        Integer quantity,
        Money price,
        String basis,
        Channel channel,
        Purpose intent,
        String remark) {
    /** What each says, in the order of the roster's columns. */
    static final Fields<DonationInput> FIELDS = Fields.of(DonationInput.class)
            .reference("unit", DonationInput::unit)
            .required()
            .text("name", DonationInput::name, 100)
            .personal()
            .money("amount", DonationInput::amount)
            .day("date", DonationInput::date)
            .required()
            .code("kind", DonorKind.class, DonationInput::kind)
            .number("people", DonationInput::people, 1_000_000)
            .text("drive", DonationInput::drive, 100)
            .unit("from", DonationInput::from)
            .digits("creditCode", DonationInput::creditCode, 18)
            .claimed()
            .flag("anonymous", DonationInput::anonymous)
            .text("goods", DonationInput::goods, 100)
            .number("quantity", DonationInput::quantity, 10_000_000)
            .money("price", DonationInput::price)
            .text("basis", DonationInput::basis, 200)
            .code("channel", Channel.class, DonationInput::channel)
            .code("intent", Purpose.class, DonationInput::intent)
            .text("remark", DonationInput::remark, 200)
            .whole();

    /** Who gives, told from what is filled in where the clerk did not say. */
    DonorKind giver() {
        if (kind != null) {
            return kind;
        }
        if (creditCode != null) {
            return DonorKind.ENTERPRISE;
        }
        return people != null && people > 1 ? DonorKind.UNIT : DonorKind.PERSON;
    }

    /** Whether the donor stays unnamed. */
    boolean unnamed() {
        return anonymous != null && anonymous;
    }

    /** Whether it is goods. */
    boolean inKind() {
        return goods != null || quantity != null || price != null;
    }

    /** Where it was raised. */
    Long origin() {
        return from == null ? unit : from;
    }
}

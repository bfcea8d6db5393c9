package org.warmth.donations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;

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
    /** A text of blanks says nothing. */
    public DonationInput {
        name = said(name);
        drive = said(drive);
        creditCode = said(creditCode);
        goods = said(goods);
        basis = said(basis);
        remark = said(remark);
    }

    private static String said(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

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

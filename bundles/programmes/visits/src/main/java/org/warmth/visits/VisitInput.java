package org.warmth.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.fields.Copy;
import org.warmth.api.fields.Fields;
import org.warmth.api.people.IdType;

/**
 * A visit as a clerk writes it, over REST or in a row of the roster; the names are those of the roster's columns. Only
 * who was visited, the unit, the day and what was given must be there (domain 0.5).
 *
 * @param target who or what; told from the other fields if null
 * @param name the person's name
 * @param enterprise the enterprise's name
 * @param unit the giving unit
 * @param date the day
 * @param category the object group
 * @param goods what was handed over
 * @param value its value
 * @param announced money announced, paid by {@code funds}
 * @param idType the person's document
 * @param idNumber the person's number
 * @param mobile the person's mobile number
 * @param creditCode the enterprise's credit code
 * @param post the post or team
 * @param headcount how many were there
 * @param purpose what for
 * @param mode how
 * @param place where
 * @param tags the key groups
 * @param production finding 生产经营状况
 * @param cause finding 困难成因
 * @param placement finding 职工安置
 * @param policy finding 政策待遇落实
 * @param feedback what was said
 * @param plan the plan it belongs to
 * @param evidence the file that proves a headcount, or the signature of who received the goods
 * @param payment the payment it announced
 * @param lot the lot of goods it came from
 */
@Schema(
        name = "visits.VisitInput",
        example =
                """
                {"name":"李例安","unit":"601","date":"2022-01-18","category":"C7","goods":"春节大礼包","value":20000,
                 "mobile":"12000001234","tags":["ON_DUTY"],"purpose":"CONDOLENCE"}""")
public record VisitInput(
        VisitTarget target,
        String name,
        String enterprise,
        Long unit,
        LocalDate date,
        Category category,
        String goods,
        Money value,
        Money announced,
        IdType idType,
        String idNumber,
        String mobile,
        String creditCode,
        String post,
        Integer headcount,
        VisitPurpose purpose,
        VisitMode mode,
        String place,
        Set<Tag> tags,
        String production,
        String cause,
        String placement,
        String policy,
        String feedback,
        Long plan,
        Long evidence,
        Long payment,
        Long lot) {

    private static final int LONG = 1000;

    /** What each says, in the order of the roster's columns. */
    static final Fields<VisitInput> FIELDS = Fields.of(VisitInput.class)
            .text("name", VisitInput::name, 50)
            .claimed()
            .text("enterprise", VisitInput::enterprise, 100)
            .claimed()
            .unit(VisitInput::unit)
            .required()
            .day("date", VisitInput::date)
            .required()
            .category(VisitInput::category)
            .text("goods", VisitInput::goods, 200)
            .money("value", VisitInput::value)
            .money("announced", VisitInput::announced)
            .code("target", VisitTarget.class, VisitInput::target)
            .code("idType", IdType.class, VisitInput::idType)
            .claimed()
            .digits("idNumber", VisitInput::idNumber, 30)
            .personal()
            .claimed()
            .digits("mobile", VisitInput::mobile, 20)
            .personal()
            .claimed()
            .digits("creditCode", VisitInput::creditCode, 18)
            .claimed()
            .text("post", VisitInput::post, 100)
            .number("headcount", VisitInput::headcount, 100_000)
            .code("purpose", VisitPurpose.class, VisitInput::purpose)
            .code("mode", VisitMode.class, VisitInput::mode)
            .text("place", VisitInput::place, 200)
            .tags(VisitInput::tags)
            .text("production", VisitInput::production, LONG)
            .text("cause", VisitInput::cause, LONG)
            .text("placement", VisitInput::placement, LONG)
            .text("policy", VisitInput::policy, LONG)
            .text("feedback", VisitInput::feedback, LONG)
            .reference("plan", VisitInput::plan)
            .reference("evidence", VisitInput::evidence)
            .reference("payment", VisitInput::payment)
            .reference("lot", VisitInput::lot)
            .whole();

    private static final Copy<VisitInput, VisitInput> TO_ONE = Copy.of(
            VisitInput.class,
            VisitInput.class,
            "target",
            "name",
            "idType",
            "idNumber",
            "mobile",
            "headcount",
            "payment");

    /** The same visit to one of a group. */
    VisitInput to(VisitGroup.Name one) {
        return TO_ONE.of(this, VisitTarget.PERSON, one.name(), one.idType(), one.idNumber(), one.mobile(), null, null);
    }

    /** Who or what is visited, told from what is filled in where the clerk did not say. */
    VisitTarget aim() {
        if (target != null) {
            return target;
        }
        if (headcount != null && headcount > 0) {
            return VisitTarget.POST;
        }
        return name == null && enterprise != null ? VisitTarget.ENTERPRISE : VisitTarget.PERSON;
    }

    /** What for: a visit with findings is a survey, one to an enterprise research, any other a condolence. */
    VisitPurpose intent() {
        if (purpose != null) {
            return purpose;
        }
        if (!findings().equals(Findings.NONE)) {
            return VisitPurpose.SURVEY;
        }
        return aim() == VisitTarget.ENTERPRISE ? VisitPurpose.RESEARCH : VisitPurpose.CONDOLENCE;
    }

    /** Where it stands by what is proved: done on its day, planned before (domain 0.5). */
    VisitState state(LocalDate today) {
        return mode == VisitMode.POSTPONED || date.isAfter(today) ? VisitState.PLANNED : VisitState.DONE;
    }

    /** The four findings. */
    Findings findings() {
        return new Findings(production, cause, placement, policy);
    }

    /** Whether goods are handed over. */
    boolean gives() {
        return goods != null || worth(value) > 0;
    }

    /** Whether money is announced or known to be paid. */
    boolean announces() {
        return worth(announced) > 0 || payment != null && payment != 0;
    }

    static long worth(Money money) {
        return money == null ? 0 : money.fen();
    }
}

package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.warmth.api.Money;
import org.warmth.api.fields.Field;
import org.warmth.api.fields.Fields;

/**
 * What a household lives on, and how its head is (class S3, domain 3.7): encrypted in its columns, shown only with a reason.
 *
 * @param income what the family earned in the year
 * @param otherIncome what came in beside wages
 * @param rigidCost what it cannot help spending: treatment, school, rent
 * @param accidentLoss what a disaster or accident cost it in the year
 * @param health 健康状况
 * @param disability 残疾类别
 * @param address 家庭住址
 */
@Schema(
        name = "hardship.FileMeans",
        example =
                """
                {"income":3600000,"otherIncome":0,"rigidCost":1200000,"health":"慢性病","address":"演示路 1 弄 2 号"}""")
public record FileMeans(
        Money income,
        Money otherIncome,
        Money rigidCost,
        Money accidentLoss,
        String health,
        String disability,
        String address) {
    /** Nothing known. */
    static final FileMeans NONE = new FileMeans(null, null, null, null, null, null, null);

    /** What each says, in the order of rosters. */
    static final Fields<FileMeans> FIELDS = Fields.of(NONE)
            .money("income", FileMeans::income)
            .personal()
            .money("otherIncome", FileMeans::otherIncome)
            .personal()
            .money("rigidCost", FileMeans::rigidCost)
            .personal()
            .money("accidentLoss", FileMeans::accidentLoss)
            .personal()
            .text("health", FileMeans::health, 200)
            .personal()
            .text("disability", FileMeans::disability, 100)
            .personal()
            .text("address", FileMeans::address, 200)
            .personal()
            .whole();

    /** The fields that hold something, which is all that everybody may see. */
    List<String> held() {
        return FIELDS.stream()
                .filter(field -> field.said().apply(this) != null)
                .map(Field::name)
                .toList();
    }

    /** Whether it says anything that nobody may ask without the household's consent. */
    boolean needConsent() {
        return held().stream().anyMatch(field -> !field.equals("address"));
    }
}

package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.warmth.api.Money;

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

    /** The fields that hold something, which is all that everybody may see. */
    List<String> held() {
        List<String> held = new ArrayList<>();
        add(held, "income", income);
        add(held, "otherIncome", otherIncome);
        add(held, "rigidCost", rigidCost);
        add(held, "accidentLoss", accidentLoss);
        add(held, "health", health);
        add(held, "disability", disability);
        add(held, "address", address);
        return held;
    }

    /** Whether it says anything that nobody may ask without the household's consent. */
    boolean needConsent() {
        return held().stream().anyMatch(field -> !field.equals("address"));
    }

    private static void add(List<String> held, String field, Object value) {
        if (value != null) {
            held.add(field);
        }
    }
}

package org.warmth.hardship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warmth.api.Messages;
import org.warmth.api.Money;

/** The type that a household's means lead to, and why in words. */
class TypeRuleTest {
    /** 1,330 yuan a month and person. */
    private static final LowLine LINE =
            LowLine.of(1, 1, new LowLine.Input(1L, 2022, Money.ofFen(133_000), null, null, null, "演示民发〔2021〕20号"));

    @ParameterizedTest
    @CsvSource({
        // Two persons: 31,920 yuan a year are the line, 63,840 twice the line; to the fen.
        "3191999, 0, 0, DEEP",
        "3192000, 0, 0, RELATIVE",
        "6383999, 0, 0, RELATIVE",
        "6384000, 0, 0, ",
        "3000000, 200000, 8001, DEEP",
        "3000000, 200000, 8000, RELATIVE",
        "1000000, 0, 2000000, DEEP"
    })
    void per_head_after_rigid_cost_against_the_line(long income, long other, long rigid, FileType type) {
        FileMeans means =
                new FileMeans(Money.ofFen(income), Money.ofFen(other), Money.ofFen(rigid), null, null, null, null);
        assertThat(TypeRule.judge(means, 2, LINE).type()).isEqualTo(type);
    }

    @Test
    void by_accident_is_who_lost_more_than_four_fifths_of_the_income() {
        assertThat(TypeRule.judge(lost(8_000_000), 1, LINE).type()).isNull();
        assertThat(TypeRule.judge(lost(8_000_001), 1, LINE).type()).isEqualTo(FileType.ACCIDENT);
    }

    @Test
    void without_income_persons_or_a_line_nobody_can_tell() {
        assertThat(TypeRule.judge(FileMeans.NONE, 2, LINE).key()).isEqualTo("hardship.type.unknown");
        assertThat(TypeRule.judge(lost(0), null, LINE).key()).isEqualTo("hardship.type.unknown");
        assertThat(TypeRule.judge(lost(0), 2, null).key()).isEqualTo("hardship.type.no-line");
        assertThat(TypeRule.judge(lost(0), 2, null).perCapita()).isNull();
    }

    @Test
    void everybody_reads_why_and_only_who_looks_reads_the_amounts() {
        TypeRule.Judged judged = TypeRule.judge(
                new FileMeans(Money.ofFen(3_000_000), null, Money.ofFen(1_200_000), null, null, null, null), 2, LINE);
        assertThat(judged.explanation(HardshipBench.WORDS, Messages.CHINESE))
                .isEqualTo("扣除刚性支出后的家庭月人均收入低于低保标准（1330.00 元）的 100%，为深度困难");
        assertThat(judged.calculation(HardshipBench.WORDS, Messages.CHINESE))
                .startsWith("（家庭年收入 30000.00 元 + 其他年收入 0.00 元 − 年刚性支出 12000.00 元）÷ 12 ÷ 2 人 = 每人每月 750.00 元。")
                .endsWith("为深度困难");
        assertThat(judged.calculation(HardshipBench.WORDS, Locale.ENGLISH)).contains("= 750.00 yuan", "deep hardship");
    }

    @Test
    void a_district_s_own_factors_hold() {
        LowLine stricter =
                LowLine.of(1, 1, new LowLine.Input(1L, 2022, Money.ofFen(133_000), 90, 150, 60, "演示民发〔2021〕21号"));
        FileMeans means = new FileMeans(Money.ofFen(1_500_000), null, null, null, null, null, null);
        assertThat(TypeRule.judge(means, 1, LINE).type()).isEqualTo(FileType.DEEP);
        assertThat(TypeRule.judge(means, 1, stricter).type()).isEqualTo(FileType.RELATIVE);
    }

    private static FileMeans lost(long loss) {
        return new FileMeans(Money.ofFen(10_000_000), null, null, Money.ofFen(loss), null, null, null);
    }
}

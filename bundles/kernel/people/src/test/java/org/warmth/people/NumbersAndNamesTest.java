package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmth.api.Violation;

class NumbersAndNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"81999999TE5T00016B", "91999999TE5T00016A", "81999999DEM000022C", "91999999000000019D"})
    void the_vectors_of_credit_codes_are_taken(String code) {
        assertThat(CreditCode.check("creditCode", code)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "81999999TE5T00016A, people.credit.check, DOUBT",
        "81999999TE5T0001, people.credit.length, ERROR",
        "81999999TE5T0O016B, people.credit.characters, ERROR",
        "81999999TE5T00S16B, people.credit.characters, ERROR"
    })
    void a_credit_code_is_refused_for_its_form_and_doubted_for_its_check(
            String code, String fault, Violation.Severity severity) {
        Violation found = CreditCode.check("creditCode", code);
        assertThat(found.code()).isEqualTo(fault);
        assertThat(found.severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999991234567893", "9999991000000020", "9999990000000000014"})
    void the_vectors_of_cards_are_taken(String card) {
        assertThat(AccountNumber.check("number", card)).isNull();
    }

    @Test
    void a_failing_luhn_check_is_a_note_and_a_wrong_length_an_error() {
        assertThat(AccountNumber.check("number", "9999991234567890").severity()).isEqualTo(Violation.Severity.NOTE);
        assertThat(AccountNumber.check("number", "12345678").code()).isEqualTo("people.account.length");
        assertThat(AccountNumber.check("number", "1".repeat(31)).code()).isEqualTo("people.account.length");
        assertThat(AccountNumber.check("number", "6.22E+18").code()).isEqualTo("people.account.characters");
        assertThat(Plain.digits("9999 9912-3456 7893")).isEqualTo("9999991234567893");
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678, true",
        "+8613812345678, true",
        "12000000001, false",
        "12812345678, false",
        "1381234567, false",
        "021-12345678, true",
        "12345678, false",
        "62345678*123, true"
    })
    void phone_numbers_are_mobiles_or_landlines(String written, boolean fine) {
        assertThat(Mobile.check("mobile", Mobile.plain(written), false) == null).isEqualTo(fine);
    }

    @Test
    void a_synthetic_mobile_is_taken_in_synthetic_mode_only() {
        assertThat(Mobile.check("mobile", "12000000001", true)).isNull();
        assertThat(Mobile.check("mobile", "12000010001", true)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "李例安, 李例安",
        "欧阳样, 欧阳样",
        "阿•拟名・试例, 阿·拟名·试例",
        "阿.拟名, 阿·拟名",
        "王䶮例, 王䶮例",
        "张𬭎样, 张𬭎样",
        "'　李 例安　', 李例安",
        "Sample  Alpha, Sample Alpha",
        "ＳＡＭＰＬＥ, SAMPLE",
        "买买提·阿布都热合曼·阿布都克里木·艾海提·样例, 买买提·阿布都热合曼·阿布都克里木·艾海提·样例",
        "J. O'Neil-Smith, J. O'Neil-Smith"
    })
    void names_come_to_one_form_and_are_taken(String written, String plain) {
        assertThat(Plain.name(written)).isEqualTo(plain);
        assertThat(PersonName.check("name", plain)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "李, people.name.length",
        "'', people.name.missing",
        "李例1, people.name.characters",
        "·李例, people.name.characters",
        "李例·, people.name.characters",
        "李··例, people.name.characters",
        "=cmd(), people.name.characters",
        "李例😀, people.name.characters"
    })
    void what_is_no_name_is_refused(String written, String code) {
        assertThat(PersonName.check("name", Plain.name(written)).code()).isEqualTo(code);
        assertThat(PersonName.check("name", "例".repeat(26)).code()).isEqualTo("people.name.length");
        assertThat(PersonName.check("name", "𬭎".repeat(25))).isNull();
    }

    @Test
    void a_name_outside_gbk_is_known() {
        assertThat(PersonName.fitsGbk("阿·拟名")).isTrue();
        assertThat(PersonName.fitsGbk("王䶮例")).isFalse();
        assertThat(PersonName.fitsGbk("张𬭎样")).isFalse();
    }

    @Test
    void a_mask_shows_too_little_to_use() {
        assertThat(Mask.idNumber("999999199001019010")).isEqualTo("999***********9010");
        assertThat(Mask.mobile("12000000001")).isEqualTo("120****0001");
        assertThat(Mask.account("9999991234567893")).isEqualTo("************7893");
        assertThat(Mask.idNumber("H12345678")).isEqualTo("*****5678");
        assertThat(Mask.idNumber("AB123")).isEqualTo("***23");
        assertThat(Mask.idNumber(null)).isNull();
    }
}

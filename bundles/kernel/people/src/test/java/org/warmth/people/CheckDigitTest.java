package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.warmth.api.Violation;
import org.warmth.api.people.IdType;

class CheckDigitTest {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final LocalDate TODAY = LocalDate.of(2022, 1, 20);

    @Property
    void every_number_made_by_the_rule_is_taken(@ForAll("numbers") String number) {
        assertThat(IdNumber.check(IdType.ID_CARD, number, false, TODAY)).isNull();
    }

    @Property
    void any_single_digit_changed_is_refused(
            @ForAll("numbers") String number,
            @ForAll @IntRange(max = 17) int at,
            @ForAll @IntRange(max = 9) int digit) {
        char changed = (char) ('0' + digit);
        if (number.charAt(at) != changed) {
            String wrong = number.substring(0, at) + changed + number.substring(at + 1);
            Violation fault = IdNumber.check(IdType.ID_CARD, wrong, false, TODAY);
            assertThat(fault).isNotNull();
            assertThat(fault.severity()).isEqualTo(Violation.Severity.ERROR);
        }
    }

    @Property
    void every_credit_code_made_by_the_rule_is_taken(@ForAll("codes") String code) {
        assertThat(CreditCode.check("creditCode", code)).isNull();
    }

    @Property
    void any_single_symbol_changed_in_a_credit_code_is_doubted(
            @ForAll("codes") String code, @ForAll @IntRange(max = 17) int at, @ForAll @IntRange(max = 30) int symbol) {
        char changed = SYMBOLS.charAt(symbol);
        if (code.charAt(at) != changed) {
            String wrong = code.substring(0, at) + changed + code.substring(at + 1);
            assertThat(CreditCode.check("creditCode", wrong)).isNotNull();
        }
    }

    @Property
    void any_single_digit_changed_in_a_card_number_is_noted(
            @ForAll("cards") String card, @ForAll @IntRange(max = 15) int at, @ForAll @IntRange(max = 9) int digit) {
        assertThat(AccountNumber.check("number", card)).isNull();
        char changed = (char) ('0' + digit);
        if (card.charAt(at) != changed) {
            String wrong = card.substring(0, at) + changed + card.substring(at + 1);
            assertThat(AccountNumber.check("number", wrong).severity()).isEqualTo(Violation.Severity.NOTE);
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> area = Arbitraries.of("310101", "310108", "110105", "440106", "650102", "320583");
        Arbitrary<String> birth = Arbitraries.integers()
                .between(0, 25_000)
                .map(days -> LocalDate.of(1935, 1, 1).plusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE));
        Arbitrary<String> serial = Arbitraries.integers().between(0, 999).map(n -> String.format("%03d", n));
        return Combinators.combine(area, birth, serial).as((a, b, s) -> a + b + s + Mod11.check(a + b + s));
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withChars(SYMBOLS.toCharArray())
                .ofLength(17)
                .map(text -> text + CreditCode.last(text + "0"));
    }

    @Provide
    Arbitrary<String> cards() {
        return Arbitraries.strings().numeric().ofLength(15).map(digits -> {
            for (char last = '0'; last <= '9'; last++) {
                if (AccountNumber.luhn(digits + last)) {
                    return digits + last;
                }
            }
            throw new AssertionError();
        });
    }
}

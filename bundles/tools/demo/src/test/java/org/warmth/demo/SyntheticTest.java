package org.warmth.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticTest {
    @Test
    void identity_numbers_carry_the_check_character_of_the_standard() {
        assertThat(Synthetic.withIdCheck("99999919900101901")).isEqualTo("999999199001019010");
        assertThat(Synthetic.withIdCheck("99999919800815902")).isEqualTo("99999919800815902X");
        assertThat(Synthetic.withIdCheck("99999919771105950")).isEqualTo("999999197711059501");
    }

    @Test
    void no_two_persons_share_a_number_or_a_card() {
        int many = 200_000;
        assertThat(IntStream.range(0, many).mapToObj(Synthetic::idNumber).collect(Collectors.toSet()))
                .hasSize(many)
                .allMatch(number -> number.length() == 18 && number.startsWith("999999"));
        assertThat(IntStream.range(0, many).mapToObj(Synthetic::card).collect(Collectors.toSet()))
                .hasSize(many)
                .allMatch(SyntheticTest::luhn);
    }

    @Test
    void a_wrong_check_character_is_wrong() {
        assertThat(Synthetic.wrongCheck("999999199001019010"))
                .isNotEqualTo("999999199001019010")
                .hasSize(18);
    }

    @Test
    void credit_codes_have_eighteen_characters_and_differ() {
        assertThat(IntStream.range(1, 2_000).mapToObj(Synthetic::creditCode).collect(Collectors.toSet()))
                .hasSize(1_999)
                .allMatch(code -> code.length() == 18 && code.startsWith("91999999"));
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int counted = i % 2 == 1 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}

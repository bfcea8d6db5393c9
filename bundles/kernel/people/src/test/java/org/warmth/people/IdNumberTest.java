package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmth.api.Violation;
import org.warmth.api.people.IdType;

class IdNumberTest {
    private static final LocalDate TODAY = LocalDate.of(2022, 1, 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999199001019010",
                "999999196502289023",
                "999999200312319999",
                "999999197711059501",
                "99999919800815902X"
            })
    void synthetic_numbers_are_taken_in_synthetic_mode_only(String number) {
        assertThat(fault(null, number, true)).isNull();
        assertThat(fault(null, number, false)).isEqualTo("people.id.province");
        assertThat(fault(IdType.ID_CARD, number, false)).isEqualTo("people.id.province");
    }

    @ParameterizedTest
    @CsvSource({
        "999999199001019011, people.id.check-digit",
        "999999199002309010, people.id.birth",
        "99999919900101901, people.id.length",
        "9999991990010190100, people.id.length",
        "999999900101901, people.id.fifteen-digits",
        "99999919900101901A, people.id.characters",
        "9999991990O1019010, people.id.characters",
        "999999202301019018, people.id.birth",
        "990101199001019013, people.id.province"
    })
    void a_wrong_number_is_refused_with_its_reason(String number, String code) {
        assertThat(fault(IdType.ID_CARD, number, true)).isEqualTo(code);
    }

    @Test
    void a_small_x_full_width_digits_and_spaces_are_no_fault() {
        assertThat(Plain.number(" ９９９９９９１９８００８１５９０２x　")).isEqualTo("99999919800815902X");
    }

    @Test
    void an_area_merged_away_is_known_and_one_that_never_was_is_noted() {
        assertThat(fault(null, with("31010319800101001"), false)).isNull();
        assertThat(fault(null, with("31023019800101001"), false)).isNull();
        Violation odd = check(null, with("31019919800101001"), false);
        assertThat(odd.code()).isEqualTo("people.id.area");
        assertThat(odd.severity()).isEqualTo(Violation.Severity.NOTE);
    }

    @Test
    void a_residence_permit_of_hong_kong_macao_and_taiwan_is_known_by_its_area() {
        for (String area : new String[] {"810000", "820000", "830000"}) {
            String number = with(area + "19800101001");
            assertThat(IdNumber.type(null, number, false)).isEqualTo(IdType.HMT_RESIDENCE);
            assertThat(fault(null, number, false)).isNull();
        }
        assertThat(fault(IdType.HMT_RESIDENCE, with("31010119800101001"), false))
                .isEqualTo("people.id.province");
    }

    @Test
    void a_foreigners_permanent_residence_card_is_known_old_and_new() {
        assertThat(IdNumber.type(null, "USA310080010112", false)).isEqualTo(IdType.FOREIGN_PR);
        assertThat(fault(null, "USA310080010112", false)).isNull();
        String number = with("93184019800101001");
        assertThat(IdNumber.type(null, number, false)).isEqualTo(IdType.FOREIGN_PR);
        assertThat(fault(null, number, false)).isNull();
        assertThat(IdNumber.checked(IdType.FOREIGN_PR, number)).isTrue();
        assertThat(IdNumber.checked(IdType.FOREIGN_PR, "USA310080010112")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PASSPORT, E12345678, true",
        "PASSPORT, E1, false",
        "HM_PERMIT, H12345678, true",
        "HM_PERMIT, M1234567890, true",
        "HM_PERMIT, X12345678, false",
        "TW_PERMIT, 12345678, true",
        "TW_PERMIT, 1234567, false"
    })
    void documents_without_check_digit_are_known_by_their_shape(IdType type, String number, boolean fine) {
        assertThat(fault(type, number, false)).isEqualTo(fine ? null : "people.id.shape");
        assertThat(IdNumber.checked(type, number)).isFalse();
    }

    private static String with(String seventeen) {
        return seventeen + Mod11.check(seventeen);
    }

    private static String fault(IdType type, String number, boolean synthetic) {
        Violation fault = check(type, number, synthetic);
        return fault == null ? null : fault.code();
    }

    private static Violation check(IdType type, String number, boolean synthetic) {
        return IdNumber.check(IdNumber.type(type, number, synthetic), number, synthetic, TODAY);
    }
}

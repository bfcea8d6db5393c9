package org.warmth.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.Violation;
import org.warmth.api.fields.Field;
import org.warmth.api.fields.Fields;

/** A field is declared once, and what cannot be said by fields is refused when they are declared. */
class FieldsTest {
    private record Glove(long person, LocalDate date, Category size, Money worth, Integer pairs, Set<Tag> tags) {
        static final Fields<Glove> FIELDS = Fields.of(Glove.class)
                .person(Glove::person)
                .day("date", Glove::date)
                .required()
                .code("size", Category.class, Glove::size)
                .money("worth", Glove::worth)
                .number("pairs", Glove::pairs, 10)
                .tags(Glove::tags);
    }

    private record Bare(int pairs, String text) {}

    @Test
    void a_record_is_made_from_what_is_said_and_kept_as_it_was() {
        Glove glove =
                Glove.FIELDS.made(Map.<String, Object>of(
                        "person",
                        7L,
                        "date",
                        LocalDate.of(2022, 1, 10),
                        "size",
                        Category.C7,
                        "tags",
                        Set.of(Tag.ON_DUTY))::get);
        assertThat(glove)
                .isEqualTo(new Glove(7, LocalDate.of(2022, 1, 10), Category.C7, Money.ZERO, null, Set.of(Tag.ON_DUTY)));
        assertThat(Glove.FIELDS.kept(glove))
                .containsExactly(7L, LocalDate.of(2022, 1, 10), "C7", 0L, null, Tag.mask(Set.of(Tag.ON_DUTY)));
        assertThat(Glove.FIELDS.stream().map(Field::column))
                .containsExactly("PERSON", "DATE", "SIZE", "WORTH_FEN", "PAIRS", "TAGS");
        assertThat(Glove.FIELDS.personOf(glove)).isEqualTo(7);
        assertThat(Glove.FIELDS.whole()).isSameAs(Glove.FIELDS);
    }

    @Test
    void what_is_wrong_is_named_field_by_field() {
        List<Violation> found = Glove.FIELDS.check(new Glove(7, null, null, Money.ofFen(-1), 11, Set.of()));
        assertThat(found)
                .extracting(violation -> violation.field() + " " + violation.code())
                .containsExactly("date rest.required", "worth rest.negative", "pairs rest.number-range");
    }

    @Test
    void fields_that_do_not_make_their_record_are_refused_by_name() {
        Fields<Bare> half = Fields.of(Bare.class).text("text", Bare::text, 10);
        assertThatThrownBy(half::whole).hasMessageContaining("[text]").hasMessageContaining("pairs");
        assertThatThrownBy(() -> half.number("pairs", Bare::pairs, 10).whole()).hasMessageContaining("pairs");
        assertThatThrownBy(() -> half.text("text", Bare::text, 20)).hasMessage("the field text is declared twice");
    }
}

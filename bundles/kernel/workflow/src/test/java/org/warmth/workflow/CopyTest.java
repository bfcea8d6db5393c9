package org.warmth.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.fields.Copy;
import org.warmth.api.fields.Fields;

/** What has one name in two records is the same; what has not is given, or refused by name. */
class CopyTest {
    private record Said(String note, Integer pairs, Money worth, Set<Tag> tags, Long person) {}

    private record Worth(Money worth, int pairs) {}

    private record Known(long id, Worth value, String note, Set<Tag> tags, long person) {}

    private record View(long id, Worth value, String note, String person) {}

    @Test
    void what_is_not_said_is_nothing_in_another_record() {
        Copy<Said, Known> known = Copy.of(Said.class, Known.class, "id");
        assertThat(known.of(new Said("left", null, null, null, null), 7L))
                .isEqualTo(new Known(7, new Worth(Money.ZERO, 0), "left", Set.of(), 0));
        assertThat(known.of(new Said(null, 2, Money.ofFen(3), Set.of(Tag.ON_DUTY), 9L), 7L))
                .isEqualTo(new Known(7, new Worth(Money.ofFen(3), 2), null, Set.of(Tag.ON_DUTY), 9));
    }

    @Test
    void a_record_of_the_same_class_keeps_what_was_not_said() {
        Copy<Said, Said> other = Copy.of(Said.class, Said.class, "note");
        assertThat(other.of(new Said("left", null, null, null, null), "right"))
                .isEqualTo(new Said("right", null, null, null, null));
    }

    @Test
    void what_is_given_comes_before_what_has_its_name() {
        Copy<Known, View> view = Copy.of(Known.class, View.class, "person", "value");
        Worth none = new Worth(Money.ZERO, 1);
        assertThat(view.of(new Known(7, new Worth(Money.ofFen(3), 2), "left", Set.of(), 9), "a name", none))
                .isEqualTo(new View(7, none, "left", "a name"));
    }

    @Test
    void what_does_not_fit_is_refused_by_name() {
        assertThatThrownBy(() -> Copy.of(Said.class, Known.class)).hasMessageStartingWith("Said holds no id");
        assertThatThrownBy(() -> Copy.of(Said.class, Known.class, "id", "more")).hasMessageContaining("holds no more");
        assertThatThrownBy(() -> Copy.of(Known.class, View.class)).hasMessageContaining("person of Known is no String");
        assertThatThrownBy(() -> Copy.of(Said.class, Known.class, "id").of(new Said("", 1, null, null, null)))
                .hasMessageContaining("1 values are given, not 0");
    }

    @Test
    void a_text_of_blanks_says_nothing() {
        Fields<Said> fields = Fields.of(Said.class).text("note", Said::note, 10);
        assertThat(fields.plain(new Said(" left\t", null, null, null, null)).note())
                .isEqualTo("left");
        assertThat(fields.plain(new Said("　 ", 1, null, null, null))).isEqualTo(new Said(null, 1, null, null, null));
    }
}

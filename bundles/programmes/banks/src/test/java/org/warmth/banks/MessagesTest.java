package org.warmth.banks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.warmth.api.Messages;

/** The sentences of banks. */
class MessagesTest {
    @Test
    void both_languages_have_the_same_keys() {
        assertThat(Orders.MESSAGES.keys(Messages.CHINESE))
                .isEqualTo(Orders.MESSAGES.keys(Locale.ENGLISH))
                .allMatch(key -> key.startsWith("banks."));
    }
}

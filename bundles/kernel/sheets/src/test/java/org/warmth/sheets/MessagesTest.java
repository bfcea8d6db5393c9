package org.warmth.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The sentences of sheets. */
class MessagesTest {
    @Test
    void both_languages_have_the_same_sentences() {
        assertThat(TrialMessages.load("sheets", "zh").keySet())
                .isEqualTo(TrialMessages.load("sheets", "en").keySet());
    }

    @Test
    void every_key_begins_with_the_name_of_the_module() {
        assertThat(TrialMessages.load("sheets", "zh").stringPropertyNames()).allMatch(key -> key.startsWith("sheets."));
    }
}

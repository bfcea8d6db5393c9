package org.warmth.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warmth.testkit.ModuleSentences;

/** What rest says, in both languages. */
class RestMessagesTest {
    @Test
    void every_code_has_its_sentence() {
        assertThat(ModuleSentences.missing("rest")).isEmpty();
    }
}

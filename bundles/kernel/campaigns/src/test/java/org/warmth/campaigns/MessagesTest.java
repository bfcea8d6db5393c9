package org.warmth.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warmth.testkit.ModuleSentences;

/** What campaigns says, in both languages. */
class MessagesTest {
    @Test
    void every_code_has_its_sentence() {
        assertThat(ModuleSentences.missing("campaigns")).isEmpty();
    }
}

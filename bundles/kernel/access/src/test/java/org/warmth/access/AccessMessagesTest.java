package org.warmth.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warmth.testkit.ModuleSentences;

/** What access says, in both languages. */
class AccessMessagesTest {
    @Test
    void every_code_has_its_sentence() {
        assertThat(ModuleSentences.missing("access")).isEmpty();
    }
}

package org.warmth.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warmth.testkit.ModuleSentences;

/** What workflow says, in both languages. */
class WorkflowMessagesTest {
    @Test
    void every_code_has_its_sentence() {
        assertThat(ModuleSentences.missing("workflow")).isEmpty();
    }
}

package org.warmth.donations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warmth.kernelkit.TestKernel;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.ModuleSentences;
import org.warmth.testkit.ModuleWords;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/** What donations says, in both languages. */
class MessagesTest {
    @Test
    void every_code_has_its_sentence() {
        assertThat(ModuleSentences.missing("donations")).isEmpty();
    }

    @BothDatabases(modules = "donations")
    void every_roster_and_life_has_its_words(TestDatabase database) {
        TestKernel kernel = new TestKernel(database);

        assertThat(ModuleWords.missing(kernel.components(new TestMessages("donations")), "donations"))
                .isEmpty();
    }
}

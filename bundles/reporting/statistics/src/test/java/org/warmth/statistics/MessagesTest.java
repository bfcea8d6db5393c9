package org.warmth.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.ModuleSentences;
import org.warmth.testkit.ModuleWords;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;

/** What statistics says, in both languages. */
class MessagesTest {
    @Test
    void every_code_has_its_sentence() {
        assertThat(ModuleSentences.missing("statistics")).isEmpty();
    }

    @BothDatabases(modules = "statistics")
    void the_life_of_a_cell_has_its_words(TestDatabase database) {
        TestComponents components = new TestComponents(new Desk(database).cells);

        assertThat(ModuleWords.missing(components, "statistics")).isEmpty();
    }
}

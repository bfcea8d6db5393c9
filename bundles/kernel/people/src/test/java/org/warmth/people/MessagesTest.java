package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.ModuleSentences;
import org.warmth.testkit.ModuleWords;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;

/** What people says, in both languages. */
class MessagesTest {
    @Test
    void every_code_has_its_sentence() {
        assertThat(ModuleSentences.missing("people")).isEmpty();
    }

    @BothDatabases
    void every_life_has_its_words(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        TestComponents components = new TestComponents(
                database,
                database.ids(),
                database.secrets(),
                database.clock(),
                people.callers,
                people.access,
                people.audit);

        assertThat(ModuleWords.missing(components, "people")).isEmpty();
    }
}

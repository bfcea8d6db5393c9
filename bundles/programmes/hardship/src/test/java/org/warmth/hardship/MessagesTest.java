package org.warmth.hardship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.warmth.api.Messages;
import org.warmth.api.sheets.Roster;
import org.warmth.api.workflow.Step;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Every sentence exists in both languages. */
class MessagesTest {
    private static final Set<String> CHINESE = HardshipBench.WORDS.keys(Messages.CHINESE);

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(CHINESE)
                .isEqualTo(HardshipBench.WORDS.keys(Locale.ENGLISH))
                .allMatch(key -> key.startsWith("hardship."));
    }

    @Test
    void every_column_and_code_of_the_rosters_has_its_word() {
        List<Roster> rosters = List.of(
                new FileRoster(null, null, null, null, null, null, null, null, null, null),
                new FamilyRoster(null, null, null, null, null, null, null, null, null),
                new ComparisonRoster(null, null, null, null, null, null, null));
        for (Roster roster : rosters) {
            assertThat(CHINESE).contains(roster.name());
            roster.columns().forEach(column -> {
                assertThat(CHINESE).contains(roster.name() + ".column." + column.key());
                column.codes().forEach(code -> assertThat(CHINESE)
                        .contains(roster.name() + ".code." + column.key() + "." + code));
            });
        }
    }

    @BothDatabases(modules = "hardship")
    void every_state_and_step_has_its_word(TestDatabase database) {
        HardshipLifecycle lives = new HardshipBench(database).lives;
        for (FileState state : FileState.values()) {
            assertThat(CHINESE).contains("hardship.file.state." + state);
        }
        for (FileType type : FileType.values()) {
            lives.of(type).steps().stream().map(Step::name).forEach(step -> assertThat(CHINESE)
                    .contains("hardship.file.step." + step));
        }
    }
}

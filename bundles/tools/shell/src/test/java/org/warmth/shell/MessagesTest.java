package org.warmth.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.warmth.api.jobs.JobView;
import org.warmth.api.statistics.FormView;

/** Every sentence exists in both languages. */
class MessagesTest {
    @Test
    void both_languages_have_the_same_keys() throws IOException {
        assertThat(keys("zh")).isEqualTo(keys("en")).allMatch(key -> key.startsWith("shell."));
    }

    @Test
    void every_way_a_check_or_an_import_ends_has_its_word() throws IOException {
        Set<String> keys = keys("zh");
        for (FormView.Severity severity : FormView.Severity.values()) {
            assertThat(keys).contains("shell.form." + severity);
        }
        assertThat(keys).contains("shell.import-" + JobView.State.FAILED, "shell.import-" + JobView.State.CANCELLED);
        ImportCommand.COUNTS.forEach(count -> assertThat(keys).contains("shell.import." + count));
    }

    private static Set<String> keys(String language) throws IOException {
        return sentences(language).stringPropertyNames();
    }

    static Properties sentences(String language) throws IOException {
        Properties messages = new Properties();
        try (var in = MessagesTest.class.getResourceAsStream("/OSGI-INF/messages/shell_" + language + ".properties")) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages;
    }
}

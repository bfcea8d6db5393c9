package org.warmth.donations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every sentence exists in both languages, and every column and code has its word. */
class MessagesTest {
    @Test
    void both_languages_have_the_same_keys() throws IOException {
        assertThat(keys("zh")).isEqualTo(keys("en")).allMatch(key -> key.startsWith("donations."));
    }

    @Test
    void every_column_and_code_of_the_roster_has_its_word() throws IOException {
        Set<String> keys = keys("zh");
        new DonationRoster(null, null, null, null).columns().forEach(column -> {
            assertThat(keys).contains("donations.roster.column." + column.key());
            column.codes()
                    .forEach(code -> assertThat(keys).contains("donations.roster.code." + column.key() + "." + code));
        });
    }

    private static Set<String> keys(String language) throws IOException {
        Properties messages = new Properties();
        try (var in =
                MessagesTest.class.getResourceAsStream("/OSGI-INF/messages/donations_" + language + ".properties")) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages.stringPropertyNames();
    }
}

package org.warmth.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AccessMessagesTest {
    @Test
    void every_sentence_exists_in_both_languages() throws Exception {
        Properties chinese = read("zh");
        assertThat(chinese.keySet()).isEqualTo(read("en").keySet()).allMatch(key -> key.toString()
                .startsWith("access."));
    }

    private static Properties read(String language) throws Exception {
        Properties sentences = new Properties();
        try (Reader reader = new InputStreamReader(
                AccessMessagesTest.class.getResourceAsStream("/OSGI-INF/messages/access_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            sentences.load(reader);
        }
        return sentences;
    }
}

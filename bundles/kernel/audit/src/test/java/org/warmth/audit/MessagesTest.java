package org.warmth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Both languages say the same things. */
class MessagesTest {
    @Test
    void both_languages_have_the_same_keys_all_of_this_module() throws IOException {
        assertThat(keys("zh").keySet()).isEqualTo(keys("en").keySet());
        assertThat(keys("zh").stringPropertyNames()).allMatch(key -> key.startsWith("audit."));
    }

    private static Properties keys(String language) throws IOException {
        Properties keys = new Properties();
        try (Reader text = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/OSGI-INF/messages/audit_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            keys.load(text);
        }
        return keys;
    }
}

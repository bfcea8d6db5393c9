package org.warmth.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(read("zh").stringPropertyNames())
                .isEqualTo(read("en").stringPropertyNames())
                .allMatch(key -> key.startsWith("files."));
    }

    private static Properties read(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/OSGI-INF/messages/files_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}

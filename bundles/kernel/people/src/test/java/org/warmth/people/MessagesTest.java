package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern CODE = Pattern.compile(
            "(?:Violation\\.(?:of|doubt|note)\\([^;]*?|Problem\\.\\w+\\([^;]*?)\"(people\\.[a-z.-]+)\"",
            Pattern.DOTALL);

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(messages("zh").stringPropertyNames())
                .isEqualTo(messages("en").stringPropertyNames());
    }

    @Test
    void every_refusal_has_its_sentence() throws IOException {
        Properties chinese = messages("zh");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher code = CODE.matcher(Files.readString(source));
                while (code.find()) {
                    assertThat(chinese).containsKey(code.group(1));
                }
            }
        }
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader in = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/OSGI-INF/messages/people_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            messages.load(in);
        }
        return messages;
    }
}

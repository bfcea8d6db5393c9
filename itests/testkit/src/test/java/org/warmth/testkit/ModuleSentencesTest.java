package org.warmth.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every module of the house says what it speaks of, and one that does not is named. */
class ModuleSentencesTest {
    private static final String MESSAGES = "src/main/resources/OSGI-INF/messages";

    @Test
    void every_module_has_its_sentences_in_both_languages() throws IOException {
        List<Path> chinese = Stream.concat(chinese(Path.of("../../bundles")), chinese(Path.of("../../examples")))
                .toList();
        assertThat(chinese).hasSizeGreaterThan(15);
        for (Path file : chinese) {
            String name = file.getFileName().toString();
            Path folder = file.resolve("../../../../../..").normalize();
            assertThat(ModuleSentences.missing(folder, name.substring(0, name.indexOf('_'))))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void what_a_module_does_not_say_is_named(@TempDir Path module) throws IOException {
        Path messages = Files.createDirectories(module.resolve(MESSAGES));
        Files.writeString(messages.resolve("gloves_zh.properties"), "gloves.gone=没有了\ngloves.size.L=大\n");
        Files.writeString(messages.resolve("gloves_en.properties"), "gloves.gone=Gone\nmittens.gone=Gone\n");
        Files.writeString(
                Files.createDirectories(module.resolve("src/main/java")).resolve("Gloves.java"),
                """
                class Gloves {
                    // "gloves.comment" is none
                    static final String KIND = "gloves.kind";
                    static final String SPENT = "gloves.spent";
                    void give() {
                        records.keep("gloves.pair", "gloves.gone", table);
                        when("gloves.lost", glove -> true);
                        throw late ? Problem.conflict("gloves.pair.late") : Problem.conflict(SPENT);
                    }
                }
                """);
        assertThat(ModuleSentences.missing(module, "gloves"))
                .containsExactly(
                        "en gloves.lost",
                        "en gloves.pair.late",
                        "en gloves.size.L",
                        "en gloves.spent",
                        "en mittens.gone",
                        "zh gloves.lost",
                        "zh gloves.pair.late",
                        "zh gloves.spent",
                        "zh mittens.gone");
    }

    private static Stream<Path> chinese(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below, 9)) {
            return files
                    .filter(file -> file.toString().contains(MESSAGES)
                            && file.toString().endsWith("_zh.properties"))
                    .toList()
                    .stream();
        }
    }
}

package org.warmth.itests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That the description of the house shows it as it was built. */
class HouseIT {
    private static final Pattern DRAWN = Pattern.compile("(?s)(<!-- drawn -->\n).*?(\n<!-- /drawn -->)");

    /** Where it does not, the page as it should be is in {@code target/architecture.md}, to be copied. */
    @Test
    void the_picture_in_the_documents_is_that_of_the_bundles() throws IOException {
        Path page = Path.of(System.getProperty("warmth.bundles")).resolveSibling("docs/architecture.md");
        String text = Files.readString(page);
        assertThat(text).containsPattern(DRAWN);
        String drawn = new House(BuiltBundle.all().stream()
                        .filter(bundle -> !bundle.group().equals("libs"))
                        .toList())
                .drawn();
        String now = DRAWN.matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(drawn) + "$2");
        Files.writeString(Path.of("target/architecture.md"), now);
        assertThat(text)
                .as("docs/architecture.md, as in target/architecture.md")
                .isEqualTo(now);
    }
}

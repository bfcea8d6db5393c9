package org.warmth.itests.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether each step of each life was taken. The lives are read from the messages of the bundles: every step of every life has
 * its word there, which is tested by the modules.
 */
final class Lives {
    private static final Pattern STEP = Pattern.compile("^([a-z]+\\.[a-z]+)\\.step\\.([a-z-]+) *=", Pattern.MULTILINE);
    private static final String MESSAGES = "src/main/resources/OSGI-INF/messages/";

    /** What is asked for once a job broke off in the middle (nothing breaks off here), and what leaves no row or is not played. */
    private static final Set<String> OUT_OF_REACH = Set.of(
            // A batch is filled, and its file written, by the job that its making, or its export, starts.
            "funds.batch.fill",
            "funds.batch.write",
            // A payment is put into its list, whose filling is the row.
            "funds.payment.list",
            // Every overlap is kept here, with its reason.
            "funds.payment.drop",
            // A list is posted by the job that its approval, or its payment, starts.
            "donations.list.post",
            "funds.list.post",
            "visits.list.post");

    private Lives() {}

    /**
     * What is wrong with the steps taken: those that no row of the workflow and no act of the trail tells of, those taken that
     * should be out of reach, and those that no message has a word for, as {@code visits.list.submit}.
     */
    static Set<String> missing(Archive archive, Path bundles) throws IOException {
        Set<String> all = all(bundles);
        Set<String> taken = new TreeSet<>();
        Archive.Table steps = archive.tables().get("workflow_steps");
        int kind = steps.columns().indexOf("kind");
        int step = steps.columns().indexOf("step_name");
        for (JsonNode row : steps.rows()) {
            taken.add(row.get(kind).asText() + "." + row.get(step).asText());
        }
        Set<String> wrong = new TreeSet<>();
        taken.stream().filter(each -> !all.contains(each)).forEach(each -> wrong.add("no word for " + each));
        Archive.Table trail = archive.tables().get("audit_events");
        int action = trail.columns().indexOf("action_name");
        int refusal = trail.columns().indexOf("refusal");
        for (JsonNode row : trail.rows()) {
            if (row.get(refusal).isNull()) {
                taken.add(row.get(action).asText());
            }
        }
        for (String each : all) {
            if (taken.contains(each) == OUT_OF_REACH.contains(each)) {
                wrong.add(taken.contains(each) ? "within reach: " + each : "never taken: " + each);
            }
        }
        OUT_OF_REACH.stream().filter(each -> !all.contains(each)).forEach(each -> wrong.add("no step " + each));
        return wrong;
    }

    /** Every step of every life. */
    static Set<String> all(Path bundles) throws IOException {
        Set<String> all = new TreeSet<>();
        for (String folder : List.of("kernel", "programmes", "reporting")) {
            try (Stream<Path> modules = Files.list(bundles.resolve(folder))) {
                modules.map(module -> module.resolve(MESSAGES + module.getFileName() + "_en.properties"))
                        .filter(Files::exists)
                        .forEach(messages -> all.addAll(steps(messages)));
            }
        }
        return all;
    }

    private static Set<String> steps(Path messages) {
        try {
            Set<String> steps = new TreeSet<>();
            Matcher matcher = STEP.matcher(Files.readString(messages, StandardCharsets.UTF_8));
            while (matcher.find()) {
                steps.add(matcher.group(1) + "." + matcher.group(2));
            }
            return steps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

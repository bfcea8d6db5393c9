package org.warmth.statistics;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.warmth.statistics.FormDefinition.FormCheck;
import org.warmth.statistics.FormDefinition.FormRow;

/** A form's definition, proved consistent and made ready: rows by code, checks parsed. */
final class Form {
    private static final Pattern ROUNDS = Pattern.compile("n in (\\d+)\\.\\.(\\d+)");

    private final FormDefinition definition;
    private final Map<String, FormRow> rows = new LinkedHashMap<>();
    private final Set<String> figures = new LinkedHashSet<>();
    private final List<Check> checks = new ArrayList<>();

    /**
     * Prepares a definition.
     *
     * @throws IllegalArgumentException if a code stands twice, or a formula or check names a row that is not there
     */
    Form(FormDefinition definition) {
        this.definition = definition;
        for (FormRow row : definition.rows()) {
            if (rows.put(row.code(), row) != null) {
                throw new IllegalArgumentException(definition.form() + " has two rows " + row.code());
            }
            if (!row.sum()) {
                figures.add(row.code());
            }
        }
        for (FormRow row : definition.rows()) {
            if (!figures.containsAll(row.formula())) {
                throw new IllegalArgumentException(row.code() + " adds up rows that are not there: " + row.formula());
            }
        }
        definition.checks().forEach(check -> checks.add(prepared(check)));
    }

    private Check prepared(FormCheck check) {
        boolean must = check.must() != null;
        if (must == (check.mustNot() != null)) {
            throw new IllegalArgumentException(check.id() + " needs one of must and mustNot");
        }
        List<Round> rounds = new ArrayList<>();
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        for (String round : rounds(check)) {
            ExpressionParser parser =
                    new ExpressionParser(must ? check.must() : check.mustNot(), round, rows::containsKey);
            Condition condition = parser.condition();
            rounds.add(new Round(must ? condition : new Condition.Not(condition), List.copyOf(parser.cells())));
            aspects.addAll(parser.aspects());
            facts.addAll(parser.facts());
        }
        return new Check(check, List.copyOf(rounds), aspects, facts);
    }

    private List<String> rounds(FormCheck check) {
        List<String> rounds = new ArrayList<>();
        if (check.each() == null) {
            rounds.add(null);
        } else if (check.each().equals("each cell")) {
            rounds.addAll(rows.keySet());
        } else if (check.each().equals("each figure")) {
            rounds.addAll(figures);
        } else {
            Matcher numbers = ROUNDS.matcher(check.each());
            if (!numbers.matches()) {
                throw new IllegalArgumentException(check.id() + ": " + check.each());
            }
            for (int n = Integer.parseInt(numbers.group(1)); n <= Integer.parseInt(numbers.group(2)); n++) {
                rounds.add(Integer.toString(n));
            }
        }
        return rounds;
    }

    String name() {
        return definition.form();
    }

    String annex() {
        return definition.annex();
    }

    /** The title as printed for a year. */
    String title(int year) {
        return MessageFormat.format(definition.title(), Integer.toString(year));
    }

    /** The rows in printed order. */
    List<FormRow> rows() {
        return definition.rows();
    }

    /** The row of a code, or null. */
    FormRow row(String code) {
        return rows.get(code);
    }

    /** The codes of the rows that are no sums, in printed order. */
    Set<String> figures() {
        return figures;
    }

    List<Check> checks() {
        return checks;
    }

    /** Whether any check asks for the fact. */
    boolean asks(Fact fact) {
        return checks.stream().anyMatch(check -> check.facts().contains(fact));
    }

    /**
     * A check, parsed.
     *
     * @param definition as data
     * @param rounds its condition, once or once for each row of a loop; all must hold
     * @param aspects what it looks at
     * @param facts what it asks of the form as a whole
     */
    record Check(FormCheck definition, List<Round> rounds, Set<Aspect> aspects, Set<Fact> facts) {
        /** The word for what it needs and nobody looked for; empty if it can run. */
        Optional<String> lacking(Evidence evidence) {
            return Stream.concat(
                            aspects.stream()
                                    .filter(aspect -> !evidence.figures().containsKey(aspect))
                                    .map(Aspect::word),
                            facts.stream()
                                    .filter(fact -> !evidence.facts().containsKey(fact))
                                    .map(Fact::word))
                    .findFirst();
        }
    }

    /**
     * One round of a check.
     *
     * @param condition what must hold
     * @param cells the rows it looks at
     */
    record Round(Condition condition, List<String> cells) {}
}

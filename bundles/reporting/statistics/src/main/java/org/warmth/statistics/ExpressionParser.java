package org.warmth.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warmth.statistics.Expression.Comparison;
import org.warmth.statistics.Expression.Operator;

/**
 * Reads the conditions of a form's checks.
 *
 * <pre>
 * condition = either [ "=>" condition ]
 * either    = both { "or" both }
 * both      = one { "and" one }
 * one       = "not" one | "(" condition ")" | "filled(" figure ")" | FACT
 *           | amount ( == | != | &lt;= | >= | &lt; | > ) amount
 * amount    = product { ( + | - ) product }
 * product   = factor { * factor }
 * factor    = NUMBER | $SETTING | figure | "printed(" figure ")" | "sum(" range ")" | "nonzero()" | "multiples(" NUMBER ")"
 *           | "apart(" amount "," amount ")" | "larger(" amount "," amount ")"
 * figure    = CELL | ASPECT "(" CELL ")"
 * range     = CELL ".." CELL | ASPECT "(" CELL ".." CELL ")"
 * </pre>
 *
 * <p>A CELL is a row's code; inside a loop {@code D_n} is the row of that number, and {@code cell} is each row in turn. An
 * ASPECT is a word of {@link Aspect}, a FACT one of {@link Fact}.
 */
final class ExpressionParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d+)?)|(\\$?[A-Za-z][A-Za-z0-9_]*)|(=>|==|!=|<=|>=|\\.\\.|[<>+\\-*(),]))");

    private final String text;
    private final String round;
    private final Predicate<String> known;
    private final List<String> tokens = new ArrayList<>();
    private final Set<String> cells = new LinkedHashSet<>();
    private final Set<Aspect> aspects = EnumSet.of(Aspect.REPORTED);
    private final Set<Fact> facts = EnumSet.noneOf(Fact.class);
    private int at;

    /**
     * A parser of one condition.
     *
     * @param round what {@code _n} and {@code cell} stand for in this round of a loop, or null
     * @param known whether the form has a row of that code
     */
    ExpressionParser(String text, String round, Predicate<String> known) {
        this.text = text;
        this.round = round;
        this.known = known;
        Matcher token = TOKEN.matcher(text.trim());
        int end = 0;
        while (end < text.trim().length()) {
            if (!token.find(end) || token.start() != end) {
                throw wrong("unreadable after " + end + " characters");
            }
            tokens.add(token.group().trim());
            end = token.end();
        }
    }

    /** The whole text as a condition. */
    Condition condition() {
        Condition condition = implication();
        if (at < tokens.size()) {
            throw wrong("left over: " + tokens.get(at));
        }
        return condition;
    }

    /** The rows that the condition names, in the order of their first mention. */
    Set<String> cells() {
        return cells;
    }

    /** The aspects it looks at. */
    Set<Aspect> aspects() {
        return aspects;
    }

    /** The facts it asks for. */
    Set<Fact> facts() {
        return facts;
    }

    private Condition implication() {
        Condition left = either();
        return taken("=>") ? new Condition.Or(new Condition.Not(left), implication()) : left;
    }

    private Condition either() {
        Condition left = both();
        while (taken("or")) {
            left = new Condition.Or(left, both());
        }
        return left;
    }

    private Condition both() {
        Condition left = one();
        while (taken("and")) {
            left = new Condition.And(left, one());
        }
        return left;
    }

    private Condition one() {
        if (taken("not")) {
            return new Condition.Not(one());
        }
        if (taken("filled")) {
            expect("(");
            Expression.Cell cell = figure(next());
            expect(")");
            return new Condition.Filled(cell.aspect(), cell.code());
        }
        for (Fact fact : Fact.values()) {
            if (taken(fact.word())) {
                facts.add(fact);
                return new Condition.Known(fact);
            }
        }
        if (taken("(")) {
            Condition inner = implication();
            expect(")");
            return inner;
        }
        Expression left = amount();
        for (Comparison comparison : Comparison.values()) {
            if (taken(comparison.sign)) {
                return new Condition.Compare(comparison, left, amount());
            }
        }
        throw wrong("a comparison is missing");
    }

    private Expression amount() {
        Expression left = product();
        while (true) {
            if (taken("+")) {
                left = new Expression.Operation(Operator.PLUS, left, product());
            } else if (taken("-")) {
                left = new Expression.Operation(Operator.MINUS, left, product());
            } else {
                return left;
            }
        }
    }

    private Expression product() {
        Expression left = factor();
        while (taken("*")) {
            left = new Expression.Operation(Operator.TIMES, left, factor());
        }
        return left;
    }

    private Expression factor() {
        String token = next();
        if (Character.isDigit(token.charAt(0))) {
            return new Expression.Literal(new BigDecimal(token));
        }
        if (token.charAt(0) == '$') {
            return new Expression.Setting(token.substring(1), round);
        }
        switch (token) {
            case "sum" -> {
                expect("(");
                Expression sum = new Expression.Sum(range());
                expect(")");
                return sum;
            }
            case "printed" -> {
                expect("(");
                Expression.Cell cell = figure(next());
                expect(")");
                return new Expression.Printed(cell);
            }
            case "apart", "larger" -> {
                expect("(");
                Expression left = amount();
                expect(",");
                Expression right = amount();
                expect(")");
                return token.equals("apart") ? new Expression.Apart(left, right) : new Expression.Larger(left, right);
            }
            case "nonzero" -> {
                expect("(");
                expect(")");
                return new Expression.Multiples(0);
            }
            case "multiples" -> {
                expect("(");
                long of = Long.parseLong(next());
                expect(")");
                return new Expression.Multiples(of);
            }
            default -> {
                return figure(token);
            }
        }
    }

    private List<Expression> range() {
        String first = next();
        Aspect aspect = Aspect.of(first).orElse(Aspect.REPORTED);
        if (aspect == Aspect.REPORTED) {
            return range(aspect, first);
        }
        expect("(");
        List<Expression> terms = range(aspect, next());
        expect(")");
        return terms;
    }

    private List<Expression> range(Aspect aspect, String first) {
        expect("..");
        String last = next();
        String letters = first.replaceAll("\\d+$", "");
        List<Expression> terms = new ArrayList<>();
        int to = Integer.parseInt(last.substring(letters.length()));
        for (int n = Integer.parseInt(first.substring(letters.length())); n <= to; n++) {
            terms.add(figure(aspect, letters + n));
        }
        return terms;
    }

    private Expression.Cell figure(String token) {
        Aspect aspect = Aspect.of(token).orElse(Aspect.REPORTED);
        if (aspect == Aspect.REPORTED) {
            return figure(aspect, token);
        }
        expect("(");
        Expression.Cell cell = figure(aspect, next());
        expect(")");
        return cell;
    }

    private Expression.Cell figure(Aspect aspect, String name) {
        aspects.add(aspect);
        return new Expression.Cell(aspect, cell(name));
    }

    private String cell(String name) {
        String code = round == null ? name : name.equals("cell") ? round : name.replaceFirst("_n$", round);
        if (!known.test(code)) {
            throw wrong("no row " + code);
        }
        cells.add(code);
        return code;
    }

    private boolean taken(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!taken(token)) {
            throw wrong(token + " expected");
        }
    }

    private String next() {
        if (at == tokens.size()) {
            throw wrong("incomplete");
        }
        return tokens.get(at++);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(text + ": " + what);
    }
}

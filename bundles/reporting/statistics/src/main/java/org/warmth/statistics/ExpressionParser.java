package org.warmth.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
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
 * one       = "not" one | "(" condition ")" | "filled(" CELL ")" | amount ( == | != | &lt;= | >= | &lt; | > ) amount
 * amount    = product { ( + | - ) product }
 * product   = factor { * factor }
 * factor    = NUMBER | $SETTING | CELL | "sum(" CELL ".." CELL ")" | "nonzero()" | "multiples(" NUMBER ")"
 * </pre>
 *
 * <p>A CELL is a row's code; inside a loop {@code D_n} is the row of that number, and {@code cell} is each row in turn.
 */
final class ExpressionParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d+)?)|(\\$?[A-Za-z][A-Za-z0-9_]*)|(=>|==|!=|<=|>=|\\.\\.|[<>+\\-*()]))");

    private final String text;
    private final String round;
    private final Predicate<String> known;
    private final List<String> tokens = new ArrayList<>();
    private final Set<String> cells = new LinkedHashSet<>();
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
            Condition filled = new Condition.Filled(cell(next()));
            expect(")");
            return filled;
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
                String first = next();
                expect("..");
                String last = next();
                expect(")");
                return new Expression.Sum(range(first, last));
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
                return new Expression.Cell(cell(token));
            }
        }
    }

    private List<Expression> range(String first, String last) {
        String letters = first.replaceAll("\\d+$", "");
        List<Expression> terms = new ArrayList<>();
        int to = Integer.parseInt(last.substring(letters.length()));
        for (int n = Integer.parseInt(first.substring(letters.length())); n <= to; n++) {
            terms.add(new Expression.Cell(cell(letters + n)));
        }
        return terms;
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

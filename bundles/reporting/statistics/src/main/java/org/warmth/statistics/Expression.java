package org.warmth.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** A check's arithmetic over a form's values: exact, money in fen, an empty cell counts as 0. */
sealed interface Expression {
    /** Its value. */
    BigDecimal value(FormValues values);

    /** The same as an Excel formula over the printed form, where money stands in 万元. */
    String excel(CellNames names);

    /** A number as written. */
    record Literal(BigDecimal number) implements Expression {
        @Override
        public BigDecimal value(FormValues values) {
            return number;
        }

        @Override
        public String excel(CellNames names) {
            return number.toPlainString();
        }
    }

    /** A threshold of the check, by name; {@code name.4} wins over {@code name} in the fourth round of a loop. */
    record Setting(String name, String round) implements Expression {
        @Override
        public BigDecimal value(FormValues values) {
            return BigDecimal.valueOf(values.setting(name, round));
        }

        @Override
        public String excel(CellNames names) {
            return Long.toString(names.setting(name, round));
        }
    }

    /** The value of a row in some aspect; of a money row in fen. */
    record Cell(Aspect aspect, String code) implements Expression {
        @Override
        public BigDecimal value(FormValues values) {
            return BigDecimal.valueOf(values.orZero(aspect, code));
        }

        @Override
        public String excel(CellNames names) {
            String cell = names.cell(aspect, code);
            return names.money(code) ? "ROUND(" + cell + "*1000000,0)" : cell;
        }
    }

    /** The same as the form prints it: money in 万元. */
    record Printed(Cell cell) implements Expression {
        @Override
        public BigDecimal value(FormValues values) {
            BigDecimal value = cell.value(values);
            return values.money(cell.code()) ? value.movePointLeft(6) : value;
        }

        @Override
        public String excel(CellNames names) {
            return names.cell(cell.aspect(), cell.code());
        }
    }

    /** How far two terms lie apart. */
    record Apart(Expression left, Expression right) implements Expression {
        @Override
        public BigDecimal value(FormValues values) {
            return left.value(values).subtract(right.value(values)).abs();
        }

        @Override
        public String excel(CellNames names) {
            return "ROUND(ABS(" + left.excel(names) + "-" + right.excel(names) + "),6)";
        }
    }

    /** The larger of two terms. */
    record Larger(Expression left, Expression right) implements Expression {
        @Override
        public BigDecimal value(FormValues values) {
            return left.value(values).max(right.value(values));
        }

        @Override
        public String excel(CellNames names) {
            return "MAX(" + left.excel(names) + "," + right.excel(names) + ")";
        }
    }

    /** A sum of terms. */
    record Sum(List<Expression> terms) implements Expression {
        @Override
        public BigDecimal value(FormValues values) {
            return terms.stream().map(term -> term.value(values)).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        @Override
        public String excel(CellNames names) {
            return terms.stream().map(term -> term.excel(names)).collect(Collectors.joining("+", "(", ")"));
        }
    }

    /** Two terms joined by an operation. */
    record Operation(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public BigDecimal value(FormValues values) {
            return operator.work.apply(left.value(values), right.value(values));
        }

        @Override
        public String excel(CellNames names) {
            return "(" + left.excel(names) + operator.sign + right.excel(names) + ")";
        }
    }

    /** How many of the form's own figures, sums left out, are not 0 and, as printed, multiples of a number. */
    record Multiples(long of) implements Expression {
        @Override
        public BigDecimal value(FormValues values) {
            return BigDecimal.valueOf(values.figures().stream()
                    .filter(code -> {
                        long value = values.orZero(Aspect.REPORTED, code);
                        long step = values.money(code) ? Math.multiplyExact(of, 1_000_000L) : of;
                        return value != 0 && (of == 0 || value % step == 0);
                    })
                    .count());
        }

        @Override
        public String excel(CellNames names) {
            return names.figures().stream()
                    .map(code -> {
                        String cell = names.cell(Aspect.REPORTED, code);
                        return of == 0 ? "(" + cell + "<>0)" : "(" + cell + "<>0)*(MOD(" + cell + "," + of + ")=0)";
                    })
                    .collect(Collectors.joining("+", "(", ")"));
        }
    }

    /** The operations there are; no division, so that nothing is ever rounded. */
    enum Operator {
        /** Addition. */
        PLUS("+", BigDecimal::add),
        /** Subtraction. */
        MINUS("-", BigDecimal::subtract),
        /** Multiplication. */
        TIMES("*", BigDecimal::multiply);

        private final String sign;
        private final BinaryOperator<BigDecimal> work;

        Operator(String sign, BinaryOperator<BigDecimal> work) {
            this.sign = sign;
            this.work = work;
        }
    }

    /** How two values compare. */
    enum Comparison {
        /** Equal. */
        EQUAL("==", "=", order -> order == 0),
        /** Not equal. */
        UNEQUAL("!=", "<>", order -> order != 0),
        /** At most. */
        AT_MOST("<=", "<=", order -> order <= 0),
        /** At least. */
        AT_LEAST(">=", ">=", order -> order >= 0),
        /** Less. */
        LESS("<", "<", order -> order < 0),
        /** More. */
        MORE(">", ">", order -> order > 0);

        final String sign;
        final String excel;
        private final IntPredicate holds;

        Comparison(String sign, String excel, IntPredicate holds) {
            this.sign = sign;
            this.excel = excel;
            this.holds = holds;
        }

        boolean holds(BigDecimal left, BigDecimal right) {
            return holds.test(left.compareTo(right));
        }
    }
}

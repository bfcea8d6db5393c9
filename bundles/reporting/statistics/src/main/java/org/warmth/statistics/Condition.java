package org.warmth.statistics;

import org.warmth.statistics.Expression.Comparison;

/** What a check asks of a form: holds or does not. */
sealed interface Condition {
    /** Whether it holds. */
    boolean holds(FormValues values);

    /** The same as an Excel formula over the printed form. */
    String excel(CellNames names);

    /** Two values compared. */
    record Compare(Comparison comparison, Expression left, Expression right) implements Condition {
        @Override
        public boolean holds(FormValues values) {
            return comparison.holds(left.value(values), right.value(values));
        }

        @Override
        public String excel(CellNames names) {
            return left.excel(names) + comparison.excel + right.excel(names);
        }
    }

    /** Whether a cell has a value; an empty one and 0 mean different things to an auditor (F1-E06). */
    record Filled(Aspect aspect, String code) implements Condition {
        @Override
        public boolean holds(FormValues values) {
            return values.filled(aspect, code);
        }

        @Override
        public String excel(CellNames names) {
            return "ISNUMBER(" + names.cell(aspect, code) + ")";
        }
    }

    /** Something about the form as a whole. */
    record Known(Fact fact) implements Condition {
        @Override
        public boolean holds(FormValues values) {
            return values.evidence().facts().get(fact);
        }

        @Override
        public String excel(CellNames names) {
            return names.fact(fact);
        }
    }

    /** Both hold. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(FormValues values) {
            return left.holds(values) && right.holds(values);
        }

        @Override
        public String excel(CellNames names) {
            return "AND(" + left.excel(names) + "," + right.excel(names) + ")";
        }
    }

    /** One holds at least. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(FormValues values) {
            return left.holds(values) || right.holds(values);
        }

        @Override
        public String excel(CellNames names) {
            return "OR(" + left.excel(names) + "," + right.excel(names) + ")";
        }
    }

    /** It does not hold. */
    record Not(Condition of) implements Condition {
        @Override
        public boolean holds(FormValues values) {
            return !of.holds(values);
        }

        @Override
        public String excel(CellNames names) {
            return "NOT(" + of.excel(names) + ")";
        }
    }
}

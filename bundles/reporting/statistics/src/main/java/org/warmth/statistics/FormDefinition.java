package org.warmth.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warmth.api.Tag;
import org.warmth.api.statistics.FormView.Severity;

/**
 * An official form (统计表) as data, read from {@code forms/*.json}: a form of another year is another file.
 *
 * @param form its name
 * @param annex as printed above the title: 附件1
 * @param title its title, {@code {0}} stands for the campaign's year
 * @param rows its rows in printed order
 * @param checks its checks
 */
record FormDefinition(String form, String annex, String title, List<FormRow> rows, List<FormCheck> checks) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static FormDefinition read(InputStream json) throws IOException {
        return JSON.readValue(json, FormDefinition.class);
    }

    /** What a row counts. */
    enum Kind {
        /** Acts, persons, enterprises. */
        COUNT,
        /** Money, kept in fen, printed in 万元. */
        MONEY
    }

    /** Which figure of the ledger's entries a row adds up. */
    enum Sum {
        /** People-times. */
        TIMES,
        /** Money alone: recovered wages. */
        MONEY,
        /** Money and goods. */
        MONEY_AND_GOODS
    }

    /**
     * A row. A sum row has a formula and is never typed; any other takes its value from the ledger, from an indicator, or,
     * without either, from a person.
     *
     * @param code its code, unique in the form
     * @param number the printed 编号
     * @param group the label that consecutive rows share, or null
     * @param label as printed
     * @param measure its unit of measure
     * @param kind what it counts
     * @param formula the rows it adds up, or null
     * @param modules the modules that feed it; while none is there and nothing is known, a person fills it
     * @param indicator the indicator that knows its value, or null
     * @param memo the indicator of the part that came from an upper union and is eliminated there, or null
     * @param ledger the entries it counts; in a sum row, those that its parts count together
     * @param period the days that count
     */
    record FormRow(
            String code,
            int number,
            String group,
            String label,
            String measure,
            Kind kind,
            List<String> formula,
            Set<String> modules,
            String indicator,
            String memo,
            LedgerCut ledger,
            Span period) {
        FormRow {
            formula = formula == null ? List.of() : List.copyOf(formula);
            modules = modules == null ? Set.of() : Set.copyOf(modules);
        }

        boolean sum() {
            return !formula.isEmpty();
        }

        boolean money() {
            return kind == Kind.MONEY;
        }
    }

    /**
     * The entries that a row counts, as data.
     *
     * @param benefits benefit prefixes, empty for any
     * @param except prefixes left out
     * @param categories numbers of categories, empty for any or none
     * @param categorised whether a category is required
     * @param tag a tag that must be there, or null
     * @param sum which figure
     */
    record LedgerCut(
            Set<String> benefits, Set<String> except, Set<Integer> categories, boolean categorised, Tag tag, Sum sum) {
        LedgerCut {
            benefits = benefits == null ? Set.of() : Set.copyOf(benefits);
            except = except == null ? Set.of() : Set.copyOf(except);
            categories = categories == null ? Set.of() : Set.copyOf(categories);
        }
    }

    /**
     * A check: a condition that must hold, or one that must not; see {@link ExpressionParser}.
     *
     * @param id its stable id, under which its sentences stand in the message bundles
     * @param severity how bad a failure is
     * @param each {@code n in 1..11}, {@code each cell} or, without sums, {@code each figure}: the condition once for each;
     *     null for once
     * @param must what must hold, or null
     * @param mustNot what must not hold, or null
     * @param settings the defaults of its {@code $settings}, which the configuration may change
     */
    record FormCheck(
            String id,
            Severity severity,
            @JsonProperty("for") String each,
            String must,
            String mustNot,
            Map<String, Long> settings) {
        FormCheck {
            settings = settings == null ? Map.of() : Map.copyOf(settings);
        }
    }
}

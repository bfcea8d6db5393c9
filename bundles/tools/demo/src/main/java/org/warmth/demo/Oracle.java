package org.warmth.demo;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;

/** What must come out of a season: forms, their checks, and the findings; computed from the season alone. */
final class Oracle {
    private static final List<String> SOURCES = List.of("B1", "B2", "B3", "B4", "B5", "B6");
    private static final List<String> AID = List.of("E1", "E2", "E3", "E4", "E5");
    private static final List<String> SERVICES = List.of("F1", "F2", "F3");

    private final Season season;
    private final Map<String, SeasonProject> projects = new HashMap<>();
    private final Set<Object> filed;

    Oracle(Season season) {
        this.season = season;
        season.projects.forEach(project -> projects.put(project.name(), project));
        this.filed = season.households.stream()
                .filter(SeasonHousehold::good)
                .map(SeasonHousehold::idNumber)
                .collect(Collectors.toSet());
    }

    /**
     * Form 1 of a unit and all below it, by code: counts as numbers, money in fen; null in a row that nobody knows yet.
     *
     * @param top the unit's code, with which the codes of all below it begin
     */
    Map<String, Long> form(String top) {
        Map<String, Long> form = new HashMap<>();
        form.put("A", 0L);
        SOURCES.forEach(code -> form.put(code, 0L));
        AID.forEach(code -> form.put(code, 0L));
        numbered("C").forEach(code -> form.put(code, 0L));
        numbered("D").forEach(code -> form.put(code, 0L));
        IntStream.rangeClosed(1, 4).forEach(n -> form.put("J" + n, 0L));
        SERVICES.forEach(code -> form.put(code, null));
        List.of("G", "H", "I").forEach(code -> form.put(code, null));
        countEnterprises(top, form);
        season.receipts.stream()
                .filter(receipt -> receipt.unit().startsWith(top))
                .filter(receipt -> receipt.raisedFor(top))
                .forEach(receipt -> add(form, receipt.source(), receipt.amount().fen()));
        season.visits.stream()
                .filter(visit -> visit.unit().startsWith(top) && visit.good())
                .forEach(visit -> countVisit(visit, form));
        season.payments.stream()
                .filter(payment ->
                        payer(payment).startsWith(top) && payment.good() && season.fate(payment) != Fate.REFUNDED)
                .forEach(payment -> countPayment(payment, form));
        season.cells.stream()
                .filter(cell -> cell.unit().startsWith(top))
                .forEach(cell -> add(form, cell.code(), cell.adds()));
        total(form, "B", SOURCES);
        total(form, "C", numbered("C"));
        total(form, "D", numbered("D"));
        total(form, "E", AID);
        total(form, "F", SERVICES);
        return form;
    }

    /** The checks that the form of a unit must fail. */
    Set<String> failing(String top) {
        return FormChecks.failing(form(top));
    }

    /** How often each finding must be named, by {@code module/code}. */
    Map<String, Integer> findings() {
        Map<String, Integer> findings = new TreeMap<>();
        season.households.forEach(household -> name(findings, "hardship", household.fault()));
        season.visits.forEach(visit -> name(findings, "visits", visit.fault()));
        season.payments.forEach(payment -> name(findings, "funds", payment.fault()));
        season.cells.forEach(cell -> name(findings, "statistics", cell.fault()));
        return findings;
    }

    private static void name(Map<String, Integer> findings, String module, Fault fault) {
        if (fault != null && fault.finding() != null) {
            findings.merge(module + "/" + fault.finding(), 1, Integer::sum);
        }
    }

    /** Row A sums up the tree: an enterprise counts once per filing unit (domain 0.3). */
    private void countEnterprises(String top, Map<String, Long> form) {
        Set<String> seen = new HashSet<>();
        for (SeasonVisit visit : season.visits) {
            if (visit.unit().startsWith(top) && visit.target().equals("ENTERPRISE") && visit.good()) {
                String filing = season.filing.stream()
                        .map(SeasonUnit::code)
                        .filter(visit.unit()::startsWith)
                        .findFirst()
                        .orElseThrow();
                if (seen.add(filing + visit.creditCode())) {
                    add(form, "A", 1);
                }
            }
        }
    }

    /** Who gives counts, never where the payee is kept (domain 0.2). */
    private String payer(SeasonPayment payment) {
        return projects.get(payment.project()).unit();
    }

    private static void countVisit(SeasonVisit visit, Map<String, Long> form) {
        if (visit.target().equals("PERSON")) {
            gift(form, visit.category(), visit.tags(), ((Money) visit.goodsValue()).fen());
        }
    }

    private void countPayment(SeasonPayment payment, Map<String, Long> form) {
        // Aid needs a hardship file; without one it is a service (domain 0.1).
        boolean aid = filed.contains(payment.idNumber());
        switch (projects.get(payment.project()).kind()) {
            case "LIVING" -> add(form, aid ? "E2" : "F3", 1);
            case "MEDICAL" -> add(form, aid ? "E3" : "F3", 1);
            case "STUDY" -> add(form, aid ? "E4" : "F3", 1);
            default -> {}
        }
        if (payment.category() != null) {
            gift(
                    form,
                    payment.category(),
                    payment.tags(),
                    Money.ofYuan((BigDecimal) payment.amount()).fen());
        }
    }

    private static void gift(Map<String, Long> form, Category category, Set<Tag> tags, long fen) {
        add(form, "C" + category.number(), 1);
        add(form, "D" + category.number(), fen);
        if (tags.contains(Tag.EPIDEMIC_FRONTLINE)) {
            add(form, "J1", 1);
            add(form, "J2", fen);
        }
        if (tags.contains(Tag.NEW_EMPLOYMENT)) {
            add(form, "J3", 1);
            add(form, "J4", fen);
        }
    }

    /** {@code C1} to {@code C11}. */
    static List<String> numbered(String letter) {
        return IntStream.rangeClosed(1, 11).mapToObj(n -> letter + n).toList();
    }

    private static void total(Map<String, Long> form, String code, List<String> parts) {
        boolean known = parts.stream().allMatch(part -> form.get(part) != null);
        form.put(code, known ? parts.stream().mapToLong(form::get).sum() : null);
    }

    private static void add(Map<String, Long> form, String code, long value) {
        form.merge(code, value, Long::sum);
    }
}

package org.warmth.demo;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;

/** What must come out of a season: form 1 of the whole tree, and the findings; computed from the season alone. */
final class Oracle {
    private final Map<String, Long> form = new LinkedHashMap<>();
    private final Map<String, Integer> visitFindings = new TreeMap<>();
    private final Map<String, Integer> paymentFindings = new TreeMap<>();

    Oracle(Season season) {
        countEnterprises(season);
        countReceipts(season);
        season.visits.forEach(this::countVisit);
        season.payments.forEach(payment -> countPayment(season, payment));
        total("B", List.of("B1", "B2", "B3", "B4", "B5", "B6"));
        total("C", numbered("C"));
        total("D", numbered("D"));
        total("E", List.of("E1", "E2", "E3", "E4", "E5"));
        total("F", List.of("F1", "F2", "F3"));
    }

    /** Form 1 by code: counts as numbers, money in fen; a code that is not there is 0. */
    Map<String, Long> form() {
        return form;
    }

    /** How often each finding must be named in the visits rosters. */
    Map<String, Integer> visitFindings() {
        return visitFindings;
    }

    /** How often each finding must be named in the payments rosters. */
    Map<String, Integer> paymentFindings() {
        return paymentFindings;
    }

    /** Row A sums up the tree: an enterprise counts once per filing unit (domain 0.3). */
    private void countEnterprises(Season season) {
        Set<String> seen = new HashSet<>();
        for (SeasonVisit visit : season.visits) {
            if (visit.target().equals("ENTERPRISE") && visit.good()) {
                String filing = season.filing.stream()
                        .map(SeasonUnit::code)
                        .filter(visit.unit()::startsWith)
                        .findFirst()
                        .orElseThrow();
                if (seen.add(filing + visit.creditCode())) {
                    add("A", 1);
                }
            }
        }
    }

    private void countReceipts(Season season) {
        for (SeasonReceipt receipt : season.receipts) {
            if (receipt.kind().equals("RECEIVED") || receipt.kind().equals("EARMARKED")) {
                add(receipt.source(), receipt.amount().fen());
            }
        }
    }

    private void countVisit(SeasonVisit visit) {
        if (!visit.good()) {
            visitFindings.merge(visit.fault().finding(), 1, Integer::sum);
        } else if (visit.target().equals("PERSON")) {
            gift(visit.category(), visit.tags(), ((Money) visit.goodsValue()).fen());
        }
    }

    private void countPayment(Season season, SeasonPayment payment) {
        if (!payment.good()) {
            paymentFindings.merge(payment.fault().finding(), 1, Integer::sum);
            return;
        }
        SeasonProject project = season.projects.stream()
                .filter(each -> each.name().equals(payment.project()))
                .findFirst()
                .orElseThrow();
        switch (project.kind()) {
            case "LIVING" -> add("E2", 1);
            case "MEDICAL" -> add("E3", 1);
            case "STUDY" -> add("E4", 1);
            default -> {}
        }
        if (payment.category() != null) {
            gift(
                    payment.category(),
                    payment.tags(),
                    Money.ofYuan((BigDecimal) payment.amount()).fen());
        }
    }

    private void gift(Category category, Set<Tag> tags, long fen) {
        add("C" + category.number(), 1);
        add("D" + category.number(), fen);
        if (tags.contains(Tag.EPIDEMIC_FRONTLINE)) {
            add("J1", 1);
            add("J2", fen);
        }
        if (tags.contains(Tag.NEW_EMPLOYMENT)) {
            add("J3", 1);
            add("J4", fen);
        }
    }

    private static List<String> numbered(String letter) {
        return java.util.stream.IntStream.rangeClosed(1, 11)
                .mapToObj(n -> letter + n)
                .toList();
    }

    private void total(String code, List<String> parts) {
        form.put(
                code,
                parts.stream().mapToLong(part -> form.getOrDefault(part, 0L)).sum());
    }

    private void add(String code, long value) {
        form.merge(code, value, Long::sum);
    }
}

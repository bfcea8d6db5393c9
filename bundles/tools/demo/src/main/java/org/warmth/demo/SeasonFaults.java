package org.warmth.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.warmth.api.Category;
import org.warmth.api.Money;

/** Spoils rows as clerks do (domain 6.4); each row at most once, so that the oracle can tell what must be found. */
final class SeasonFaults {
    private final SplittableRandom random;
    private final Size size;
    private final List<SeasonVisit> visits;
    private final List<SeasonPayment> payments;
    private final Set<SeasonPayment> twins = new HashSet<>();

    SeasonFaults(Season season, SplittableRandom random) {
        this.random = random;
        size = season.size;
        visits = season.visits;
        payments = season.payments;
    }

    void inject() {
        injectVisitFaults();
        bringNamesakes();
        injectPaymentFaults();
    }

    private void injectVisitFaults() {
        int many = Math.max(1, size.items() / 1_000);
        for (int i = 0; i < many; i++) {
            SeasonVisit row = goodVisit();
            spoil(row, "2199-01-15", row.goodsValue(), row.idNumber(), Fault.DATE_OUT_OF_RANGE);
            row = goodVisit();
            spoil(row, row.date(), "-80", row.idNumber(), Fault.NEGATIVE_AMOUNT);
            row = goodVisit();
            spoil(row, null, row.goodsValue(), row.idNumber(), Fault.MISSING_DATE);
            row = goodVisit();
            spoil(row, row.date(), "80.505", row.idNumber(), Fault.FRACTIONAL_FEN);
            row = goodVisit();
            spoil(row, row.date(), row.goodsValue(), Synthetic.wrongCheck(row.idNumber()), Fault.WRONG_CHECK_DIGIT);
            row = goodVisit();
            spoil(row, row.date(), row.goodsValue(), row.idNumber(), Fault.UNKNOWN_CATEGORY);
            row = goodVisit();
            LocalDate day = (LocalDate) row.date();
            String text = day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
            spoil(row, text, row.goodsValue(), row.idNumber(), Fault.DATE_AS_TEXT);
            row = goodVisit();
            String wide = row.idNumber()
                    .chars()
                    .map(c -> c >= '0' && c <= '9' ? c - '0' + '０' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            spoil(row, row.date(), row.goodsValue(), wide, Fault.FULL_WIDTH_DIGITS);
        }
    }

    /** Two people of one name, known by name alone: the second row is asked about, never dropped. */
    private void bringNamesakes() {
        SeasonVisit row = goodVisit();
        for (Fault fault : new Fault[] {null, Fault.EQUAL_ROWS}) {
            visits.add(new SeasonVisit(
                    row.unit(),
                    "PERSON",
                    "王例安",
                    null,
                    Synthetic.mobile(1),
                    LocalDate.of(2022, 1, 20),
                    Category.C7,
                    Set.of(),
                    "新春福袋",
                    Money.ofFen(5_000),
                    null,
                    "CONDOLENCE",
                    fault));
        }
    }

    private SeasonVisit goodVisit() {
        while (true) {
            SeasonVisit row = visits.get(random.nextInt(visits.size()));
            if (row.fault() == null && row.target().equals("PERSON")) {
                return row;
            }
        }
    }

    private void spoil(SeasonVisit row, Object date, Object value, String idNumber, Fault fault) {
        visits.set(visits.indexOf(row), row.spoiled(date, value, idNumber, fault));
    }

    private void injectPaymentFaults() {
        int n = payments.size();
        for (int i = 0; i < Math.max(1, n / 200); i++) {
            SeasonPayment twin = goodPayment();
            payments.add(twinOf(twin));
            SeasonPayment row = goodPayment();
            spoil(row, row.idNumber(), row.card(), row.holder(), BigDecimal.valueOf(9_999), Fault.OVER_STANDARD);
        }
        for (int i = 0; i < Math.max(1, n * 3 / 1_000); i++) {
            SeasonPayment row = goodPayment();
            String wrong = Synthetic.wrongCheck((String) row.idNumber());
            spoil(row, wrong, row.card(), row.holder(), row.amount(), Fault.WRONG_CHECK_DIGIT);
        }
        for (int i = 0; i < Math.max(1, n * 4 / 1_000); i++) {
            SeasonPayment row = goodPayment();
            spoil(row, row.idNumber(), row.card(), "赵试拟", row.amount(), Fault.HOLDER_MISMATCH);
        }
        for (int i = 0; i < Math.max(1, n / 1_000); i++) {
            SeasonPayment row = goodPayment();
            Object asNumber = Double.valueOf(((String) row.idNumber()).replace('X', '0'));
            spoil(row, asNumber, row.card(), row.holder(), row.amount(), Fault.SCIENTIFIC_ID);
            shareCard();
            row = goodPayment();
            payments.set(payments.indexOf(row), row.renamed("王䶮例", Fault.NAME_BEYOND_GBK));
        }
        for (int i = 0; i < Math.max(1, n / 2_000); i++) {
            SeasonPayment row = goodPayment();
            spoil(row, row.idNumber(), row.card(), row.holder(), row.amount(), Fault.DECEASED);
        }
    }

    /** Somebody else's card, in the row below its owner's. */
    private void shareCard() {
        SeasonPayment owner;
        List<SeasonPayment> others;
        do {
            String project = goodPayment().project();
            others = payments.stream()
                    .filter(row -> row.project().equals(project) && good(row))
                    .toList();
            owner = others.get(0);
        } while (others.size() < 2);
        SeasonPayment row = others.get(1);
        payments.remove(row);
        payments.add(
                payments.indexOf(owner) + 1,
                row.spoiled(row.idNumber(), owner.card(), row.holder(), row.amount(), Fault.SHARED_CARD));
    }

    private SeasonPayment twinOf(SeasonPayment row) {
        twins.add(row);
        return row.again(row.date().minusDays(1), Fault.DUPLICATE_IN_PROJECT);
    }

    /** A good row of somebody who stands in the roster once, so that a fault of this row is not also one of another. */
    private SeasonPayment goodPayment() {
        while (true) {
            SeasonPayment row = payments.get(random.nextInt(payments.size()));
            if (good(row)) {
                return row;
            }
        }
    }

    private boolean good(SeasonPayment row) {
        return row.fault() == null
                && !twins.contains(row)
                && payments.stream()
                                .filter(other -> other.card().equals(row.card()))
                                .count()
                        == 1;
    }

    private void spoil(SeasonPayment row, Object idNumber, String card, String holder, Object amount, Fault fault) {
        payments.set(payments.indexOf(row), row.spoiled(idNumber, card, holder, amount, fault));
    }
}

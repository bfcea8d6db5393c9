package org.warmth.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.warmth.api.Category;
import org.warmth.api.Money;

/** A synthetic season (domain 6): the same seed and size always give the same season. */
final class Season {
    static final String CITY = "31";
    private static final int[] SOURCES_PERCENT = {4, 8, 60, 13, 12, 3};
    /** Condolences are two thirds of a bank's batch. */
    private static final int RETURNED_OF = 33;

    private static final int RETURNED_AT = 4;
    private static final int LATE_REFUNDS = 2;
    private static final int UNFILED_OF = 24;
    private static final int UNFILED_AT = 3;
    private static final int WRONG_AT = 6;

    final long seed;
    final Size size;
    final List<SeasonUnit> units = new ArrayList<>();
    final List<SeasonUnit> filing = new ArrayList<>();
    final List<SeasonPerson> persons = new ArrayList<>();
    final List<SeasonProject> projects = new ArrayList<>();
    final List<SeasonReceipt> receipts = new ArrayList<>();
    final List<SeasonVisit> visits = new ArrayList<>();
    final List<SeasonPayment> payments = new ArrayList<>();
    final List<SeasonHousehold> households = new ArrayList<>();
    final List<SeasonCell> cells = new ArrayList<>();
    private final Map<SeasonPayment, Fate> fates = new HashMap<>();

    Season(long seed, Size size) {
        this.seed = seed;
        this.size = size;
        SplittableRandom random = new SplittableRandom(seed);
        new SeasonDrawing(this, random).draw();
        new SeasonFaults(this, random).inject();
        openFiles();
        drawFates();
        raiseMoney();
        typeRows(random);
    }

    /** The filing unit whose payments go through the bank; the others pay by themselves and enter the voucher. */
    SeasonUnit banking() {
        return filing.get(0);
    }

    /** What becomes of a payment. */
    Fate fate(SeasonPayment payment) {
        return fates.getOrDefault(payment, Fate.PAID);
    }

    /**
     * Whoever receives aid has a hardship file on paper, but for a few: one in twenty-four was never filed, and as many rows
     * have a wrong number.
     */
    private void openFiles() {
        Set<String> unlike = payments.stream()
                .filter(row -> row.fault() == Fault.NAME_BEYOND_GBK || row.fault() == Fault.DECEASED)
                .map(SeasonPayment::card)
                .collect(Collectors.toSet());
        int met = 0;
        for (SeasonPerson person : persons) {
            if (person.category() != Category.C11 || unlike.contains(person.card())) {
                continue;
            }
            met++;
            if (met % UNFILED_OF == UNFILED_AT) {
                continue;
            }
            boolean wrong = met % UNFILED_OF == WRONG_AT;
            households.add(new SeasonHousehold(
                    person.unit(),
                    person.name(),
                    wrong ? Synthetic.wrongCheck(person.idNumber()) : person.idNumber(),
                    wrong ? Fault.WRONG_CHECK_DIGIT : null));
        }
    }

    /** Two of a hundred come back at once, two in all late (domain 6.4); of those who are paid once, by the bank. */
    private void drawFates() {
        Set<String> condolences = projects.stream()
                .filter(project -> project.unit().equals(banking().code())
                        && project.kind().equals("CONDOLENCE"))
                .map(SeasonProject::name)
                .collect(Collectors.toSet());
        List<SeasonPayment> through = payments.stream()
                .filter(row -> row.fault() == null && condolences.contains(row.project()))
                .toList();
        for (int i = 0; i < through.size(); i++) {
            if (i % RETURNED_OF == RETURNED_AT) {
                fates.put(through.get(i), Fate.RETURNED);
            }
        }
        through.subList(RETURNED_AT + 1, RETURNED_AT + 1 + LATE_REFUNDS).forEach(row -> fates.put(row, Fate.REFUNDED));
    }

    /** The units whose forms are looked at: the city, all that file to it, and one below each of the first. */
    List<String> watched() {
        List<String> watched = new ArrayList<>(List.of(CITY));
        filing.forEach(unit -> watched.add(unit.code()));
        units.stream()
                .filter(unit -> unit.level().equals("TOWN") || unit.level().equals("BASE"))
                .limit(12)
                .forEach(unit -> watched.add(unit.code()));
        return watched;
    }

    /** What no module knows, typed by each filing unit; arrears have a median of some 9 000 yuan a worker. */
    private void typeRows(SplittableRandom random) {
        for (SeasonUnit unit : filing) {
            String reason = "手工台账，相应模块未启用";
            cells.add(new SeasonCell(unit.code(), "F1", 10 + random.nextInt(90), reason, null));
            cells.add(new SeasonCell(unit.code(), "F2", 50 + random.nextInt(400), reason, null));
            cells.add(new SeasonCell(unit.code(), "F3", 100 + random.nextInt(900), reason, null));
            cells.add(new SeasonCell(unit.code(), "G", random.nextInt(200), reason, null));
            int workers = 1 + random.nextInt(12);
            cells.add(new SeasonCell(unit.code(), "H", workers, reason, null));
            long fen = workers * (300_000L + random.nextInt(1_200_000));
            cells.add(new SeasonCell(unit.code(), "I", fen, reason, null));
        }
        SeasonUnit town = first("TOWN");
        cells.add(new SeasonCell(town.code(), "C3", 3, "座谈慰问，没有发放慰问金和慰问品", null));
        cells.add(new SeasonCell(first("BASE").code(), "J3", 60, "新业态劳动者只参加了慰问活动", null));
        String paper = "环卫所纸质签收单，尚未录入";
        String unit = filing.get(filing.size() / 2).code();
        cells.add(new SeasonCell(unit, "C7", 40, paper, null));
        cells.add(new SeasonCell(unit, "D7", 200_000, paper, Fault.YUAN_FOR_WAN));
    }

    private SeasonUnit first(String level) {
        return units.stream()
                .filter(unit -> unit.level().equals(level))
                .findFirst()
                .orElseThrow();
    }

    /** Six sources so that D/B is 0.75 at the cut-off (domain 6.3). */
    private void raiseMoney() {
        for (SeasonUnit unit : filing) {
            long given = visits.stream()
                            .filter(row -> row.good()
                                    && row.goodsValue() instanceof Money
                                    && row.unit().startsWith(unit.code()))
                            .mapToLong(row -> ((Money) row.goodsValue()).fen())
                            .sum()
                    + payments.stream()
                            .filter(row -> row.good() && row.unit().startsWith(unit.code()))
                            .mapToLong(row ->
                                    Money.ofYuan((BigDecimal) row.amount()).fen())
                            .sum();
            long raised = given * 4 / 3;
            for (int s = 0; s < SOURCES_PERCENT.length; s++) {
                long fen = raised * SOURCES_PERCENT[s] / 100;
                if (fen > 0) {
                    String source = "B" + (s + 1);
                    receipts.add(new SeasonReceipt(
                            unit.code(),
                            source,
                            s == 2 ? "EARMARKED" : "RECEIVED",
                            Money.ofFen(fen),
                            LocalDate.of(2021, 12, 13 + s),
                            "演示" + unit.code() + "-" + source));
                }
            }
            receipts.add(new SeasonReceipt(
                    unit.code(), "B3", "CARRY_OVER", Money.ofFen(raised / 10), LocalDate.of(2021, 12, 13), "演示结转"));
        }
    }

    /** What a project's good rows come to. */
    Money budget(SeasonProject project) {
        return payments.stream()
                .filter(row -> row.good() && row.project().equals(project.name()))
                .map(row -> Money.ofYuan((BigDecimal) row.amount()))
                .reduce(Money.ofFen(100), Money::plus);
    }
}

package org.warmth.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;

/** A synthetic season (domain 6): the same seed and size always give the same season. */
final class Season {
    static final String CITY = "31";
    private static final int[] SHARES = {6, 4, 3, 3, 22, 4, 42, 2, 3, 4, 7};
    private static final int[][] AMOUNTS = {
        {500, 500, 800, 800, 1000, 1000, 1000, 1000, 1500, 2000},
        {1000, 1000, 1000, 1000, 2000, 2000, 2000, 2000, 3000, 5000},
        {300, 300, 300, 500, 500, 500, 500, 500, 1000, 1000},
        {500, 500, 500, 500, 500, 1000, 1000, 1000, 1000, 2000},
        {80, 120, 200, 300},
        {200, 500, 1000},
        {50, 80, 100, 150, 200},
        {500, 1000},
        {500, 1000},
        {500, 500, 500, 500, 500, 500, 500, 500, 1000, 1000},
        {1000, 1000, 1000, 1000, 1200, 1200, 1200, 1500, 1500, 1500}
    };
    private static final List<String> GOODS = List.of("慰问品大礼包", "保暖手套和围巾", "粮油礼盒", "热水壶和茶叶", "新春福袋");
    private static final int[] SOURCES_PERCENT = {4, 8, 60, 13, 12, 3};

    final long seed;
    final Size size;
    final List<SeasonUnit> units = new ArrayList<>();
    final List<SeasonUnit> filing = new ArrayList<>();
    final List<SeasonPerson> persons = new ArrayList<>();
    final List<SeasonProject> projects = new ArrayList<>();
    final List<SeasonReceipt> receipts = new ArrayList<>();
    final List<SeasonVisit> visits = new ArrayList<>();
    final List<SeasonPayment> payments = new ArrayList<>();
    final List<SeasonCell> cells = new ArrayList<>();
    private final SplittableRandom random;
    private final Set<String> paid = new HashSet<>();
    private final Set<String> visited = new HashSet<>();
    private final Set<SeasonPayment> twins = new HashSet<>();

    Season(long seed, Size size) {
        this.seed = seed;
        this.size = size;
        this.random = new SplittableRandom(seed);
        plantUnits();
        invitePersons();
        openProjects();
        writeItems();
        injectVisitFaults();
        bringNamesakes();
        injectPaymentFaults();
        raiseMoney();
        typeRows();
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
    private void typeRows() {
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
        String paper = "环卫所纸质签收单，尚未录入";
        String unit = filing.get(filing.size() / 2).code();
        cells.add(new SeasonCell(unit, "C7", 40, paper, null));
        cells.add(new SeasonCell(unit, "D7", 200_000, paper, Fault.YUAN_FOR_WAN));
    }

    private void plantUnits() {
        units.add(new SeasonUnit(CITY, "演示市总工会", "CITY", null, false));
        for (int i = 1; i <= size.districts(); i++) {
            boolean district = i <= 16;
            String code = district ? String.format("31D%02d", i) : String.format("31B%02d", i - 16);
            String name = district ? "演示" + numeral(i) + "区总工会" : "演示" + numeral(i - 16) + "局工会";
            SeasonUnit unit = new SeasonUnit(code, name, district ? "DISTRICT" : "BUREAU", CITY, true);
            units.add(unit);
            filing.add(unit);
        }
        int left = size.units() - size.districts();
        int towns = Math.max(size.districts(), left / 5);
        List<SeasonUnit> townUnits = new ArrayList<>();
        for (int i = 0; i < towns; i++) {
            SeasonUnit above = filing.get(i % filing.size());
            int number = i / filing.size() + 1;
            SeasonUnit town = new SeasonUnit(
                    above.code() + String.format("%03d", number),
                    above.name().replaceAll("(总工会|工会)$", "") + numeral(number) + "街道总工会",
                    "TOWN",
                    above.code(),
                    false);
            units.add(town);
            townUnits.add(town);
        }
        for (int i = 0; i < left - towns; i++) {
            SeasonUnit above = townUnits.get(i % townUnits.size());
            int number = i / townUnits.size() + 1;
            units.add(new SeasonUnit(
                    above.code() + String.format("%04d", number),
                    above.name().replaceAll("总工会$", "") + "样例企业" + numeral(number) + "工会",
                    "BASE",
                    above.code(),
                    false));
        }
    }

    private void invitePersons() {
        List<SeasonUnit> bases =
                units.stream().filter(unit -> unit.level().equals("BASE")).toList();
        for (int i = 0; i < size.persons(); i++) {
            Category category = pickCategory();
            EnumSet<Tag> tags = EnumSet.noneOf(Tag.class);
            if (category == Category.C11) {
                tags.add(Tag.HARDSHIP);
            }
            if (category == Category.C10) {
                tags.add(Tag.MODEL);
            }
            if (category == Category.C6 || category == Category.C7 && random.nextInt(5) == 0) {
                tags.add(Tag.EPIDEMIC_FRONTLINE);
            }
            if ((category == Category.C5 || category == Category.C7) && random.nextInt(4) == 0) {
                tags.add(Tag.NEW_EMPLOYMENT);
            }
            persons.add(new SeasonPerson(
                    Synthetic.name(random),
                    Synthetic.idNumber(i),
                    Synthetic.mobile(i),
                    Synthetic.card(i),
                    category,
                    tags,
                    bases.get(i % bases.size()).code()));
        }
    }

    private Category pickCategory() {
        int roll = random.nextInt(100);
        for (int n = 0; n < SHARES.length; n++) {
            roll -= SHARES[n];
            if (roll < 0) {
                return Category.of(n + 1);
            }
        }
        throw new IllegalStateException("shares do not add up to 100");
    }

    private void openProjects() {
        for (SeasonUnit unit : filing) {
            String of = unit.name();
            projects.add(new SeasonProject(of + "春节慰问金", unit.code(), "CONDOLENCE", null, 5_000));
            projects.add(new SeasonProject(of + "困难职工生活救助", unit.code(), "LIVING", Category.C11, 3_000));
            projects.add(new SeasonProject(of + "困难职工子女助学", unit.code(), "STUDY", null, 5_000));
            projects.add(new SeasonProject(of + "困难职工医疗救助", unit.code(), "MEDICAL", null, 5_000));
            projects.add(new SeasonProject(of + "劳模春节慰问金", unit.code(), "MODEL_SPRING", Category.C10, 2_000));
        }
    }

    private void writeItems() {
        for (int i = 0; i < size.enterprises(); i++) {
            SeasonUnit unit = units.get(units.size() - 1 - i % (units.size() / 2));
            visits.add(new SeasonVisit(
                    unit.code(),
                    "ENTERPRISE",
                    "样例第" + numeral(i / 2 + 1) + "制造有限公司",
                    null,
                    null,
                    day(),
                    null,
                    Set.of(),
                    null,
                    null,
                    Synthetic.creditCode(i / 2 + 1),
                    "CONDOLENCE",
                    null));
        }
        int written = 0;
        for (int round = 0; written < size.items(); round++) {
            for (int i = 0; i < persons.size() && written < size.items(); i++) {
                if (write(persons.get(i), round)) {
                    written++;
                }
            }
        }
    }

    private boolean write(SeasonPerson person, int round) {
        boolean goods = person.category() == Category.C5 || person.category() == Category.C7;
        int[] amounts = AMOUNTS[person.category().ordinal()];
        int yuan = amounts[random.nextInt(amounts.length)];
        if (goods) {
            visits.add(new SeasonVisit(
                    person.unit(),
                    "PERSON",
                    person.name(),
                    person.idNumber(),
                    person.mobile(),
                    freshDay(person),
                    person.category(),
                    person.tags(),
                    GOODS.get(random.nextInt(GOODS.size())),
                    Money.ofFen(yuan * 100L),
                    null,
                    "CONDOLENCE",
                    null));
            return true;
        }
        SeasonProject project = projectFor(person, round);
        if (project == null || !paid.add(project.name() + person.idNumber())) {
            return false;
        }
        payments.add(new SeasonPayment(
                project.name(),
                person.unit(),
                person.name(),
                person.idNumber(),
                person.card(),
                person.name(),
                BigDecimal.valueOf(yuan),
                counted(project, person),
                person.tags(),
                day(),
                null));
        return true;
    }

    /** Study and medical aid are no condolence of a category; the living subsidy of a hardship file is (domain 0.2). */
    private static Category counted(SeasonProject project, SeasonPerson person) {
        boolean aid = project.kind().equals("STUDY") || project.kind().equals("MEDICAL");
        return aid ? null : person.category();
    }

    private SeasonProject projectFor(SeasonPerson person, int round) {
        String kind =
                switch (person.category()) {
                    case C11 -> List.of("LIVING", "STUDY", "MEDICAL").get(Math.min(round, 2));
                    case C10 -> "MODEL_SPRING";
                    default -> "CONDOLENCE";
                };
        return projects.stream()
                .filter(project -> person.unit().startsWith(project.unit())
                        && project.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    /** Ramp from 20 December, peak 15 to 28 January. */
    private LocalDate day() {
        return random.nextInt(3) == 0
                ? LocalDate.of(2021, 12, 20).plusDays(random.nextInt(26))
                : LocalDate.of(2022, 1, 15).plusDays(random.nextInt(14));
    }

    /** A day on which the person has not been visited yet. */
    private LocalDate freshDay(SeasonPerson person) {
        LocalDate day = day();
        while (!visited.add(person.idNumber() + day)) {
            day = day();
        }
        return day;
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
        visits.set(
                visits.indexOf(row),
                new SeasonVisit(
                        row.unit(),
                        row.target(),
                        row.name(),
                        idNumber,
                        row.mobile(),
                        date,
                        row.category(),
                        row.tags(),
                        row.goods(),
                        value,
                        row.creditCode(),
                        row.purpose(),
                        fault));
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
        }
    }

    private SeasonPayment twinOf(SeasonPayment row) {
        twins.add(row);
        return new SeasonPayment(
                row.project(),
                row.unit(),
                row.name(),
                row.idNumber(),
                row.card(),
                row.holder(),
                row.amount(),
                row.category(),
                row.tags(),
                row.date().minusDays(1),
                Fault.DUPLICATE_IN_PROJECT);
    }

    /** A good row of somebody who stands in the roster once, so that a fault of this row is not also one of another. */
    private SeasonPayment goodPayment() {
        while (true) {
            SeasonPayment row = payments.get(random.nextInt(payments.size()));
            long rows = payments.stream()
                    .filter(other -> other.card().equals(row.card()))
                    .count();
            if (row.fault() == null && rows == 1 && !twins.contains(row)) {
                return row;
            }
        }
    }

    private void spoil(SeasonPayment row, Object idNumber, String card, String holder, Object amount, Fault fault) {
        payments.set(
                payments.indexOf(row),
                new SeasonPayment(
                        row.project(),
                        row.unit(),
                        row.name(),
                        idNumber,
                        card,
                        holder,
                        amount,
                        row.category(),
                        row.tags(),
                        row.date(),
                        fault));
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

    private static String numeral(int n) {
        String digits = "零一二三四五六七八九";
        if (n < 10) {
            return "" + digits.charAt(n);
        }
        if (n < 20) {
            return "十" + (n % 10 == 0 ? "" : digits.charAt(n % 10));
        }
        if (n < 100) {
            return digits.charAt(n / 10) + "十" + (n % 10 == 0 ? "" : digits.charAt(n % 10));
        }
        return Integer.toString(n);
    }
}

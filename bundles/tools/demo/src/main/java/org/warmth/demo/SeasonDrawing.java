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

/** Draws units, persons, projects and what is given to whom, without a fault (domain 6.1 to 6.3). */
final class SeasonDrawing {
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

    private final SplittableRandom random;
    private final Size size;
    private final List<SeasonUnit> units;
    private final List<SeasonUnit> filing;
    private final List<SeasonPerson> persons;
    private final List<SeasonProject> projects;
    private final List<SeasonVisit> visits;
    private final List<SeasonPayment> payments;
    private final Set<String> paid = new HashSet<>();
    private final Set<String> visited = new HashSet<>();

    SeasonDrawing(Season season, SplittableRandom random) {
        this.random = random;
        size = season.size;
        units = season.units;
        filing = season.filing;
        persons = season.persons;
        projects = season.projects;
        visits = season.visits;
        payments = season.payments;
    }

    void draw() {
        plantUnits();
        invitePersons();
        openProjects();
        writeItems();
    }

    private void plantUnits() {
        units.add(new SeasonUnit(Season.CITY, "演示市总工会", "CITY", null, false));
        for (int i = 1; i <= size.districts(); i++) {
            boolean district = i <= 16;
            String code = district ? String.format("31D%02d", i) : String.format("31B%02d", i - 16);
            String name = district ? "演示" + numeral(i) + "区总工会" : "演示" + numeral(i - 16) + "局工会";
            SeasonUnit unit = new SeasonUnit(code, name, district ? "DISTRICT" : "BUREAU", Season.CITY, true);
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
            projects.add(new SeasonProject(of + "劳模低收入补助金", unit.code(), "MODEL_LOWINCOME", Category.C10, 2_000));
            projects.add(new SeasonProject(of + "劳模特困补助金", unit.code(), "MODEL_SPECIAL", Category.C10, 2_000));
            projects.add(new SeasonProject(of + "离退休全国劳模荣誉津贴", unit.code(), "MODEL_HONOUR", Category.C10, 2_000));
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
                    case C10 ->
                        List.of("MODEL_SPRING", "MODEL_LOWINCOME", "MODEL_SPECIAL", "MODEL_HONOUR")
                                .get(Math.floorMod(person.idNumber().hashCode() + round, 4));
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

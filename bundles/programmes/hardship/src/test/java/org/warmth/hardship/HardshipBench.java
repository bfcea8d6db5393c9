package org.warmth.hardship;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Objection;
import org.warmth.api.workflow.Publicity;
import org.warmth.hardship.Member.Relation;
import org.warmth.kernelkit.TestClock;
import org.warmth.kernelkit.TestKernel;
import org.warmth.kernelkit.TestRow;
import org.warmth.kernelkit.TestSheets;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/** The module over the kernel of a test, with the people who work with it. */
final class HardshipBench {
    static final LocalDate TODAY = LocalDate.of(2022, 1, 10);
    static final TestMessages WORDS = new TestMessages("hardship");

    final TestClock clock = new TestClock();
    final TestKernel kernel;
    final FakePayments payments = new FakePayments();
    final LowLineService lines;
    final FileStore store;
    final MemberStore members;
    final HardshipService files;
    final HardshipLifecycle lives;
    final FileSteps steps;
    final FilePublicity publicity;
    final PaperService papers;
    final MonitorService monitors;
    final WatchLists lists;
    final WatchLists listsWithoutFunds;
    final SubsidyService subsidies;
    final SubsidyService subsidiesWithoutFunds;
    final CoveredFiles covered;
    final HardshipIndicators indicators;
    final UnhelpedFiles unhelped;
    final UnhelpedFiles unhelpedWithoutFunds;
    final FileForm form;
    final FormSheet sheet = new FormSheet(WORDS);
    final TestSheets roster;
    final TestSheets family;
    final TestSheets comparison;
    final Caller clerk;
    final Caller chair;
    final Caller officer;
    final Caller second;
    final Caller leader;
    final Caller stranger;
    private long rows = 40_000;
    private long imports = 900;

    HardshipBench(TestDatabase database) {
        kernel = new TestKernel(database, clock);
        TestComponents withoutFunds = kernel.components(WORDS);
        listsWithoutFunds = withoutFunds.get(WatchLists.class);
        subsidiesWithoutFunds = withoutFunds.get(SubsidyService.class);
        unhelpedWithoutFunds = withoutFunds.get(UnhelpedFiles.class);
        TestComponents components = kernel.components(WORDS, payments);
        store = components.get(FileStore.class);
        members = components.get(MemberStore.class);
        lines = components.get(LowLineService.class);
        files = components.get(HardshipService.class);
        lives = components.get(HardshipLifecycle.class);
        steps = components.get(FileSteps.class);
        publicity = components.get(FilePublicity.class);
        papers = components.get(PaperService.class);
        monitors = components.get(MonitorService.class);
        lists = components.get(WatchLists.class);
        subsidies = components.get(SubsidyService.class);
        covered = components.get(CoveredFiles.class);
        indicators = components.get(HardshipIndicators.class);
        unhelped = components.get(UnhelpedFiles.class);
        form = components.get(FileForm.class);
        roster = new TestSheets(database, components.get(FileRoster.class));
        family = new TestSheets(database, components.get(FamilyRoster.class));
        comparison = new TestSheets(database, components.get(ComparisonRoster.class));
        clerk = kernel.caller("clerk", kernel.base, Role.CLERK);
        chair = kernel.caller("chair", kernel.base, Role.CHAIR);
        officer = kernel.caller("officer", kernel.district, Role.OFFICER);
        second = kernel.caller("second", kernel.district, Role.OFFICER);
        leader = kernel.caller("leader", kernel.district, Role.LEADER);
        stranger = kernel.caller("stranger", kernel.other, Role.CLERK);
        kernel.as(officer);
        lines.create(new LowLine.Input(kernel.district, 2022, Money.ofFen(133_000), null, null, null, "演示民发〔2021〕20号"));
        kernel.as(clerk);
    }

    /** A whole household in relative hardship: a worker and a spouse who live on 48,000 yuan a year. */
    FileInput household(int worker) {
        return household(worker, FileType.RELATIVE, 4_800_000);
    }

    FileInput household(int worker, FileType type, long incomeFen) {
        return new FileInput(
                kernel.base,
                head(worker),
                facts(type, 2, null),
                means(incomeFen),
                null,
                consent(),
                List.of(member("王样", Relation.SPOUSE, Synthetic.idNumber(worker + 100))));
    }

    /** A file for a time: little more than who and why. */
    FileInput relief(int worker) {
        return new FileInput(kernel.base, head(worker), facts(FileType.TEMPORARY, null, null), null, null, null, null);
    }

    static FileInput.Head head(int worker) {
        return new FileInput.Head("李例安", null, Synthetic.idNumber(worker), null);
    }

    static FileFacts facts(FileType type, Integer persons, String typeReason) {
        return new FileFacts(
                type,
                typeReason,
                FileFacts.Level.DISTRICT,
                "汉族",
                null,
                null,
                FileFacts.Political.NONE,
                FileFacts.Work.SICK_LEAVE,
                null,
                "公有住房",
                45,
                LocalDate.of(1988, 7, 1),
                FileFacts.Industry.C,
                FileFacts.Marital.MARRIED,
                FileFacts.Residence.URBAN,
                "310101",
                "演示机械厂",
                FileFacts.EmployerKind.STATE,
                "正常",
                FileFacts.Insurance.EMPLOYEE,
                false,
                false,
                false,
                Cause.ILLNESS,
                Set.of(Cause.SCHOOLING),
                persons,
                null);
    }

    static FileMeans means(long incomeFen) {
        return new FileMeans(Money.ofFen(incomeFen), null, null, null, "尿毒症", null, "演示路 1 弄 2 号");
    }

    Consent.Input consent() {
        return new Consent.Input(null, "2022-1", LocalDate.of(2022, 1, 6), null, null, scan());
    }

    long scan() {
        return kernel.files
                .keep(
                        "授权书.pdf",
                        "application/pdf",
                        kernel.base,
                        null,
                        100,
                        new java.io.ByteArrayInputStream(new byte[1]))
                .id();
    }

    static Member.Input member(String name, Relation relation, String idNumber) {
        return new Member.Input(name, relation, null, idNumber, null, null, null, null, null, null, null, null);
    }

    /** Takes a step as somebody; the file's new state. */
    FileState step(Caller caller, long file, String step, StepInput input) {
        kernel.as(caller);
        try {
            steps.take(file, files.get(file).version(), step, input);
            return files.get(file).state();
        } finally {
            kernel.as(clerk);
        }
    }

    FileState step(Caller caller, long file, String step) {
        return step(caller, file, step, StepInput.because("按规定办理"));
    }

    /** Brings a draft to where the household is being compared. */
    void compare(long file) {
        step(clerk, file, "submit");
        step(chair, file, "precheck");
        step(clerk, file, "survey", survey());
        step(officer, file, "compare");
    }

    static StepInput survey() {
        return new StepInput(null, TODAY, "王试平", "住房简陋，常年服药", null, null, null, null, null, null);
    }

    /** Answers for the worker of a file that everything is as declared. */
    TestRow answer(int worker, Comparison.Result... results) {
        return TestRow.of(
                worker,
                rows++,
                "name",
                "李例安",
                "idNumber",
                Synthetic.idNumber(worker),
                "results",
                Set.of(results),
                "date",
                clock.withZone(java.time.ZoneId.of("Asia/Shanghai"))
                        .instant()
                        .atZone(java.time.ZoneId.of("Asia/Shanghai"))
                        .toLocalDate());
    }

    void answered(TestRow... answers) {
        kernel.as(officer);
        comparison.take(imports++, kernel.district, Map.of(), answers);
        kernel.as(clerk);
    }

    Publicity hang(long file) {
        kernel.as(clerk);
        return publicity.hang(
                file,
                files.get(file).version(),
                new org.warmth.api.workflow.Publicised.Input("单位公告栏", null, null, null));
    }

    /** A draft of a household brought through to active. */
    long active(int worker) {
        return active(worker, household(worker));
    }

    long active(int worker, FileInput input) {
        long file = files.create(input).id();
        compare(file);
        answered(answer(worker, Comparison.Result.CONSISTENT));
        hang(file);
        clock.set("2022-01-18T09:00");
        step(input.facts().type().grave() ? leader : second, file, "approve");
        return file;
    }

    /** An active household that leaves hardship. */
    void leave(long file, ExitPath path, LocalDate on) {
        step(chair, file, "propose-exit", exit(path, on));
        step(officer, file, "exit");
    }

    static StepInput exit(ExitPath path, LocalDate on) {
        return new StepInput(null, on, null, null, null, null, null, null, path, null);
    }

    static StepInput close(Closing closing) {
        return new StepInput("已核实", null, null, null, null, null, null, null, null, closing);
    }

    /** Lets a person count as another, as a merge that two officers agreed on does. */
    void same(long absorbed, long kept) {
        kernel.database.write(sql -> {
            sql.execute(
                    "insert into people_merges (id, unit, kept, absorbed, merge_state, standing, version)"
                            + " values (?, ?, ?, ?, 'MERGED', 0, 2)",
                    absorbed + 1,
                    kernel.base,
                    kept,
                    absorbed);
            return sql.execute("update people_merge_change set change_no = change_no + 1");
        });
    }

    /** Records an objection to what hangs out for a file, as the clerk. */
    long object(long file, LocalDate on) {
        return kernel.publicities
                .object(
                        kernel.publicities.latest(HardshipLifecycle.KIND, file).orElseThrow(),
                        new Objection.Input(on, "邻居", "另有住房"))
                .id();
    }
}

package org.warmth.hardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.warmth.api.Money;
import org.warmth.api.access.Role;
import org.warmth.api.sheets.Roster.ExportedRow;
import org.warmth.api.sheets.Row.Outcome;
import org.warmth.api.workflow.Workflow;
import org.warmth.hardship.Member.Relation;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Files, families and results that come as rosters. */
class RosterTest {
    @BothDatabases(modules = "hardship")
    void rows_become_drafts_and_come_back_unchanged_updated_or_refused(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        TestRow first = row(1, 501);
        TestRow second = row(2, 502);
        bench.roster.take(77, bench.kernel.base, Map.of(), first, second);
        assertThat(first.outcome()).as(first.codes().toString()).isEqualTo(Outcome.CREATED);
        FileView view = bench.files.get(501);
        assertThat(view.state()).isEqualTo(FileState.DRAFT);
        assertThat(view.number()).isEqualTo("31D01B001-2022-0001");
        assertThat(view.facts().workedSince()).isEqualTo(LocalDate.of(1988, 7, 1));
        assertThat(view.held()).containsExactly("income", "health", "address");
        assertThat(view.consents()).singleElement().satisfies(consent -> assertThat(consent.givenOn())
                .isEqualTo(LocalDate.of(2022, 1, 6)));

        TestRow same = exported(bench, 501);
        TestRow other = exported(bench, 502).back("housing", "自有住房");
        bench.roster.take(78, bench.kernel.base, Map.of(), same, other);
        assertThat(same.outcome()).as(same.codes().toString()).isEqualTo(Outcome.UNCHANGED);
        assertThat(other.outcome()).as(other.codes().toString()).isEqualTo(Outcome.UPDATED);
        assertThat(bench.files.get(502).facts().housing()).isEqualTo("自有住房");
        assertThat(bench.files.reveal(502, "核对导入结果").means().income()).isEqualTo(Money.ofFen(2_400_000));
        assertThat(bench.files.get(502).consents()).hasSize(1);

        bench.family.take(79, bench.kernel.base, Map.of(), relative(601, "31D01B001-2022-0001", 101));
        bench.step(bench.clerk, 501, "submit");
        TestRow late = exported(bench, 501).back("housing", "租房");
        TestRow again = exported(bench, 501);
        bench.roster.take(80, bench.kernel.base, Map.of(), late);
        bench.roster.take(81, bench.kernel.base, Map.of(), again);
        assertThat(late.codes()).containsExactly("hardship.row-under-way");
        assertThat(again.outcome()).as(again.codes().toString()).isEqualTo(Outcome.UNCHANGED);
    }

    @BothDatabases(modules = "hardship")
    void an_export_masks_what_is_sensitive(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        bench.roster.take(77, bench.kernel.base, Map.of(), row(1, 501));
        assertThat(bench.roster.export(bench.kernel.district)).singleElement().satisfies(row -> {
            assertThat(row.values())
                    .containsEntry("income", "***")
                    .containsEntry("health", "***")
                    .containsEntry("type", FileType.DEEP)
                    .containsEntry("givenOn", LocalDate.of(2022, 1, 6))
                    .doesNotContainKey("rigidCost");
            assertThat(row.values().toString()).doesNotContain(Synthetic.idNumber(1), "24000", "演示路");
        });
        assertThat(bench.roster.export(bench.kernel.other)).isEmpty();
    }

    @BothDatabases(modules = "hardship")
    void a_row_waits_that_would_open_a_second_file_or_says_what_nobody_may_ask(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        bench.files.create(bench.household(1));
        TestRow twice = row(1, 501);
        TestRow unasked = row(2, 502, "givenOn", null);
        TestRow unread = row(3, 503, "workedSince", "很久以前");
        TestRow differs = row(4, 504, "type", FileType.RELATIVE);
        TestRow one = row(5, 505);
        TestRow other = row(5, 506);
        bench.roster.tryOut(76, bench.kernel.base, row(1, 499));
        bench.roster.take(77, bench.kernel.base, Map.of(), twice, unasked, unread, differs, one, other);
        assertThat(twice.codes()).containsExactly("hardship.household-open");
        assertThat(unasked.codes()).containsExactly("hardship.consent-missing");
        assertThat(unread.codes()).containsExactly("hardship.day-unread");
        assertThat(differs.codes()).containsExactly("hardship.type-differs");
        assertThat(one.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(other.outcome()).isNull();
        assertThat(other.codes()).contains("hardship.household-open");
        assertThat(bench.files.page(new FileQuery(0, null, null, 0, 0), 10).items())
                .hasSize(2);
    }

    @BothDatabases(modules = "hardship")
    void a_dry_run_says_that_a_household_has_a_file(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        bench.files.create(bench.household(1));
        TestRow twice = row(1, 501);
        bench.roster.tryOut(77, bench.kernel.base, twice);
        assertThat(twice.codes()).containsExactly("hardship.household-open");
    }

    @BothDatabases(modules = "hardship")
    void an_import_is_taken_back_until_one_of_its_files_is_handed_in(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        bench.roster.take(77, bench.kernel.base, Map.of(), row(1, 501), row(2, 502));
        assertThat(bench.roster.undo(77)).isEqualTo(2);
        assertThat(bench.files.get(501).state()).isEqualTo(FileState.VOIDED);
        TestRow again = row(1, 503);
        bench.roster.take(78, bench.kernel.base, Map.of(), again);
        assertThat(again.outcome()).as(again.codes().toString()).isEqualTo(Outcome.CREATED);
        bench.family.take(79, bench.kernel.base, Map.of(), relative(601, "31D01B001-2022-0003", 101));
        bench.step(bench.clerk, 503, "submit");
        assertThatThrownBy(() -> bench.roster.undo(78)).hasMessageContaining("hardship.import-under-way");
        assertThatThrownBy(() -> bench.family.undo(79)).hasMessageContaining("hardship.import-under-way");
    }

    @BothDatabases(modules = "hardship")
    void a_file_of_an_import_that_was_taken_back_says_so(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        bench.roster.take(77, bench.kernel.base, Map.of(), row(1, 501));
        bench.roster.undo(77);
        assertThat(bench.files.history(501)).extracting(Workflow.Taken::step).containsExactly("make", "undo");
        assertThat(bench.files.get(501).version()).isEqualTo(2);
        assertThat(bench.files.get(501).next()).isEmpty();
    }

    @BothDatabases(modules = "hardship")
    void a_family_comes_with_its_own_roster(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        bench.roster.take(77, bench.kernel.base, Map.of(), row(1, 501));
        String number = "31D01B001-2022-0001";
        TestRow spouse = relative(601, number, 101);
        TestRow child =
                TestRow.of(3, 602, "fileNo", number, "name", "李样宁", "relation", Relation.CHILD, "birth", "2015-07");
        TestRow nowhere = relative(603, "31D01B001-2022-0099", 102);
        TestRow worker = TestRow.of(
                5, 604, "fileNo", number, "name", "李例安", "relation", Relation.OTHER, "idNumber", Synthetic.idNumber(1));
        bench.family.take(78, bench.kernel.base, Map.of(), spouse, child, nowhere, worker);
        assertThat(spouse.outcome()).as(spouse.codes().toString()).isEqualTo(Outcome.CREATED);
        assertThat(child.codes()).containsOnly("hardship.guardian-needed");
        assertThat(nowhere.codes()).containsExactly("hardship.file-unknown");
        assertThat(worker.codes()).contains("hardship.member-twice");
        assertThat(bench.files.get(501).members()).singleElement().satisfies(member -> assertThat(member.id())
                .isEqualTo(601));

        TestRow back = spouse.back("health", "高血压");
        TestRow same = spouse.back();
        bench.family.take(79, bench.kernel.base, Map.of(), same);
        bench.family.take(80, bench.kernel.base, Map.of(), back);
        assertThat(same.outcome()).as(same.codes().toString()).isEqualTo(Outcome.UNCHANGED);
        assertThat(back.outcome()).as(back.codes().toString()).isEqualTo(Outcome.UPDATED);
        assertThat(bench.files.reveal(501, "核对导入结果").members())
                .singleElement()
                .satisfies(member -> assertThat(member.health()).isEqualTo("高血压"));
        assertThat(bench.family.export(bench.kernel.base)).singleElement().satisfies(row -> assertThat(row.values())
                .containsEntry("health", "***")
                .containsEntry("fileNo", number));
        assertThat(bench.family.undo(78)).isEqualTo(1);
        assertThat(bench.files.get(501).members()).isEmpty();
    }

    @BothDatabases(modules = "hardship")
    void results_are_imported_for_households_that_are_compared(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.compare(id);
        bench.files.create(bench.household(2));
        TestRow found = bench.answer(1, Comparison.Result.HOUSING, Comparison.Result.VEHICLE);
        TestRow draft = bench.answer(2, Comparison.Result.CONSISTENT);
        TestRow mixed = bench.answer(1, Comparison.Result.CONSISTENT, Comparison.Result.INCOME);
        TestRow early = bench.answer(1, Comparison.Result.CONSISTENT).back("date", LocalDate.of(2022, 1, 9));
        bench.answered(found, draft, mixed, early);
        assertThat(found.outcome()).as(found.codes().toString()).isEqualTo(Outcome.CREATED);
        assertThat(draft.codes()).containsExactly("hardship.not-comparing");
        assertThat(mixed.codes()).containsExactly("hardship.results-mixed");
        assertThat(early.codes()).containsExactly("hardship.compared-before-sent");
        assertThat(bench.files.reveal(id, "公示前核对结果").comparisons())
                .singleElement()
                .satisfies(answer -> assertThat(answer.results())
                        .containsExactlyInAnyOrder(Comparison.Result.HOUSING, Comparison.Result.VEHICLE));
        String kept = new String(
                database.read(sql ->
                        sql.fetchOne("select results from hardship_comparisons").get(0, byte[].class)),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(kept).doesNotContain("HOUSING");
    }

    @BothDatabases(modules = "hardship")
    void results_come_back_masked_and_are_taken_back_until_they_were_used(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.compare(id);
        TestRow answer = bench.answer(1, Comparison.Result.CONSISTENT);
        bench.kernel.as(bench.officer);
        bench.comparison.take(901, bench.kernel.district, Map.of(), answer);
        ExportedRow row = bench.comparison.export(bench.kernel.district).get(0);
        assertThat(row.values()).containsEntry("results", "***");
        TestRow same = answer.back("results", "***");
        TestRow changed = answer.back("results", Set.of(Comparison.Result.INCOME));
        bench.comparison.take(902, bench.kernel.district, Map.of(), same);
        bench.comparison.take(903, bench.kernel.district, Map.of(), changed);
        assertThat(same.outcome()).as(same.codes().toString()).isEqualTo(Outcome.UNCHANGED);
        assertThat(changed.outcome()).as(changed.codes().toString()).isEqualTo(Outcome.UPDATED);
        assertThat(bench.files.get(id).comparisons().get(0).adverse()).isTrue();
        assertThat(bench.comparison.undo(903)).isEqualTo(1);
        assertThat(bench.files.get(id).comparisons()).isEmpty();

        TestRow used = bench.answer(1, Comparison.Result.CONSISTENT);
        bench.comparison.take(904, bench.kernel.district, Map.of(), used);
        bench.hang(id);
        bench.kernel.as(bench.officer);
        assertThatThrownBy(() -> bench.comparison.undo(904)).hasMessageContaining("hardship.import-under-way");
    }

    @BothDatabases(modules = "hardship")
    void a_result_for_whom_the_worker_was_found_to_be_is_the_worker_s(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        long other = bench.files.create(bench.relief(2)).id();
        bench.compare(id);
        bench.same(
                bench.files.get(id).head().id(), bench.files.get(other).head().id());
        bench.answered(bench.answer(2, Comparison.Result.CONSISTENT));
        assertThat(bench.hang(id).lines()).isEqualTo(1);
    }

    @BothDatabases(modules = "hardship")
    void results_are_for_the_officer_whose_unit_is_above_the_file(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.compare(id);
        TestRow answer = bench.answer(1, Comparison.Result.CONSISTENT);
        bench.kernel.as(bench.kernel.caller("elsewhere", bench.kernel.other, Role.OFFICER));
        bench.comparison.take(901, bench.kernel.other, Map.of(), answer);
        assertThat(answer.codes()).containsExactly("hardship.not-comparing");
    }

    /** A row of somebody in deep hardship; further cells as key and value in turn win. */
    private static TestRow row(int worker, long id, Object... more) {
        Object[] usual = {
            "name",
            "李例安",
            "idNumber",
            Synthetic.idNumber(worker),
            "type",
            FileType.DEEP,
            "mainCause",
            Cause.ILLNESS,
            "persons",
            2,
            "level",
            FileFacts.Level.BASE,
            "ethnicity",
            "汉族",
            "political",
            FileFacts.Political.NONE,
            "work",
            FileFacts.Work.SICK_LEAVE,
            "housing",
            "公有住房",
            "workedSince",
            "1988.7",
            "industry",
            FileFacts.Industry.C,
            "marital",
            FileFacts.Marital.MARRIED,
            "residence",
            FileFacts.Residence.URBAN,
            "areaCode",
            "310101",
            "insurance",
            FileFacts.Insurance.EMPLOYEE,
            "subCauses",
            Set.of(Cause.SCHOOLING),
            "income",
            Money.ofFen(2_400_000),
            "health",
            "尿毒症",
            "address",
            "演示路 1 弄 2 号",
            "givenOn",
            LocalDate.of(2022, 1, 6)
        };
        return TestRow.of(
                worker + 1,
                id,
                Stream.concat(Arrays.stream(usual), Arrays.stream(more)).toArray());
    }

    private static TestRow relative(long id, String number, int person) {
        return TestRow.of(
                2,
                id,
                "fileNo",
                number,
                "name",
                "王样",
                "relation",
                Relation.SPOUSE,
                "idNumber",
                Synthetic.idNumber(person));
    }

    /** The row that an export gives for a file, as it comes back. */
    private static TestRow exported(HardshipBench bench, long id) {
        ExportedRow row = bench.roster.export(bench.kernel.base).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow();
        Object[] cells = row.values().entrySet().stream()
                .flatMap(cell -> Stream.of(cell.getKey(), cell.getValue()))
                .toArray();
        List<String> keys = List.copyOf(row.values().keySet());
        return TestRow.of(9, id, cells).back(keys.get(0), row.values().get(keys.get(0)));
    }
}

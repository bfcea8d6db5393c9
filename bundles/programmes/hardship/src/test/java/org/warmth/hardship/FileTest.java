package org.warmth.hardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.hardship.Consent.Purpose;
import org.warmth.hardship.Member.Relation;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** One file: what may be written down, who sees what, and how it is rewritten. */
class FileTest {
    @BothDatabases(modules = "hardship")
    void a_draft_needs_little_and_gets_its_number(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long first = bench.files.create(bench.relief(1)).id();
        long second = bench.files.create(bench.household(2)).id();
        assertThat(bench.files.get(first).number()).isEqualTo("31D01B001-2022-0001");
        assertThat(bench.files.get(second).number()).isEqualTo("31D01B001-2022-0002");
        assertThat(bench.files.get(second).state()).isEqualTo(FileState.DRAFT);
        assertThat(bench.files.get(second).next()).contains("submit", "void").doesNotContain("edit", "precheck");
        assertThat(bench.files.get(second).facts().birth()).isEqualTo(LocalDate.of(1960, 3, 15));
        assertThat(bench.files.get(second).facts().sex()).isEqualTo(FileFacts.Sex.FEMALE);
    }

    @BothDatabases(modules = "hardship")
    void nobody_writes_down_income_health_or_account_without_consent(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        FileInput whole = bench.household(1);
        FileInput.Account account = new FileInput.Account(Synthetic.card(1), "李例安", "演示银行");
        for (FileInput asked : List.of(
                new FileInput(whole.unit(), whole.head(), whole.facts(), whole.means(), null, null, null),
                new FileInput(whole.unit(), whole.head(), whole.facts(), null, account, null, null),
                new FileInput(
                        whole.unit(),
                        whole.head(),
                        whole.facts(),
                        null,
                        null,
                        null,
                        List.of(earning("王样", Synthetic.idNumber(101)))))) {
            invalid("consent.givenOn", "hardship.consent-missing", () -> bench.files.create(asked));
        }
        FileMeans place = new FileMeans(null, null, null, null, null, null, "演示路 1 弄");
        bench.files.create(new FileInput(whole.unit(), whole.head(), whole.facts(), place, null, null, null));
        Consent.Input publicityOnly =
                new Consent.Input(Set.of(Purpose.PUBLICITY), "1", HardshipBench.TODAY, null, null, null);
        invalid(
                "consent.givenOn",
                "hardship.consent-missing",
                () -> bench.files.create(new FileInput(
                        whole.unit(), HardshipBench.head(2), whole.facts(), whole.means(), null, publicityOnly, null)));
    }

    @BothDatabases(modules = "hardship")
    void what_is_sensitive_is_named_and_never_shown(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        FileView view = bench.files.get(id);
        assertThat(view.held()).containsExactly("income", "health", "address");
        assertThat(view.head().idNumber())
                .isEqualTo("999***********" + Synthetic.idNumber(1).substring(14));
        assertThat(view.explanation()).contains("相对困难").doesNotContain("48000");
        assertThat(view.toString())
                .doesNotContain("4800000", "48000.00", "尿毒症", "演示路", Synthetic.idNumber(1), Synthetic.idNumber(101));
    }

    @BothDatabases(modules = "hardship")
    void what_is_sensitive_is_encrypted_in_its_columns(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        FileInput whole = bench.household(1);
        bench.files.create(new FileInput(
                whole.unit(),
                whole.head(),
                whole.facts(),
                whole.means(),
                null,
                whole.consent(),
                List.of(earning("王样", Synthetic.idNumber(101)))));
        String kept = database.read(sql -> sql
                .fetch("select f.income, f.health, f.address, p.income, p.birth from hardship_files f"
                        + " join hardship_people p on p.file_id = f.id and p.relation = 'SPOUSE'")
                .stream()
                .map(row -> {
                    StringBuilder all = new StringBuilder();
                    for (int i = 0; i < 5; i++) {
                        byte[] bytes = row.get(i, byte[].class);
                        assertThat(bytes).hasSizeGreaterThan(30);
                        all.append(new String(bytes, StandardCharsets.UTF_8));
                    }
                    return all.toString();
                })
                .findFirst()
                .orElseThrow());
        assertThat(kept).doesNotContain("4800000", "尿毒症", "演示路", "1200000", "1960");
    }

    @BothDatabases(modules = "hardship")
    void who_looks_gives_a_reason_that_stands_in_the_trail(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        invalid("reason", "hardship.reason-missing", () -> bench.files.reveal(id, " 看看 "));

        FileSecrets secrets = bench.files.reveal(id, "申请前核对");
        assertThat(secrets.means().income()).isEqualTo(Money.ofFen(4_800_000));
        assertThat(secrets.perCapita()).isEqualTo(Money.ofFen(200_000));
        assertThat(secrets.calculation()).contains("48000.00", "2000.00");
        assertThat(bench.kernel.audit.acts())
                .filteredOn(act -> act.action().equals("hardship.file.reveal"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts().get("reason")).isEqualTo("申请前核对"));

        Caller desk = new Caller(99, "desk", true, bench.clerk.grants(), "127.0.0.1", Locale.SIMPLIFIED_CHINESE);
        bench.kernel.as(desk);
        assertThatThrownBy(() -> bench.files.reveal(id, "申请前核对")).hasMessageContaining("workflow.shared-account");
    }

    @BothDatabases(modules = "hardship")
    void files_of_other_units_are_unknown_and_members_read_none(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.kernel.as(bench.stranger);
        assertThatThrownBy(() -> bench.files.get(id)).hasMessageContaining("hardship.file-unknown");
        assertThatThrownBy(() -> bench.files.create(bench.relief(2))).hasMessageContaining("access.forbidden");
        bench.kernel.as(bench.kernel.caller("member", bench.kernel.base, Role.MEMBER));
        assertThatThrownBy(() -> bench.files.get(id)).hasMessageContaining("hardship.file-unknown");
        bench.kernel.as(bench.officer);
        assertThat(bench.files.page(new FileQuery(0, null, null, 0, 0), 10).items())
                .extracting(FileSummary::id)
                .containsExactly(id);
    }

    @BothDatabases(modules = "hardship")
    void a_type_that_is_not_the_computed_one_needs_a_reason(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        FileInput poorer = bench.household(1, FileType.RELATIVE, 2_400_000);
        invalid("facts.typeReason", "hardship.type-differs", () -> bench.files.create(poorer));
        FileInput reasoned = new FileInput(
                poorer.unit(),
                poorer.head(),
                HardshipBench.facts(FileType.RELATIVE, 2, "子女即将就业"),
                poorer.means(),
                null,
                poorer.consent(),
                poorer.members());
        FileView view = bench.files.get(bench.files.create(reasoned).id());
        assertThat(view.computed()).isEqualTo(FileType.DEEP);
        assertThat(view.facts().type()).isEqualTo(FileType.RELATIVE);
    }

    @BothDatabases(modules = "hardship")
    void a_child_under_fourteen_needs_a_guardian_s_consent(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        String child = Synthetic.idNumber("20080111", 1);
        FileInput alone = with(bench.household(1), HardshipBench.member("李样宁", Relation.CHILD, child));
        assertThatThrownBy(() -> bench.files.create(alone))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting(violation -> violation.field() + " " + violation.code())
                        .containsExactly(
                                "members[0].guardian hardship.guardian-needed",
                                "members[0].guardianOn hardship.guardian-needed"));
        Member.Input consented = new Member.Input(
                "李样宁", Relation.CHILD, null, child, null, null, null, "演示小学", "李例安", HardshipBench.TODAY, null, null);
        long id = bench.files.create(with(bench.household(1), consented)).id();
        assertThat(bench.files.get(id).members()).singleElement().satisfies(member -> {
            assertThat(member.minor()).isTrue();
            assertThat(member.held()).containsExactly("birth", "school");
        });
        String grown = Synthetic.idNumber("20080110", 2);
        bench.files.create(with(bench.household(2), HardshipBench.member("李样平", Relation.CHILD, grown)));
    }

    @BothDatabases(modules = "hardship")
    void what_is_null_stays_when_a_draft_is_rewritten(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        long spouse = bench.files.get(id).members().get(0).id();
        FileView next = bench.files.update(
                id,
                1,
                new FileInput(null, null, HardshipBench.facts(FileType.RELATIVE, 2, null), null, null, null, null));
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.held()).containsExactly("income", "health", "address");
        assertThat(next.facts().birth()).isEqualTo(LocalDate.of(1960, 3, 15));
        assertThat(next.members()).extracting(FileView.Relative::id).containsExactly(spouse);

        FileView alone = bench.files.update(
                id,
                2,
                new FileInput(
                        null, null, HardshipBench.facts(FileType.RELATIVE, 1, "另有赡养支出"), null, null, null, List.of()));
        assertThat(alone.members()).isEmpty();
        assertThatThrownBy(() -> bench.files.update(id, 2, bench.household(1))).hasMessageContaining("412");
        bench.step(bench.clerk, id, "void");
        assertThatThrownBy(() -> bench.files.update(id, 4, bench.household(1)))
                .hasMessageContaining("hardship.file-under-way");
    }

    @BothDatabases(modules = "hardship")
    void a_file_is_handed_in_whole(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        FileFacts bare = new FileFacts(
                FileType.DEEP,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Cause.ILLNESS,
                null,
                3,
                null);
        long id = bench.files
                .create(new FileInput(bench.kernel.base, HardshipBench.head(1), bare, null, null, null, null))
                .id();
        assertThatThrownBy(() -> bench.step(bench.clerk, id, "submit"))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting(violation -> violation.field() + " " + violation.code())
                        .contains(
                                "facts.level rest.required",
                                "means.income rest.required",
                                "facts.persons hardship.persons-differ",
                                "facts.typeReason hardship.type-differs"));
        assertThat(bench.files.get(id).state()).isEqualTo(FileState.DRAFT);
    }

    @BothDatabases(modules = "hardship")
    void an_active_file_is_amended_by_an_officer_and_between_grave_types_by_the_leader(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.active(1);
        int version = bench.files.get(id).version();
        FileInput deep = new FileInput(
                null,
                null,
                HardshipBench.facts(FileType.DEEP, 2, null),
                HardshipBench.means(2_400_000),
                null,
                null,
                null);
        assertThatThrownBy(() -> bench.files.update(id, version, bench.household(1)))
                .hasMessageContaining("access.forbidden");
        bench.kernel.as(bench.officer);
        assertThatThrownBy(() -> bench.files.update(id, version, deep)).hasMessageContaining("access.forbidden");
        FileInput same = new FileInput(
                null,
                null,
                HardshipBench.facts(FileType.RELATIVE, 2, null),
                HardshipBench.means(4_900_000),
                null,
                null,
                null);
        assertThat(bench.files.update(id, version, same).state()).isEqualTo(FileState.APPROVED);
        bench.kernel.as(bench.kernel.caller("head", bench.kernel.district, Role.OFFICER, Role.LEADER));
        assertThat(bench.files.update(id, version + 1, deep).facts().type()).isEqualTo(FileType.DEEP);
        assertThat(bench.kernel.audit.acts())
                .extracting(Audit.Act::action)
                .filteredOn(action -> action.equals("hardship.file.amend"))
                .hasSize(2);
    }

    @BothDatabases(modules = "hardship")
    void who_takes_the_consent_back_is_compared_and_approved_no_more(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.step(bench.clerk, id, "submit");
        bench.step(bench.chair, id, "precheck");
        bench.step(bench.clerk, id, "survey", HardshipBench.survey());
        Consent.View consent = bench.papers.consents(id).get(0);
        assertThat(consent.proved()).isTrue();
        bench.papers.withdraw(id, consent.id(), 1);
        invalid("consent", "hardship.consent-unproved", () -> bench.step(bench.officer, id, "compare"));
        assertThatThrownBy(() -> bench.papers.withdraw(id, consent.id(), 2))
                .hasMessageContaining("hardship.consent-gone");

        bench.papers.consent(id, new Consent.Input(null, "2022-1", HardshipBench.TODAY, null, null, null));
        invalid("consent", "hardship.consent-unproved", () -> bench.step(bench.officer, id, "compare"));
        bench.papers.consent(
                id, new Consent.Input(null, "2022-1", HardshipBench.TODAY, Consent.Channel.ONLINE, null, null));
        assertThat(bench.step(bench.officer, id, "compare")).isEqualTo(FileState.COMPARING);
    }

    @BothDatabases(modules = "hardship")
    void a_paper_out_of_date_holds_the_approval_until_there_is_a_newer_one(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.papers.add(id, new Evidence.Input(Evidence.Kind.MEDICAL, bench.scan(), LocalDate.of(2022, 1, 12), "病历"));
        bench.compare(id);
        bench.answered(bench.answer(1, Comparison.Result.CONSISTENT));
        bench.hang(id);
        bench.clock.set("2022-01-18T09:00");
        invalid("evidence", "hardship.evidence-expired", () -> bench.step(bench.second, id, "approve"));
        bench.papers.add(id, new Evidence.Input(Evidence.Kind.MEDICAL, bench.scan(), LocalDate.of(2022, 12, 31), null));
        assertThat(bench.step(bench.second, id, "approve")).isEqualTo(FileState.APPROVED);
        assertThatThrownBy(() -> bench.papers.add(id, new Evidence.Input(Evidence.Kind.OTHER, 1L, null, null)))
                .hasMessageContaining("files.unknown");
    }

    private static FileInput with(FileInput whole, Member.Input member) {
        return new FileInput(
                whole.unit(), whole.head(), whole.facts(), whole.means(), null, whole.consent(), List.of(member));
    }

    private static Member.Input earning(String name, String idNumber) {
        return new Member.Input(
                name,
                Relation.SPOUSE,
                null,
                idNumber,
                null,
                Money.ofFen(1_200_000),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static void invalid(String field, String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                .extracting(violation -> violation.field() + " " + violation.code())
                .containsExactly(field + " " + code));
    }
}

package org.warmth.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.shell.TestShell.fake;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.SignIn;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.ledger.LedgerVerification;
import org.warmth.api.ledger.LedgerVerification.Finding;
import org.warmth.api.ledger.LedgerVerification.Kind;
import org.warmth.api.ledger.LedgerVerification.Verdict;
import org.warmth.api.people.Units;
import org.warmth.api.sheets.Rosters;

/** What the person at the shell reads. */
class CommandsTest {
    private static final Caller CLERK = new Caller(7, "clerk", false, List.of(), "shell", Locale.SIMPLIFIED_CHINESE);

    @TempDir
    Path folder;

    private final Queue<JobView> jobs = new ArrayDeque<>();

    @Test
    void a_whole_ledger_is_reported_with_its_last_seal() throws Exception {
        assertThat(verify(new Verdict(41, "9f3c", 1200, 3, null)))
                .contains("100 %")
                .contains("台账完好。最后封号 41，封值 9f3c；已封 1,200 条，待封 3 条。");
    }

    @Test
    void a_ledger_without_seals_says_so_instead_of_showing_seal_0() throws Exception {
        assertThat(verify(new Verdict(0, "", 0, 3, null)))
                .contains("还没有封签；待封 3 条")
                .doesNotContain("封号 0");
    }

    @Test
    void a_broken_ledger_fails_the_command_and_says_what_to_do() {
        Verdict broken = new Verdict(40, "aa", 9, 0, new Finding(Kind.ENTRY_CHANGED, 41, 123, 0));
        assertThatThrownBy(() -> verify(broken))
                .hasMessageContaining("台账有误：ledger.finding.ENTRY_CHANGED")
                .hasMessageContaining("通知经审人员");
    }

    @Test
    void a_printed_seal_stands_or_is_refused_with_what_to_compare() throws Exception {
        Verdict whole = new Verdict(41, "9f3c", 1200, 0, null);
        assertThat(verify(whole, "12", "77aa")).contains("封号 12 与封值相符");
        assertThatThrownBy(() -> verify(whole, "12", "77ab")).hasMessageContaining("请核对封号、封值是否抄错");
        assertThatThrownBy(() -> verify(whole, "12")).hasMessageContaining("请同时填写封号和封值");
    }

    @Test
    void while_a_service_is_missing_the_command_is_there_and_says_where_to_look() {
        assertThatThrownBy(() -> new TestShell().run(LedgerVerifyCommand.class))
                .hasMessageContaining("服务器还没有就绪")
                .hasMessageContaining("warmth:modules");
    }

    @Test
    void a_wrong_or_missing_password_runs_nothing() throws Exception {
        Path roster = Files.writeString(folder.resolve("roster.csv"), "姓名\n");
        assertThatThrownBy(() -> shell().answering("wrong").run(ImportCommand.class, importing(roster)))
                .hasMessageContaining("access.unauthenticated");
        assertThatThrownBy(() -> shell().answering(null).run(ImportCommand.class, importing(roster)))
                .hasMessageContaining("没有输入密码");
    }

    @Test
    void a_script_without_a_terminal_is_told_to_name_a_file_with_the_password() throws Exception {
        Path roster = Files.writeString(folder.resolve("roster.csv"), "姓名\n");
        assertThatThrownBy(() -> shell().script().run(ImportCommand.class, importing(roster)))
                .hasMessageContaining("--password-file");

        Path password = Files.writeString(folder.resolve("password"), "long enough a secret\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        String[] arguments = importing(roster, "--password-file", password.toString());
        assertThatThrownBy(() -> shell().script().run(ImportCommand.class, arguments))
                .hasMessageContaining("chmod 600");

        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        jobs.add(job(JobView.State.DONE, 100, Map.of("import", "88")));
        assertThat(shell().script().run(ImportCommand.class, arguments)).contains("导入号 88");
    }

    @Test
    void an_import_shows_how_far_it_is_then_its_counts_and_its_faults_in_words() throws Exception {
        Path roster = Files.writeString(folder.resolve("roster.csv"), "姓名\n");
        Path marked = folder.resolve("marked.csv");
        jobs.add(job(JobView.State.RUNNING, 50, Map.of()));
        jobs.add(job(
                JobView.State.DONE,
                100,
                Map.of(
                        "rows",
                        100,
                        "created",
                        99,
                        "errors",
                        1,
                        "import",
                        "88",
                        "markedFile",
                        "5",
                        "faults",
                        List.of(fault("DOUBT", "第 9 行：同名"), fault("ERROR", "第 17 行：证件号校验位不对")))));

        String console = shell().run(ImportCommand.class, importing(roster, "--marked", marked.toString()));

        assertThat(console)
                .contains("[" + "#".repeat(20) + " ".repeat(20) + "] 50/100")
                .contains("[" + "#".repeat(40) + "] 100/100")
                .contains("共 100  新增 99  错误 1")
                .containsSubsequence("第 17 行：证件号校验位不对", "第 9 行：同名")
                .contains("导入号 88");
        assertThat(marked).hasContent("marked");
    }

    private static Map<String, String> fault(String severity, String words) {
        return Map.of("severity", severity, "zh", words, "en", "…");
    }

    @Test
    void an_import_that_fails_fails_the_command_in_the_words_of_its_job() throws Exception {
        Path roster = Files.writeString(folder.resolve("roster.csv"), "姓名\n");
        jobs.add(job(JobView.State.FAILED, 0, Map.of("zh", "不是表格文件", "en", "not a sheet")));
        assertThatThrownBy(() -> shell().run(ImportCommand.class, importing(roster)))
                .hasMessageContaining("不是表格文件");
        jobs.add(job(JobView.State.CANCELLED, 0, Map.of()));
        assertThatThrownBy(() -> shell().run(ImportCommand.class, importing(roster)))
                .hasMessageContaining("已被取消");
    }

    @Test
    void nothing_is_imported_from_a_file_that_is_not_there_or_with_a_marked_file_that_would_be_written_over()
            throws Exception {
        Path roster = Files.writeString(folder.resolve("roster.csv"), "姓名\n");
        assertThatThrownBy(() -> shell().run(ImportCommand.class, importing(folder.resolve("none.xlsx"))))
                .hasMessageContaining("读不到文件");
        assertThatThrownBy(() -> shell().run(ImportCommand.class, importing(roster, "--marked", roster.toString())))
                .hasMessageContaining("没有覆盖");
        assertThatThrownBy(() -> shell().run(
                                ImportCommand.class,
                                importing(
                                        roster,
                                        "--marked",
                                        folder.resolve("no/such.xlsx").toString())))
                .hasMessageContaining("写不了文件");
    }

    private static String verify(Verdict verdict, String... seal) throws Exception {
        LedgerVerification ledger = new LedgerVerification() {
            @Override
            public Verdict verify(IntConsumer progress) {
                progress.accept(40);
                return verdict;
            }

            @Override
            public boolean holds(long number, String value) {
                return number == 12 && value.equals("77aa");
            }
        };
        return new TestShell(ledger).run(LedgerVerifyCommand.class, seal);
    }

    private static String[] importing(Path roster, String... options) {
        List<String> all = new ArrayList<>(List.of("-u", "clerk"));
        all.addAll(List.of(options));
        all.addAll(List.of("visits.roster", "31D01", roster.toString()));
        return all.toArray(String[]::new);
    }

    private TestShell shell() {
        String right = "Basic " + Base64.getEncoder().encodeToString("clerk:long enough a secret".getBytes());
        return new TestShell(
                fake(SignIn.class, (method, args) -> {
                    if (!args[0].equals(right)) {
                        throw Problem.unauthenticated();
                    }
                    return CLERK;
                }),
                fake(Callers.class, (method, args) -> ((Supplier<?>) args[1]).get()),
                fake(Units.class, (method, args) -> Optional.of(TestShell.UNIT)),
                fake(Rosters.class, (method, args) -> job(JobView.State.QUEUED, 0, Map.of())),
                fake(Jobs.class, (method, args) -> jobs.remove()),
                fake(StoredFiles.class, (method, args) -> new ByteArrayInputStream("marked".getBytes())));
    }

    private static JobView job(JobView.State state, int done, Map<String, Object> result) {
        return new JobView(3, "sheets.import", 1, state, done, 100, result, null, "clerk", Instant.EPOCH, null);
    }
}

package org.warmth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays a season on a running server through its public REST endpoints: unions, people and money are set up, each filing
 * unit's rosters imported, approved and posted, what has no module typed; then the forms are compared with the oracle.
 *
 * <p>The server must take synthetic people and live in the season, see {@link #SETTINGS}.
 */
public final class Play {
    /** By {@code pid/key}: the season lies in the past, on the eve of its Spring Festival, and its people are synthetic. */
    public static final Map<String, String> SETTINGS =
            Map.of("org.warmth.people/synthetic", "true", "org.warmth.store/clock", "2022-01-30T01:00:00Z");

    /** How many faults of a roster the job's answer names; the marked file names all. */
    private static final int MOST_FAULTS = 100;

    private final Season season;
    private final Path results;
    private final Watcher watcher;
    private final Map<String, Integer> found = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private final Verdict verdict;
    private Cast cast;
    private Staging staging;

    /**
     * A season to be played.
     *
     * @param seed the same seed gives the same season
     * @param size how big it is
     * @param results the folder for rosters, marked files, forms and the users' passwords
     * @param watcher sees it being played
     */
    public Play(long seed, Size size, Path results, Watcher watcher) {
        this.season = new Season(seed, size);
        this.results = results;
        this.watcher = watcher;
        this.verdict = new Verdict(season);
    }

    /** Sees a season being played. */
    public interface Watcher {
        /** What begins now. */
        void begins(String what);

        /** How far a job is. */
        void at(Scene scene, int done, int total);
    }

    /**
     * A job of the season.
     *
     * @param module {@code hardship}, {@code visits} or {@code funds}
     * @param act what it does
     * @param unit the filing unit's name
     */
    public record Scene(String module, Act act, String unit) {}

    /** What the jobs of a season do. */
    public enum Act {
        /** Imports a roster. */
        IMPORT,
        /** Posts an approved list, or does what a bank's return file says. */
        POSTING
    }

    /**
     * Plays it.
     *
     * @param address the server, {@code http://host:port}
     * @param adminPassword the first administrator's password
     * @return the form of the whole tree
     * @throws IOException if the server refuses what a season needs
     */
    public JsonNode on(String address, String adminPassword) throws IOException, InterruptedException {
        cast = new Cast(address, adminPassword);
        staging = new Staging(season, cast);
        watcher.begins("单位、活动、人员、资金、项目 …… unions, campaign, people, funds, projects");
        staging.set();
        cast.write(results.resolve("users.txt"));
        Households households = new Households(season, staging, results);
        households.draw();
        for (SeasonUnit unit : season.filing) {
            takeFiles(households, unit);
            importVisits(unit);
            importPayments(unit);
        }
        typeManualRows();
        differences.addAll(verdict.onFindings(found));
        differences.addAll(verdict.onForms(staging::form));
        return form();
    }

    /**
     * Reads the forms once more, on a server that holds what this one holds: started anew, upgraded, restored.
     *
     * @return what the oracle disagrees with there, in words
     */
    public List<String> differencesAt(String address) throws IOException, InterruptedException {
        RestClient clerk = user("clerk", address);
        return verdict.onForms(unit -> clerk.get("statistics/forms/form1" + staging.formOf(unit)));
    }

    /** One of the season's users on a server that knows them. */
    public RestClient user(String name, String address) {
        return cast.at(name, address);
    }

    /** How often each fault was found in the rosters, by {@code module/code}. */
    public Map<String, Integer> found() {
        return found;
    }

    /** What the oracle disagrees with, in words; empty if it agrees. */
    public List<String> differences() {
        return differences;
    }

    private void takeFiles(Households households, SeasonUnit unit) throws IOException, InterruptedException {
        Scene scene = new Scene("hardship", Act.IMPORT, unit.name());
        note("hardship", households.take(unit, (done, total) -> watcher.at(scene, done, total)));
    }

    /** Counts the faults that an import named. */
    private void note(String module, JsonNode result) {
        if (result.get("faults").size() >= MOST_FAULTS) {
            differences.add(module + ": more faults than an answer names");
        }
        for (JsonNode fault : result.get("faults")) {
            found.merge(module + "/" + fault.get("code").asText(), 1, Integer::sum);
        }
    }

    private void importVisits(SeasonUnit unit) throws IOException, InterruptedException {
        List<SeasonVisit> rows = season.visits.stream()
                .filter(row -> row.unit().startsWith(unit.code()))
                .toList();
        Path file = results.resolve("visits-" + unit.code() + ".xlsx");
        RosterFiles.visits(file, rows);
        JsonNode list = importRoster(unit, "visits", file, "visits-marked.xlsx");
        String signed = "visits/lists/" + list.get("id").asText() + "/sign-sheet?fileName=sign-sheet.json";
        list = staging.clerk().put(signed, list.get("version").asInt(), Map.of("signed", rows.size()));
        list = walk(staging.clerk(), "visits", list, "submit", Map.of());
        list = walk(staging.chair(), "visits", list, "approve", Map.of());
        awaitPosting(staging.chair(), "visits", unit, list);
    }

    private void importPayments(SeasonUnit unit) throws IOException, InterruptedException {
        List<SeasonPayment> rows = season.payments.stream()
                .filter(row -> row.unit().startsWith(unit.code()))
                .toList();
        Path file = results.resolve("payments-" + unit.code() + ".xlsx");
        RosterFiles.payments(file, rows);
        JsonNode list = importRoster(unit, "funds", file, "payments-marked.xlsx");
        list = walk(staging.clerk(), "funds", list, "submit", Map.of());
        list = walk(staging.reviewer(), "funds", list, "check", Map.of());
        list = walk(staging.leader(), "funds", list, "approve", Map.of());
        if (unit.equals(season.banking())) {
            watcher.begins("银行代发、回盘、补发、退汇 …… batches, return files, follow-up, refunds");
            Scene scene = new Scene("funds", Act.POSTING, unit.name());
            BankRun run = new BankRun(season, staging, results, (done, total) -> watcher.at(scene, done, total));
            differences.addAll(run.pay(unit, list));
            return;
        }
        list = walk(staging.cashier(), "funds", list, "pay", Map.of("valueDate", "2022-01-28", "voucherNo", "演示-0001"));
        awaitPosting(staging.cashier(), "funds", unit, list);
    }

    private JsonNode importRoster(SeasonUnit unit, String module, Path file, String marked)
            throws IOException, InterruptedException {
        RestClient clerk = staging.clerk();
        JsonNode list = clerk.create(
                module + "/lists", Map.of("unit", staging.unit(unit.code()), "title", unit.name() + "2022年名册"));
        Scene scene = new Scene(module, Act.IMPORT, unit.name());
        JsonNode job = clerk.upload(
                module + "/roster?unit=" + staging.unit(unit.code()) + "&list="
                        + list.get("id").asText(),
                file,
                (done, total) -> watcher.at(scene, done, total));
        JsonNode result = job.get("result");
        note(module, result);
        if (result.hasNonNull("markedFile")) {
            clerk.download("files/" + result.get("markedFile").asText(), results.resolve(marked));
        }
        return clerk.get(module + "/lists/" + list.get("id").asText());
    }

    private JsonNode walk(RestClient who, String module, JsonNode list, String step, Map<String, ?> body)
            throws IOException, InterruptedException {
        String path = module + "/lists/" + list.get("id").asText();
        return who.step(path + "/steps/" + step, list.get("version").asInt(), body);
    }

    private void awaitPosting(RestClient who, String module, SeasonUnit unit, JsonNode list)
            throws IOException, InterruptedException {
        if (list.hasNonNull("job") && !list.get("job").asText().equals("0")) {
            Scene scene = new Scene(module, Act.POSTING, unit.name());
            who.await(who.get("jobs/" + list.get("job").asText()), (done, total) -> watcher.at(scene, done, total));
        }
    }

    /** What no module knows is typed by one person and confirmed by another; a gross error shows in the form's checks. */
    private void typeManualRows() throws IOException, InterruptedException {
        Map<String, List<SeasonCell>> units = new TreeMap<>();
        season.cells.forEach(cell ->
                units.computeIfAbsent(cell.unit(), unit -> new ArrayList<>()).add(cell));
        watcher.begins("没有模块的行 …… rows without a module");
        for (Map.Entry<String, List<SeasonCell>> unit : units.entrySet()) {
            ManualRows rows = new ManualRows(staging, unit.getKey());
            rows.type(unit.getValue());
            for (String check : rows.mistaken(unit.getValue())) {
                found.merge("statistics/" + check, 1, Integer::sum);
            }
            rows.correct(unit.getValue());
        }
    }

    /** Keeps the form of the whole tree as JSON and as workbook. */
    private JsonNode form() throws IOException, InterruptedException {
        JsonNode form = staging.form(Season.CITY);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(results.resolve("form1.json").toFile(), form);
        staging.clerk()
                .download("statistics/forms/form1.xlsx" + staging.formOf(Season.CITY), results.resolve("form1.xlsx"));
        return form;
    }
}

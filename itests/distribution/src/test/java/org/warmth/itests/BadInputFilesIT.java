package org.warmth.itests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmth.itests.server.Answer;
import org.warmth.itests.server.Refused;
import org.warmth.itests.server.TestUnion;
import org.warmth.itests.server.TestUser;
import org.warmth.itests.server.TestWorkbook;
import org.warmth.itests.server.TestWorkbook.Cell;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** Rosters that are none, or not whole, or hostile: each refused in words, nothing half-written, nothing hangs. */
@ExtendWith(WithServer.class)
class BadInputFilesIT {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Object[] HEADINGS = {"姓名", "单位", "日期", "类别", "物品", "物品金额", "证件号", "手机", "备注"};
    private static final String CSV = "姓名,单位,日期,类别,物品,物品金额\n李例安,77F01,2022-01-18,C7,大礼包,200\n";

    private static TestUnion union;
    private static TestUser clerk;

    @BeforeAll
    static void a_clerk_has_a_unit(WarmthServer server) {
        server.awaitStatus("/warmth/health/ready", 200);
        union = new TestUnion(server, "77F01");
        clerk = union.hire("clerk", "CLERK");
    }

    @AfterAll
    static void and_nobodys_name_stands_in_the_log(WarmthServer server) {
        assertThat(server.log().entries())
                .noneMatch(entry -> entry.contains("例安") || entry.contains("99999919900101901"));
    }

    static Stream<Arguments> files() {
        byte[] good = good("甲");
        String csv = CSV.replace("李例安", "例安");
        return Stream.of(
                file("nothing", new byte[0], "sheets.empty"),
                file("a picture", "\u0089PNG\r\n\u001a\n\0\0".getBytes(ISO_8859_1), "sheets.not-a-workbook"),
                file("a web page", "<html><table>".getBytes(UTF_8), "sheets.not-a-workbook"),
                file("an encrypted workbook", ole("EncryptedPackage"), "sheets.encrypted"),
                file("an old workbook", ole("Workbook"), "sheets.old-format"),
                file("macros", book("甲").part("xl/vbaProject.bin", "x").bytes(), "sheets.macros"),
                file(
                        "links to other files",
                        book("甲")
                                .part("xl/externalLinks/externalLink1.xml", "<externalLink/>")
                                .bytes(),
                        "sheets.external-links"),
                file("half a file", Arrays.copyOf(good, good.length / 2), "sheets.truncated"),
                file("headings alone", TestWorkbook.of(HEADINGS).bytes(), "sheets.no-rows"),
                file("an empty sheet", TestWorkbook.of().bytes(), "sheets.no-rows"),
                file(
                        "missing headings",
                        TestWorkbook.of(new Object[] {"姓名", "物品"}, new Object[] {"例安", "x"})
                                .bytes(),
                        "sheets.headings-missing"),
                file(
                        "a heading twice",
                        TestWorkbook.of(
                                        new Object[] {"姓名", "单位", "日期", "姓名"},
                                        new Object[] {"例安", "77F01", "2022-01-18", "x"})
                                .bytes(),
                        "sheets.heading-twice"),
                file(
                        "万元 for yuan",
                        TestWorkbook.of(
                                        new Object[] {"姓名", "单位", "日期", "物品金额（万元）"},
                                        new Object[] {"例安", "77F01", "2022-01-18", 1})
                                .bytes(),
                        "sheets.heading-wan"),
                file(
                        "a zip bomb",
                        book("甲").part("xl/media/a.bin", new byte[96 << 20]).bytes(),
                        "sheets.zip-bomb"),
                file(
                        "a billion laughs",
                        book("甲").part("xl/sharedStrings.xml", laughs()).bytes(),
                        "sheets.damaged"),
                file(
                        "a file of the server",
                        book("甲")
                                .part(
                                        "xl/sharedStrings.xml",
                                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst><si><t>&x;</t></si></sst>")
                                .bytes(),
                        "sheets.damaged"),
                file("bottomless XML", book("甲").sheet("<a>".repeat(100_000)).bytes(), "sheets.damaged"),
                file(
                        "ten million blank rows",
                        book("甲").more("<row/>".repeat(10_000_000)).bytes(),
                        "sheets.too-many-rows"),
                file(
                        "ten million blank lines",
                        (csv + "\n".repeat(10_000_000)).getBytes(UTF_8),
                        "sheets.too-many-rows"),
                file("UTF-16", csv.getBytes(UTF_16), "sheets.csv-encoding"),
                file(
                        "GBK saved as UTF-8",
                        new String(csv.getBytes(GB18030), UTF_8).getBytes(UTF_8),
                        "sheets.headings-garbled"),
                file(
                        "UTF-8 saved as GBK",
                        new String(csv.getBytes(UTF_8), GB18030).getBytes(UTF_8),
                        "sheets.headings-garbled"),
                file("two encodings", both(csv), "sheets.csv-broken"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void what_is_no_roster_is_refused_and_nothing_is_written(String what, byte[] file, String code) {
        String before = written();
        Refused.with(upload(file, ""), 400, code);
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void a_file_over_the_limit_is_refused_while_it_comes() {
        String before = written();
        Answer answer = clerk.send(clerk.request(roster(""))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofInputStream(() -> new Zeros(201L << 20))));
        Refused.with(answer, 413, "sheets.too-large");
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing(WarmthServer server) throws IOException {
        String before = written();
        byte[] file = good("乙");
        String head = "POST /warmth/v1/" + roster("") + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: "
                + clerk.request("")
                        .build()
                        .headers()
                        .firstValue("Authorization")
                        .orElseThrow()
                + "\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n";
        for (String length : List.of(
                "Content-Length: " + file.length + "\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(file.length) + "\r\n")) {
            try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream().write((head + length).getBytes(UTF_8));
                socket.getOutputStream().write(file, 0, file.length / 2);
                socket.shutdownOutput();
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                        .startsWith("HTTP/1.1 400")
                        .contains("application/problem+json", "\"sheets.truncated\"");
            }
        }
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void a_file_of_unknown_length_is_taken() {
        byte[] file = good("丙");
        Answer answer = clerk.send(clerk.request(roster("&dryRun=true"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(file))));
        assertThat(done(answer).get("rows").asInt()).isEqualTo(1);
    }

    @Test
    void the_same_file_counts_once_one_after_the_other_and_all_at_once() throws Exception {
        byte[] file = good("丁");
        assertThat(done(upload(file, "")).get("created").asInt()).isEqualTo(1);
        Refused.with(upload(file, ""), 409, "sheets.same-file");

        byte[] another = good("戊");
        ExecutorService clerks = Executors.newFixedThreadPool(6);
        try {
            Callable<Answer> send = () -> upload(another, "");
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : clerks.invokeAll(List.of(send, send, send, send, send, send))) {
                answers.add(answer.get());
            }
            List<Answer> refused =
                    answers.stream().filter(answer -> answer.status() != 202).toList();
            assertThat(refused).hasSize(5).allSatisfy(answer -> Refused.with(answer, 409, "sheets.same-file"));
            answers.stream().filter(answer -> answer.status() == 202).forEach(BadInputFilesIT::done);
        } finally {
            clerks.shutdownNow();
        }
        assertThat(clerk.get("visits?size=500&unit=" + union.unit()).text()).containsOnlyOnce("戊例安");
    }

    @Test
    void the_name_of_a_file_is_a_name_and_nothing_else() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("../../etc/passwd.xlsx", ".._.._etc_passwd");
        shown.put("a\r\nSet-Cookie: x=y.xlsx", "a__Set-Cookie_ x=y");
        shown.put("名册\"; x=\".xlsx", "名册_; x=_");
        shown.put("\\\\server\\share\\c.xlsx", "__server_share_c");
        shown.forEach((name, plain) -> {
            JsonNode result = done(clerk.upload(
                    "visits/roster?dryRun=true&unit=" + union.unit() + "&fileName=" + URLEncoder.encode(name, UTF_8),
                    XLSX,
                    TestWorkbook.of(HEADINGS, new Object[] {"己例安", "77F01", "2022-01-18", "C7", "米", -1})
                            .bytes()));
            Answer marked =
                    clerk.get("files/" + result.get("markedFile").asText()).expect(200);
            assertThat(marked.response().headers().map()).doesNotContainKey("set-cookie");
            assertThat(marked.header("Content-Disposition"))
                    .contains("filename*=UTF-8''"
                            + URLEncoder.encode(plain + "-标记.xlsx", UTF_8).replace("+", "%20"));
        });
        Refused.with(upload(good("庚"), "&fileName=a%00b.xlsx"), 400, "rest.json-text");
        Refused.with(upload(good("庚"), "&list=12345"), 404, "workflow.list-unknown");
        Refused.with(upload(good("庚"), "&list=abc"), 400, "rest.json-id");
    }

    @Test
    void each_doubtful_cell_is_named_with_its_reason_and_good_rows_are_not_held_up() {
        Map<Object[], String> rows = new LinkedHashMap<>();
        rows.put(row(6, new Cell("><f>1+1</f><v>2</v>")), "sheets.formula-in-number");
        rows.put(row(6, TestWorkbook.number("999999199001019010")), "sheets.digits-lost");
        rows.put(row(6, TestWorkbook.number("9.99999199001019E17")), "sheets.digits-lost");
        rows.put(row(6, "9.99999E+17"), "sheets.digits-lost");
        rows.put(row(7, TestWorkbook.number("1380000000012345")), "sheets.digits-lost");
        rows.put(row(5, -5), "sheets.negative");
        rows.put(row(5, TestWorkbook.number("12.345")), "sheets.finer-than-fen");
        rows.put(row(5, TestWorkbook.number("1e300")), "sheets.not-an-amount");
        rows.put(row(5, "1.5万元"), "sheets.wan");
        rows.put(row(5, new Cell("t=\"e\"><v>#REF!</v>")), "sheets.error-cell");
        rows.put(row(2, "1900-01-15"), "sheets.date-out-of-range");
        rows.put(row(2, "2199-01-15"), "sheets.date-out-of-range");
        rows.put(row(2, TestWorkbook.number("60")), "sheets.date-out-of-range");
        rows.put(row(2, "2022-02-29"), "sheets.not-a-date");
        rows.put(row(2, "1/2/22"), "sheets.not-a-date");
        rows.put(row(0, "李\u202e例安"), "sheets.odd-character");
        rows.put(row(0, "李".repeat(60)), "sheets.too-long");
        rows.put(row(0, "锟斤拷"), "sheets.broken-text");
        rows.put(row(8, "a_x0000_b"), "sheets.odd-character");
        rows.put(row(3, "C99"), "sheets.unknown-code");
        rows.put(row(1, "没有这个工会"), "sheets.unit-unknown");
        rows.put(row(1, "　"), "sheets.required");
        Object[][] sheet = new Object[rows.size() + 4][];
        sheet[0] = HEADINGS;
        int at = 1;
        for (Object[] bad : rows.keySet()) {
            sheet[at++] = bad;
        }
        sheet[at++] = row(0, "　张𬭎样　");
        sheet[at++] = row(2, "２０２２年１月１９日");
        sheet[at] = row(5, "１２０");

        JsonNode result = done(upload(TestWorkbook.of(sheet).bytes(), ""));
        Map<Integer, List<String>> found = new TreeMap<>();
        result.get("faults").forEach(fault -> {
            assertThat(fault.get("zh").asText())
                    .startsWith("第 " + fault.get("row").asInt() + " 行");
            if (!fault.get("severity").asText().equals("NOTE")) {
                found.computeIfAbsent(fault.get("row").asInt(), row -> new ArrayList<>())
                        .add(fault.get("code").asText());
            }
        });
        int number = 2;
        for (String code : rows.values()) {
            assertThat(found.get(number)).as("row " + number).contains(code);
            number++;
        }
        assertThat(found).hasSize(rows.size());
        assertThat(result.get("created").asInt()).isEqualTo(3);
        assertThat(result.get("errors").asInt()).isEqualTo(rows.size());
    }

    @Test
    void a_filled_form_is_refused_like_a_roster() {
        String read = "statistics/forms/form1/read?unit=" + union.unit();
        union.campaign(2077);
        read += "&campaign=2077";
        Refused.any(clerk.upload(read, XLSX, "no workbook".getBytes(UTF_8)));
        Refused.any(clerk.upload(read, XLSX, ole("EncryptedPackage")));
        Refused.any(clerk.upload(read, XLSX, good("辛")));
        Refused.any(clerk.upload(read, XLSX, Arrays.copyOf(good("辛"), 300)));
        Refused.any(clerk.upload(
                read, XLSX, book("辛").part("xl/media/a.bin", new byte[96 << 20]).bytes()));
        Refused.any(clerk.upload(
                read, XLSX, book("辛").part("xl/sharedStrings.xml", laughs()).bytes()));
    }

    private static Arguments file(String what, byte[] content, String code) {
        return Arguments.of(what, content, code);
    }

    private static Object[] row(int column, Object value) {
        Object[] row = {"王例" + "安平宁和嘉".charAt(column % 5), "77F01", "2022-01-18", "C7", "大礼包", 200, null, null, null};
        row[column] = value;
        return row;
    }

    private static TestWorkbook book(String sign) {
        return TestWorkbook.of(HEADINGS, new Object[] {sign + "例安", "77F01", "2022-01-18", "C7", "大礼包", 200});
    }

    private static byte[] good(String sign) {
        return book(sign).bytes();
    }

    private static byte[] ole(String stream) {
        byte[] name = stream.getBytes(UTF_16LE);
        byte[] file = new byte[2048];
        byte[] magic = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
        System.arraycopy(magic, 0, file, 0, magic.length);
        System.arraycopy(name, 0, file, 1024, name.length);
        return file;
    }

    private static byte[] both(String csv) {
        byte[] one = csv.getBytes(UTF_8);
        byte[] other = csv.getBytes(GB18030);
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return laughs.append("]><sst><si><t>&l9;</t></si></sst>").toString();
    }

    private static String roster(String more) {
        return "visits/roster?unit=" + union.unit() + more;
    }

    private static Answer upload(byte[] file, String more) {
        return clerk.upload(roster(more), XLSX, file);
    }

    /** The result of the job that an upload started. */
    private static JsonNode done(Answer started) {
        JsonNode job = clerk.awaitJob(started.expect(202).json().get("id").asText());
        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("DONE");
        return job.get("result");
    }

    /** All that an upload may leave behind. */
    private static String written() {
        return Stream.of("sheets/imports?size=500", "visits/lists?size=500", "visits?size=500", "jobs?size=500")
                .map(path -> clerk.get(path).expect(200).json().get("items").size() + " " + path)
                .toList()
                .toString();
    }

    /** So many zeros. */
    private static final class Zeros extends InputStream {
        private long left;

        private Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = (int) Math.min(length, left);
            Arrays.fill(into, from, from + given, (byte) 0);
            left -= given;
            return given;
        }
    }
}

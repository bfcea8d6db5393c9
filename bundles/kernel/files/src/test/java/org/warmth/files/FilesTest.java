package org.warmth.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Random;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;
import org.warmth.api.files.StoredFile;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

/** Files on both databases. */
class FilesTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int TWENTY_MEGABYTES = 20 * 1024 * 1024 + 17;

    private final TestCallers callers = new TestCallers();
    private final TestAudit audit = new TestAudit();

    FilesTest() {
        callers.set(TestCallers.caller(7, "officer", 1, Role.OFFICER));
    }

    private FileService service(TestDatabase database, Clock clock) {
        return new FileService(
                new FileStore(database, database.secrets()), callers, audit, database, database.ids(), clock);
    }

    private FileService service(TestDatabase database) {
        return service(database, database.clock());
    }

    @BothDatabases
    void a_file_of_20_megabytes_comes_back_as_it_went_in_and_nobody_holds_it_whole(TestDatabase database)
            throws Exception {
        FileService files = service(database);
        MessageDigest in = MessageDigest.getInstance("SHA-256");
        Counted source = new Counted(TWENTY_MEGABYTES);
        StoredFile file =
                files.keep("慰问名册.xlsx", XLSX, 1, Duration.ofDays(30), 50_000_000, new DigestInputStream(source, in));
        String hash = HexFormat.of().formatHex(in.digest());
        assertThat(file.size()).isEqualTo(TWENTY_MEGABYTES);
        assertThat(file.sha256()).isEqualTo(hash);
        assertThat(file.name()).isEqualTo("慰问名册.xlsx");
        MessageDigest out = MessageDigest.getInstance("SHA-256");
        try (InputStream content = files.open(file.id())) {
            byte[] buffer = new byte[10_000];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                assertThat(content.available()).isLessThan(ChunkedOutput.CHUNK);
                out.update(buffer, 0, read);
            }
        }
        assertThat(HexFormat.of().formatHex(out.digest())).isEqualTo(hash);
    }

    @BothDatabases
    void what_is_kept_cannot_be_read_in_the_database(TestDatabase database) {
        FileService files = service(database);
        byte[] secret = "310101199001011234".getBytes(StandardCharsets.UTF_8);
        StoredFile file = files.keep("a.csv", "text/csv", 1, null, 100, new ByteArrayInputStream(secret));
        byte[] kept = database.read(sql -> sql.fetchOne("select content from files_chunks where file_id = ?", file.id())
                .get(0, byte[].class));
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("1990");
        assertThat(file.expiresAt()).isNull();
    }

    @BothDatabases
    void a_withheld_file_is_its_modules_to_give_and_nobody_reads_it_by_its_id(TestDatabase database) throws Exception {
        FileService files = service(database);
        byte[] order = "6000|李例安".getBytes(StandardCharsets.UTF_8);
        StoredFile file = files.withhold("order.txt", "text/plain", out -> out.write(order));
        assertThat(file.sha256()).hasSize(64);
        assertThatThrownBy(() -> files.get(file.id())).hasMessageContaining("files.not-found");
        assertThatThrownBy(() -> files.open(file.id())).hasMessageContaining("files.not-found");
        callers.set(TestCallers.caller(8, "city", 0, Role.CITY_OFFICER));
        assertThatThrownBy(() -> files.download(file.id())).hasMessageContaining("files.not-found");
        try (InputStream content = files.withheld(file.id())) {
            assertThat(content.readAllBytes()).isEqualTo(order);
        }
        StoredFile open = files.produce("a.txt", "text/plain", 1, null, out -> out.write(order));
        assertThatThrownBy(() -> files.withheld(open.id())).hasMessageContaining("files.not-found");
    }

    @BothDatabases
    void too_large_and_broken_off_leave_nothing(TestDatabase database) {
        FileService files = service(database);
        assertThatThrownBy(() -> files.keep("a", "text/csv", 1, null, 300_000, new Counted(400_000)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("files.too-large"));
        InputStream broken = new InputStream() {
            private int left = 300_000;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("connection reset");
                }
                left--;
                return 1;
            }
        };
        assertThatThrownBy(() -> files.keep("a", "text/csv", 1, null, 500_000, broken))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("files.truncated"));
        assertThat(rows(database)).isZero();
    }

    @BothDatabases
    void what_has_expired_or_was_abandoned_is_swept(TestDatabase database) {
        FileStore store = new FileStore(database, database.secrets());
        FileService files = service(database);
        StoredFile shortly = files.keep("a", "text/csv", 1, Duration.ofDays(1), 100, new Counted(90));
        StoredFile always = files.keep("b", "text/csv", 1, null, 100, new Counted(90));
        long half = database.ids().next();
        store.begin(half, "half", "text/csv", 1, 7, TestDatabase.NOON, null);
        store.append(half, 0, new byte[] {1});
        assertThatThrownBy(() -> files.get(half)).isInstanceOf(Problem.class);
        Clock later = Clock.fixed(TestDatabase.NOON.plus(Duration.ofDays(2)), ZoneOffset.UTC);
        assertThatThrownBy(() -> service(database, later).get(shortly.id())).isInstanceOf(Problem.class);
        new FileSweep(store, later).run();
        assertThat(rows(database)).isEqualTo(2);
        assertThat(files.get(always.id()).size()).isEqualTo(90);
    }

    @BothDatabases
    void a_file_is_for_its_maker_and_the_staff_of_its_unit_and_above(TestDatabase database) {
        database.unit(1);
        database.unit(2, 1);
        FileService files = service(database);
        StoredFile file = files.keep("a", "text/csv", 2, null, 100, new Counted(90));
        callers.set(TestCallers.caller(8, "above", 1, Role.CITY_OFFICER));
        assertThat(files.download(file.id()).size()).isEqualTo(90);
        assertThat(audit.acts()).extracting("action").containsExactly("files.file.download");
        for (var other : new org.warmth.api.access.Caller[] {
            TestCallers.caller(9, "member", 2, Role.MEMBER), TestCallers.caller(10, "beside", 3, Role.OFFICER)
        }) {
            callers.set(other);
            assertThatThrownBy(() -> files.open(file.id()))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(404));
        }
    }

    private static int rows(TestDatabase database) {
        return database.read(sql -> sql.fetchOne(
                        "select (select count(*) from files_files) + (select count(*) from files_chunks) as n from people_unit_change")
                .get(0, Integer.class));
    }

    /** So many bytes that do not compress. */
    private static final class Counted extends InputStream {
        private final Random random = new Random(1);
        private int left;

        private Counted(int size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? random.nextInt(256) : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            byte[] some = new byte[Math.min(left, length)];
            random.nextBytes(some);
            System.arraycopy(some, 0, into, offset, some.length);
            left -= some.length;
            return some.length;
        }
    }
}

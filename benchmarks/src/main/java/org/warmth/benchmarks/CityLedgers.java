package org.warmth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The ledgers that several benchmarks read, filled once a run, when the first of them asks. */
final class CityLedgers implements AutoCloseable {
    /** A big city's season. */
    static final int MANY = 1_000_000;

    /** A tenth of it. */
    static final int FEW = 100_000;

    private final Path folder;
    private CityLedger many;

    CityLedgers(Path folder) {
        this.folder = folder.resolve("ledgers");
    }

    /** The one of a million entries. */
    CityLedger many() throws IOException {
        if (many == null) {
            many = Files.exists(manyFolder()) ? CityLedger.opened(manyFolder()) : fresh(MANY, manyFolder());
        }
        return many;
    }

    /** A new one of a hundred thousand entries; the caller closes it. */
    CityLedger few() throws IOException {
        return fresh(FEW, folder.resolve("few"));
    }

    /** Where the one of a million entries lies, closed, so that another process can open it. */
    Path manyClosed() throws IOException {
        many();
        many.close();
        many = null;
        return manyFolder();
    }

    private Path manyFolder() {
        return folder.resolve("many");
    }

    private static CityLedger fresh(int entries, Path folder) throws IOException {
        Folders.empty(folder);
        Files.createDirectories(folder.getParent());
        System.out.printf("  filling a ledger with %,d entries%n", entries);
        return CityLedger.filled(folder, entries);
    }

    @Override
    public void close() throws IOException {
        if (many != null) {
            many.close();
        }
        Folders.empty(folder);
    }
}

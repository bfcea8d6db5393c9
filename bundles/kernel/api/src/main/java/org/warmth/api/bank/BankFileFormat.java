package org.warmth.api.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.Violation;

/**
 * The layout of a bank's batch payment file (代发文件) and of the return file (回盘文件) that answers it (domain 4.5). A
 * service; a district adds its bank's as a small bundle. Both ways stream: memory does not grow with the rows.
 */
@ConsumerType
public interface BankFileFormat {
    /** What orders name it by, for example {@code csv-gb18030}: small letters, digits and hyphens, unique. */
    String id();

    /**
     * The message key of its name for staff, which begins with the name of its own module: {@code banks.format.pain-001}.
     * Its id where it has no other name.
     */
    default String title() {
        return id();
    }

    /** The ending of its files without the dot, for example {@code csv}. */
    String extension();

    /** The media type of its files. */
    String mediaType();

    /** The most items that the bank takes in one file. */
    int most();

    /**
     * What keeps an item from this file: a name that its encoding lacks, an account that is too long, a bank code that is
     * missing. Fields are those of {@link BankItem}.
     */
    List<Violation> check(BankItem item);

    /**
     * Writes a payment order.
     *
     * @param order the order; count and sum are those of {@code items}
     * @param items each has passed {@link #check}
     * @param out is left open
     * @throws org.warmth.api.Problem 422 an item that the file cannot hold; what was written is then thrown away
     */
    void write(BankOrder order, Iterator<BankItem> items, OutputStream out) throws IOException;

    /**
     * Reads a return file.
     *
     * @param in the file, closed by the caller
     * @param results takes each line in the order of the file
     * @return what the file says of itself; known only when all lines are read
     * @throws org.warmth.api.Problem 422 no such file, wrong encoding, a line that cannot be read (with its number)
     */
    BankReturn read(InputStream in, Consumer<BankResult> results) throws IOException;
}

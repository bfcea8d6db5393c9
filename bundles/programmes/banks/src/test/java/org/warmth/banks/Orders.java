package org.warmth.banks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Messages;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankReturn;
import org.warmth.testkit.TestMessages;

/** Payment orders to nobody, and what formats make of them. */
final class Orders {
    static final TestMessages MESSAGES = new TestMessages("banks");
    static final String NUMBER = "B20220118001";
    static final String ACCOUNT = "9999991234567893";
    static final String BANK_CODE = "999999999999";
    static final String ID_NUMBER = "999999199001019010";

    private Orders() {}

    /** A payment of 500.00 yuan. */
    static BankItem item(int line, String holder) {
        return item(line, holder, 50_000);
    }

    static BankItem item(int line, String holder, long fen) {
        return new BankItem(line, "W" + line, ACCOUNT, holder, "演示银行", BANK_CODE, Money.ofFen(fen), ID_NUMBER, "春节慰问");
    }

    /** The order of these items. */
    static BankOrder order(BankItem... items) {
        long sum = Arrays.stream(items).mapToLong(item -> item.amount().fen()).sum();
        return order(items.length, sum);
    }

    static BankOrder order(int count, long fen) {
        return new BankOrder(
                NUMBER,
                LocalDate.of(2022, 1, 18),
                Instant.parse("2022-01-18T01:30:00Z"),
                "演示一区总工会",
                "9999990000000000014",
                BANK_CODE,
                "慰问金",
                count,
                Money.ofFen(fen));
    }

    /** The file of these items. */
    static byte[] written(BankFileFormat format, BankItem... items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            format.write(order(items), List.of(items).iterator(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Many items, each made when it is asked for. */
    static Iterator<BankItem> many(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(line -> item(line, "李例安"))
                .iterator();
    }

    /** What was read from a file. */
    record Read(BankReturn file, List<BankResult> results) {}

    static Read read(BankFileFormat format, byte[] file) {
        return read(format, new ByteArrayInputStream(file));
    }

    static Read read(BankFileFormat format, InputStream in) {
        List<BankResult> results = new ArrayList<>();
        try {
            return new Read(format.read(in, results::add), results);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file cannot be read, and the clerk is told why, in both languages. */
    static void unreadable(BankFileFormat format, byte[] file, String code, Object... args) {
        refused(() -> read(format, file), "file", code, args);
    }

    /** It is refused with one violation. */
    static void refused(ThrowingCallable work, String field, String code, Object... args) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.violations()).containsExactly(new Violation(field, code, List.of(args)));
            said(code, args);
        });
    }

    /** If it is ours, there is a sentence in both languages, and every argument stands in it. */
    static void said(String code, Object... args) {
        if (!code.startsWith("banks.")) {
            return;
        }
        for (Locale language : List.of(Messages.CHINESE, Locale.ENGLISH)) {
            assertThat(MESSAGES.has(language, code)).as(code).isTrue();
            String sentence = MESSAGES.text(language, code, args);
            for (Object arg : args) {
                assertThat(sentence).as(code).contains(String.valueOf(arg));
            }
        }
    }

    /** What a format says against an item. */
    static void faulty(BankFileFormat format, BankItem item, String field, String code, Object... args) {
        assertThat(format.check(item)).containsExactly(new Violation(field, code, List.of(args)));
        said(code, args);
        refused(() -> written(format, item), "items[" + (item.line() - 1) + "]." + field, code, args);
    }
}

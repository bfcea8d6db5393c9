package org.warmth.funds;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankResult.Outcome;
import org.warmth.api.bank.BankReturn;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.people.Accounts;
import org.warmth.api.store.Database;
import org.warmth.funds.BatchItem.Line;

/**
 * Reads a return file whole before anything of it is done, and refuses it whole: another batch's, unknown or doubled lines,
 * other sums, answers that contradict earlier ones. Memory: a chunk of lines, and a bit for each payment of the batch.
 */
@Component(service = ReturnCheck.class)
public final class ReturnCheck {
    private static final int MOST_FAULTS = 10;
    private static final int LAST_DIGITS = 4;

    private final BatchItemStore items;
    private final Accounts accounts;
    private final StoredFiles files;
    private final FundCalendar calendar;

    /** Over the table of attempts. */
    @Activate
    public ReturnCheck(
            @Reference BatchItemStore items,
            @Reference Accounts accounts,
            @Reference StoredFiles files,
            @Reference FundCalendar calendar) {
        this.items = items;
        this.accounts = accounts;
        this.files = files;
        this.calendar = calendar;
    }

    /**
     * A return file that was read.
     *
     * @param named the lines of the batch that it names
     * @param said what it says
     * @param rest what became of the lines that it does not name, or null
     */
    record Checked(BitSet named, ReturnFile.Said said, Outcome rest) {}

    /**
     * Reads a return file.
     *
     * @param begun whether some of it is done already, so that its answers find what they made
     * @throws Problem 422 what is wrong with it, line by line
     */
    Checked of(Batch batch, BankFileFormat format, long file, boolean begun) {
        Reading reading = new Reading(batch, begun);
        BankReturn whole = read(format, file, reading);
        reading.flush();
        if (!begun) {
            reading.whole(whole);
        }
        return new Checked(reading.named, reading.said(), whole.rest());
    }

    /** Gives the lines of a file one by one; what the file says of itself. */
    BankReturn read(BankFileFormat format, long file, Consumer<BankResult> lines) {
        try (InputStream content = files.open(file)) {
            return format.read(content, lines);
        } catch (IOException e) {
            throw Problem.malformed("funds.return-unreadable");
        }
    }

    private final class Reading implements Consumer<BankResult> {
        private final Batch batch;
        private final boolean begun;
        private final List<BankResult> chunk = new ArrayList<>();
        private final List<Violation> faults = new ArrayList<>();
        private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        private final BitSet named = new BitSet();
        private Money sum = Money.ZERO;
        private int count;
        private int repeated;

        private Reading(Batch batch, boolean begun) {
            this.batch = batch;
            this.begun = begun;
        }

        @Override
        public void accept(BankResult result) {
            chunk.add(result);
            if (chunk.size() == Database.CHUNK) {
                flush();
            }
        }

        private void flush() {
            Map<Integer, Line> lines = items.lines(
                    batch.id(),
                    chunk.stream().map(result -> batch.line(result.reference())).collect(Collectors.toSet()));
            Map<Long, Accounts.View> cards = cards(lines);
            for (BankResult result : chunk) {
                count++;
                outcomes.merge(result.outcome(), 1, Integer::sum);
                int number = result.line() > 0 ? result.line() : count;
                Line line = lines.get(batch.line(result.reference()));
                if (line == null) {
                    stranger(number, result);
                } else {
                    look(number, result, line.item(), cards);
                }
            }
            chunk.clear();
        }

        private Map<Long, Accounts.View> cards(Map<Integer, Line> lines) {
            boolean asked = chunk.stream().map(BankResult::account).anyMatch(Objects::nonNull);
            return asked
                    ? accounts.masked(lines.values().stream()
                            .map(line -> line.item().account())
                            .collect(Collectors.toSet()))
                    : Map.of();
        }

        private void stranger(int number, BankResult result) {
            if (result.amount() != null) {
                sum = sum.plus(result.amount());
            }
            Optional<Long> elsewhere =
                    result.reference() == null ? Optional.empty() : items.batchOf(result.reference());
            fault(elsewhere.isPresent() ? "funds.return-line-elsewhere" : "funds.return-line-unknown", number);
        }

        private void look(int number, BankResult result, BatchItem item, Map<Long, Accounts.View> cards) {
            sum = sum.plus(item.amount());
            if (named.get(item.line())) {
                fault("funds.return-line-twice", number, item.reference());
            }
            named.set(item.line());
            if (begun) {
                return;
            }
            if (result.amount() != null && !result.amount().equals(item.amount())) {
                fault("funds.return-amount", number, item.reference(), result.amount(), item.amount());
            }
            if (result.account() != null
                    && !last(result.account())
                            .equals(last(cards.get(item.account()).number()))) {
                fault("funds.return-account", number, item.reference());
            }
            if (result.date() != null
                    && (result.date().isAfter(calendar.today())
                            || result.date().isBefore(calendar.day(batch.createdAt())))) {
                fault("funds.return-date", number, item.reference(), result.date());
            }
            Optional<BankAnswer> answer = BankAnswer.of(result.outcome(), item.state());
            if (answer.isEmpty()) {
                fault(
                        "funds.return-contradicts",
                        number,
                        item.reference(),
                        PaymentLifecycle.KIND + ".state." + item.state());
            } else if (result.outcome() == Outcome.REFUNDED && answer.get() == BankAnswer.NOTHING) {
                repeated++;
            }
        }

        /** The file as a whole: whose it is, and whether its lines come out at what it claims. */
        private void whole(BankReturn says) {
            if (says.order() != null && !says.order().equals(batch.number())) {
                faults.clear();
                fault("funds.return-other-batch", says.order(), batch.number());
            } else if (count == 0 && says.rest() == null) {
                fault("funds.return-empty");
            } else if (!comesOut(says)) {
                fault("funds.return-totals", says.count(), said(says.sum()), count, sum.toString());
            }
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults);
            }
        }

        /** A file that names some lines and speaks of the rest as a group may claim the whole batch. */
        private boolean comesOut(BankReturn says) {
            boolean lines = (says.count() < 0 || says.count() == count)
                    && (says.sum() == null || says.sum().equals(sum));
            boolean group = says.rest() != null
                    && (says.count() < 0 || says.count() == batch.holds().items())
                    && (says.sum() == null || says.sum().equals(batch.holds().amount()));
            return lines || group;
        }

        private ReturnFile.Said said() {
            return new ReturnFile.Said(
                    count,
                    outcomes.getOrDefault(Outcome.PAID, 0),
                    outcomes.getOrDefault(Outcome.RETURNED, 0),
                    outcomes.getOrDefault(Outcome.PENDING, 0),
                    outcomes.getOrDefault(Outcome.REFUNDED, 0),
                    repeated);
        }

        private void fault(String code, Object... args) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(Violation.of(null, code, args));
            }
        }

        private static String said(Money claimed) {
            return claimed == null ? "-" : claimed.toString();
        }

        private static String last(String number) {
            return number.substring(Math.max(0, number.length() - LAST_DIGITS));
        }
    }
}

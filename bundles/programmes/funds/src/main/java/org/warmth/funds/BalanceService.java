package org.warmth.funds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.access.Access;
import org.warmth.api.store.Database;
import org.warmth.funds.BalanceStore.OfReceipt;
import org.warmth.funds.Balances.OfAccount;
import org.warmth.funds.Balances.OfSource;
import org.warmth.funds.Balances.Sums;

/** Says what a unit's money came to, and where the bank says something else. */
@Component(service = BalanceService.class)
public final class BalanceService {
    private final Database database;
    private final BalanceStore balances;
    private final StatementStore statements;
    private final PayerStore payers;
    private final FundCalendar calendar;
    private final Access access;

    /** Over the tables. */
    @Activate
    public BalanceService(
            @Reference(target = "(module=funds)") Database database,
            @Reference BalanceStore balances,
            @Reference StatementStore statements,
            @Reference PayerStore payers,
            @Reference FundCalendar calendar,
            @Reference Access access) {
        this.database = database;
        this.balances = balances;
        this.statements = statements;
        this.payers = payers;
        this.calendar = calendar;
        this.access = access;
    }

    /** The balances of a unit at the end of a day; today if null. */
    Balances of(long unit, LocalDate asked) {
        access.require(Set.of(), unit);
        LocalDate day = asked == null ? calendar.today() : asked;
        return database.read(sql -> new Balances(unit, day, sources(unit, day), accounts(unit, day)));
    }

    private List<OfSource> sources(long unit, LocalDate day) {
        Map<Source, Sums> sums = new EnumMap<>(Source.class);
        balances.receipts(unit, day).forEach(receipt -> sums.merge(receipt.source(), receipt.sums(), Sums::plus));
        return sums.entrySet().stream()
                .map(each -> new OfSource(
                        each.getKey(), each.getValue(), each.getValue().balance()))
                .toList();
    }

    /** The latest statement of each account, against what we know of its day. */
    private List<OfAccount> accounts(long unit, LocalDate day) {
        Set<List<Long>> seen = new HashSet<>();
        List<OfAccount> found = new ArrayList<>();
        for (Statement statement : statements.upTo(unit, day)) {
            if (seen.add(List.of(statement.payer(), statement.receipt()))) {
                Predicate<OfReceipt> mine = of(statement);
                List<OfReceipt> receipts = balances.receipts(unit, statement.date()).stream()
                        .filter(mine)
                        .toList();
                Map<Long, Money> underWay = balances.underWay(unit, statement.date());
                Money book = receipts.stream()
                        .map(receipt -> receipt.sums().balance())
                        .reduce(Money.ZERO, Money::plus);
                Money sent = receipts.stream()
                        .map(receipt -> underWay.getOrDefault(receipt.id(), Money.ZERO))
                        .reduce(Money.ZERO, Money::plus);
                found.add(OfAccount.of(statement, book, sent));
            }
        }
        return found;
    }

    /** The receipts whose money lies on the account of a statement. */
    private Predicate<OfReceipt> of(Statement statement) {
        if (statement.receipt() != 0) {
            return receipt -> receipt.id() == statement.receipt();
        }
        Payer payer = payers.byIds(List.of(statement.payer())).get(statement.payer());
        return receipt -> payer.holds(receipt.source());
    }
}

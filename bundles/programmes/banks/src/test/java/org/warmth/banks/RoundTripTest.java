package org.warmth.banks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.warmth.api.Money;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankResult.Outcome;
import org.warmth.banks.Orders.Read;

/** A bank that gives an order back with its outcomes is understood, whatever the names, amounts and texts. */
class RoundTripTest {
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final List<String> WORDS = List.of("成功", "失败", "处理中", "退汇");

    @Provide
    Arbitrary<List<BankItem>> items() {
        Arbitrary<String> name = Arbitraries.of(
                        "李", "例", "安", "·", "䶮", "𬭎", "㛃", "\"", ",", "'", " ", "A", "1", "é", "（", "#")
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.isBlank());
        Arbitrary<Money> amount =
                Arbitraries.longs().between(1, Money.MOST.fen()).map(Money::ofFen);
        Arbitrary<String> account =
                Arbitraries.strings().numeric().ofMinLength(9).ofMaxLength(30);
        Arbitrary<String> purpose = Arbitraries.of("春节慰问", "a,b", "", null);
        return Combinators.combine(name, amount, account, purpose)
                .as((holder, money, number, text) ->
                        new BankItem(1, "W1", number, holder, null, null, money, null, text))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(RoundTripTest::numbered);
    }

    private static List<BankItem> numbered(List<BankItem> items) {
        List<BankItem> numbered = new ArrayList<>();
        for (BankItem item : items) {
            int line = numbered.size() + 1;
            numbered.add(new BankItem(
                    line,
                    "W" + line,
                    item.account(),
                    item.holder(),
                    item.bank(),
                    item.bankCode(),
                    item.amount(),
                    item.idNumber(),
                    item.purpose()));
        }
        return numbered;
    }

    @Property(tries = 300)
    void csv(@ForAll("items") List<BankItem> items) {
        understood(new CsvGb18030Format(), items, ",");
    }

    @Property(tries = 300)
    void text(@ForAll("items") List<BankItem> items) {
        understood(new TextFormat(), items, "|");
    }

    private static void understood(BankFileFormat format, List<BankItem> items, String mark) {
        String file = new String(Orders.written(format, items.toArray(BankItem[]::new)), Gb.GB18030);
        List<String> lines = new ArrayList<>(file.lines().toList());
        int headings = format instanceof TextFormat ? 1 : 0;
        lines.set(headings, lines.get(headings) + mark + "结果");
        for (int i = headings + 1; i < lines.size(); i++) {
            boolean total = lines.get(i).startsWith("合计");
            lines.set(i, lines.get(i) + mark + (total ? "" : word(i - headings - 1)));
        }
        String answer = lines.stream().map(line -> line + "\r\n").collect(Collectors.joining());
        Read read = Orders.read(format, answer.getBytes(Gb.GB18030));

        assertThat(read.file().order()).isEqualTo(Orders.NUMBER);
        assertThat(read.file().count()).isEqualTo(items.size());
        assertThat(read.file().sum())
                .isEqualTo(items.stream().map(BankItem::amount).reduce(Money.ZERO, Money::plus));
        assertThat(read.results()).hasSameSizeAs(items);
        for (int i = 0; i < items.size(); i++) {
            BankResult result = read.results().get(i);
            assertThat(result.reference()).isEqualTo(items.get(i).reference());
            assertThat(result.account()).isEqualTo(items.get(i).account());
            assertThat(result.amount()).isEqualTo(items.get(i).amount());
            assertThat(WORDS.get(result.outcome().ordinal())).isEqualTo(word(i));
        }
    }

    private static String word(int line) {
        return WORDS.get(line % OUTCOMES.length);
    }
}

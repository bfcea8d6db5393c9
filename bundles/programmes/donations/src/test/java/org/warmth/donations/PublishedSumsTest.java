package org.warmth.donations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.warmth.api.Money;
import org.warmth.donations.PublishedSums.Gift;
import org.warmth.donations.PublishedSums.Line;

/** Whoever gives what where: no published sum stands for fewer than three donors, and nothing is lost. */
class PublishedSumsTest {
    @Property
    void every_sum_stands_for_three_donors_and_all_of_them_for_the_whole(@ForAll("gifts") List<Gift> gifts) {
        PublishedSums sums = new PublishedSums();
        gifts.forEach(sums::add);
        List<Line> lines = sums.lines();
        for (Line line : lines) {
            assertThat(donors(gifts.stream()
                            .filter(gift -> stands(line, lines, gift))
                            .toList()))
                    .isGreaterThanOrEqualTo(PublishedSums.FEWEST);
        }
        long given = gifts.stream().mapToLong(gift -> gift.money().fen()).sum();
        long shown = lines.stream().mapToLong(line -> line.money().fen()).sum();
        assertThat(shown).isEqualTo(donors(gifts) < PublishedSums.FEWEST ? 0 : given);
    }

    /** Whether a gift is part of a line: its own, or the rest where its own is not shown. */
    private static boolean stands(Line line, List<Line> lines, Gift gift) {
        boolean shown = lines.stream().anyMatch(each -> each.unit() == gift.unit() && each.kind() == gift.kind());
        return shown ? line.unit() == gift.unit() && line.kind() == gift.kind() : line.unit() == 0;
    }

    private static int donors(List<Gift> gifts) {
        Set<String> names = gifts.stream().map(Gift::donor).collect(Collectors.toSet());
        return names.stream()
                .mapToInt(name -> gifts.stream()
                        .filter(gift -> gift.donor().equals(name))
                        .mapToInt(Gift::most)
                        .max()
                        .orElse(0))
                .sum();
    }

    @Provide
    Arbitrary<List<Gift>> gifts() {
        Arbitrary<Gift> gift = Combinators.combine(
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.of(DonorKind.PERSON, DonorKind.UNIT, DonorKind.ENTERPRISE),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs().between(1, 1_000))
                .as((unit, kind, donor, people, fen) -> {
                    int most = kind == DonorKind.UNIT ? people : 1;
                    return new Gift(unit, kind, kind + "/" + donor, most, most, 1, Money.ofFen(fen), Money.ZERO);
                });
        return gift.list().ofMaxSize(12);
    }
}

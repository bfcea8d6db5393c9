package org.warmth.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.ledger.Figures.Posted;
import org.warmth.api.people.PersonView;

/**
 * An entry as staff may see it.
 *
 * @param source the record it comes from: module, record and step
 * @param person the recipient, or null where there is only a headcount
 * @param money fen, negative in a reversal
 * @param reversalOf the entry it takes back, or null
 * @param seal the number of the seal that covers it, or null while it waits for one
 */
@Schema(name = "ledger.Entry")
public record EntryView(
        @Schema(example = "674821903345729536") long id,
        @Schema(example = "674821903345729001") long unit,
        @Schema(example = "2022-01-12") LocalDate valueDate,
        @Schema(example = "condolence") String benefit,
        @Schema(example = "C1") Category category,
        @Schema(example = "1") int times,
        Recipient person,
        @Schema(example = "0") int headcount,
        Set<Tag> tags,
        @Schema(type = "integer", example = "50000") Money money,
        @Schema(type = "integer", example = "0") Money goods,
        @Schema(example = "2022-01-12T02:11:09.120Z") Instant postedAt,
        @Schema(example = "zhang.min") String postedBy,
        Source source,
        @Schema(type = "string", example = "674821903345729400") Long reversalOf,
        @Schema(example = "1203") Integer seal) {

    /** The recipient, masked. */
    @Schema(name = "ledger.Recipient")
    public record Recipient(
            @Schema(example = "674821903345729100") long id,
            @Schema(example = "王小明") String name,
            @Schema(example = "310***********1234") String idNumber) {}

    /** Where an entry comes from. */
    @Schema(name = "ledger.Source")
    public record Source(
            @Schema(example = "visits") String module,
            @Schema(example = "674821903345729400") long record,
            @Schema(example = "done") String step) {}

    static EntryView of(Posted entry, PersonView person) {
        return new EntryView(
                entry.id(),
                entry.unit(),
                entry.valueDate(),
                entry.benefit().code(),
                entry.category(),
                entry.times(),
                entry.person() == 0 ? null : recipient(entry.person(), person),
                entry.headcount(),
                entry.tags(),
                entry.money(),
                entry.goods(),
                entry.postedAt(),
                entry.postedBy(),
                new Source(
                        entry.source().module(),
                        entry.source().record(),
                        entry.source().step()),
                entry.reversalOf() == 0 ? null : entry.reversalOf(),
                entry.seal() == 0 ? null : Math.toIntExact(entry.seal()));
    }

    private static Recipient recipient(long id, PersonView person) {
        return person == null
                ? new Recipient(id, null, null)
                : new Recipient(person.id(), person.name(), person.idNumber());
    }
}

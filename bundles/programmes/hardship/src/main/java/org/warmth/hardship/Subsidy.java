package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.warmth.api.Money;
import org.warmth.api.records.Stored;

/**
 * A living subsidy for all active files of a unit and all below it (普遍发放生活补贴, R-134): draft payment lists in a project
 * of funds, which are checked, approved and paid there.
 *
 * @param id its id
 * @param unit the unit that pays
 * @param project the project of funds
 * @param title what its lists are called
 * @param lists its lists
 * @param files how many active files there were
 * @param payments how many payments were proposed
 * @param left how many files were left out
 * @param createdBy who asked for it
 * @param createdAt when
 */
@Schema(name = "hardship.Subsidy")
record Subsidy(
        long id,
        long unit,
        long project,
        String title,
        List<Long> lists,
        int files,
        int payments,
        int left,
        String createdBy,
        Instant createdAt) {
    /** As staff sees it. */
    static Subsidy of(Head head, List<Long> lists, int left) {
        return new Subsidy(
                head.id,
                head.unit,
                head.project,
                head.title,
                lists,
                head.files,
                head.payments,
                left,
                head.createdBy,
                head.createdAt);
    }

    /** What is written down of it once, and never changed. */
    record Head(
            long id,
            long unit,
            long project,
            String title,
            int files,
            int payments,
            String createdBy,
            Instant createdAt)
            implements Stored {
        @Override
        public int version() {
            return 1;
        }
    }

    /**
     * What is to be paid: one amount for all, or one for each type.
     *
     * @param unit the unit that pays
     * @param project the project of funds
     * @param title what the lists are called
     * @param amount how much for each
     * @param amounts how much by type; a type without an amount is left out
     */
    @Schema(
            name = "hardship.SubsidyInput",
            example =
                    """
                    {"unit":"601","project":"8001","title":"2022年春节生活补贴","amounts":{"DEEP":150000,"RELATIVE":100000}}""")
    public record Input(Long unit, Long project, String title, Money amount, Map<FileType, Money> amounts) {
        Money of(FileType type) {
            return amounts == null ? amount : amounts.get(type);
        }
    }

    /**
     * A file that was left out.
     *
     * @param file the file
     * @param number its number
     * @param reason why, as a code
     * @param text why, in words
     */
    @Schema(name = "hardship.SubsidyLeft")
    record Left(long file, String number, String reason, String text) {}
}

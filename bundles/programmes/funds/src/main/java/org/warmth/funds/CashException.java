package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.warmth.api.records.Stored;

/**
 * The exception by which a list is paid in cash (现金发放审批, R-E03): one a list, decided by two. An id of 0 means none.
 *
 * @param list the list
 * @param unit its unit
 * @param reason why not to cards
 * @param witness who sees the money handed over
 * @param sheet the sheet of signatures, a file; 0 before it is in
 * @param state where it stands
 * @param version for optimistic locking
 */
record CashException(long list, long unit, String reason, String witness, long sheet, CashState state, int version)
        implements Stored {
    /** It goes by its list. */
    @Override
    public long id() {
        return list;
    }

    /** The same in another state, one version on. */
    CashException in(CashState next) {
        return new CashException(list, unit, reason, witness, sheet, next, version + 1);
    }

    /** Its next version, with another reason and witness. */
    CashException saying(String why, String seenBy) {
        return new CashException(list, unit, why, seenBy, sheet, state, version + 1);
    }

    /** Its next version with the sheet of signatures. */
    CashException signed(long file) {
        return new CashException(list, unit, reason, witness, file, state, version + 1);
    }

    /**
     * What is written.
     *
     * @param reason why not to cards
     * @param witness who sees the money handed over
     */
    @Schema(name = "funds.CashInput", example = "{\"reason\":\"户外职工无银行卡\",\"witness\":\"王例宁\"}")
    public record Input(String reason, String witness) {}

    /**
     * It as staff sees it.
     *
     * @param list the list
     * @param unit its unit
     * @param reason why not to cards
     * @param witness who sees the money handed over
     * @param sheet the sheet of signatures, a file; 0 before it is in
     * @param state where it stands
     * @param version for optimistic locking
     * @param next the steps that the caller may take now
     */
    @Schema(name = "funds.CashException")
    record View(
            long list,
            long unit,
            String reason,
            String witness,
            long sheet,
            CashState state,
            int version,
            List<String> next) {}
}

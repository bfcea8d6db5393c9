package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.warmth.api.records.Stored;

/**
 * An account of a union from which it pays (付款账户). An id of 0 means none.
 *
 * @param id its id
 * @param unit whose it is; units below may pay from it
 * @param name its holder as the bank has it
 * @param number its number
 * @param bank the bank
 * @param bankCode the bank's code, 12 digits (联行号), or null
 * @param sources the sources whose money lies on it; empty for all
 * @param closed whether it pays no more
 * @param version for optimistic locking
 */
@Schema(name = "funds.Payer")
record Payer(
        long id,
        long unit,
        String name,
        String number,
        String bank,
        String bankCode,
        Set<Source> sources,
        boolean closed,
        int version)
        implements Stored {

    /** Whether money of a source lies on it. */
    boolean holds(Source source) {
        return sources.isEmpty() || sources.contains(source);
    }

    /**
     * What is written.
     *
     * @param unit whose it is
     * @param name its holder as the bank has it
     * @param number its number
     * @param bank the bank
     * @param bankCode the bank's code
     * @param sources the sources whose money lies on it; all if null or empty
     * @param closed whether it pays no more
     */
    @Schema(
            name = "funds.PayerInput",
            example =
                    """
                    {"unit":"601","name":"演示一区总工会","number":"9999990000000000014","bank":"演示银行",
                     "bankCode":"999999999999","sources":["B3"]}""")
    public record Input(
            Long unit, String name, String number, String bank, String bankCode, Set<Source> sources, Boolean closed) {}
}

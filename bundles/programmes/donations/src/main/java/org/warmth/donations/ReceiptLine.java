package org.warmth.donations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.records.Stored;

/**
 * A line of the register of receipts (捐赠票据登记簿): one number, given out once and never missing.
 *
 * @param id its id
 * @param unit the unit that gave it out
 * @param year the year
 * @param number the number, from 1 in each unit and year
 * @param receiptNo the number as printed
 * @param donation the donation it stands for
 * @param issuedOn when
 * @param issuedBy by whom
 * @param voided whether it was taken back; its number stays
 * @param reason why, or null
 */
@Schema(name = "donations.Receipt")
record ReceiptLine(
        @Schema(type = "string", example = "744073261518849") long id,
        @Schema(type = "string", example = "601") long unit,
        @Schema(example = "2021") int year,
        @Schema(example = "40") int number,
        @Schema(example = "2021-000040") String receiptNo,
        @Schema(type = "string", example = "744073261518848") long donation,
        @Schema(example = "2021-12-16") LocalDate issuedOn,
        @Schema(example = "cashier") String issuedBy,
        @Schema(example = "false") boolean voided,
        String reason)
        implements Stored {
    ReceiptLine(
            long id,
            long unit,
            int year,
            int number,
            long donation,
            LocalDate issuedOn,
            String issuedBy,
            boolean voided,
            String reason) {
        this(id, unit, year, number, printed(year, number), donation, issuedOn, issuedBy, voided, reason);
    }

    /** A number is given out once: nobody changes its line but who takes the number back. */
    @Override
    public int version() {
        return 1;
    }

    private static String printed(int year, int number) {
        return String.format("%d-%06d", year, number);
    }
}

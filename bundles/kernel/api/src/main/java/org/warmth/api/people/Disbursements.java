package org.warmth.api.people;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.jobs.JobRun;

/** Accounts in the clear, for the file by which money goes out; nothing else of the product gets them in numbers. */
@ProviderType
public interface Disbursements {
    /**
     * Opens accounts to a job, once, in its transaction: the trail says for what, and how many.
     *
     * @param run the job; its starter is a cashier of its unit
     * @param purpose what for, without personal data
     * @param count how many at most
     * @throws org.warmth.api.Problem 403 for whoever is no cashier, or a shared account
     */
    Disbursement open(JobRun run, String purpose, int count);

    /** Accounts that were opened. */
    interface Disbursement {
        /**
         * Accounts by their ids.
         *
         * @throws IllegalStateException beyond the count that was opened
         */
        Map<Long, Clear> read(Collection<Long> accounts);
    }

    /**
     * An account and its owner in the clear.
     *
     * @param id the account
     * @param person its owner
     * @param number its number
     * @param holder its holder
     * @param bank the bank, or null
     * @param bankCode the bank's code, 12 digits (联行号), or null
     * @param idType the owner's document, or null
     * @param idNumber the owner's number, or null
     */
    record Clear(
            long id,
            long person,
            String number,
            String holder,
            String bank,
            String bankCode,
            IdType idType,
            String idNumber) {
        /** Without personal data. */
        @Override
        public String toString() {
            return "Clear[id=" + id + "]";
        }
    }
}

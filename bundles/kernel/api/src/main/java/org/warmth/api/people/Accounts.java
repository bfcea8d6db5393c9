package org.warmth.api.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.Violation;

/**
 * Bank accounts of persons; calls take and give sets. Nothing is wrong with
 * a claim that is null, and its account is 0.
 */
@ProviderType
public interface Accounts {
    /**
     * What is wrong with each claim, in the order given; fields {@code number}, {@code holder}, {@code bank}, {@code
     * bankCode}. Includes
     * an account that belongs to another person (R-E02) and one used for several persons in the set (R-E04). Writes
     * nothing.
     */
    List<List<Violation>> check(List<Claim> claims);

    /**
     * Looks claims up ahead of their {@link #check}, from another thread if the caller likes, so that checking need not
     * wait for the database. Changes nothing but time.
     */
    void foresee(List<Claim> claims);

    /** Finds or creates the account of each claim, in the caller's transaction, in the order given; person must be set. */
    List<Long> resolve(List<Claim> claims);

    /** Masked, by id. */
    Map<Long, View> masked(Collection<Long> ids);

    /**
     * Marks accounts as confirmed by the caller, who is not their creator (domain 0.5): claimed ones, and failed ones that
     * the caller has looked into.
     */
    void confirm(Collection<Long> ids);

    /**
     * Writes down what a bank said of accounts, in the caller's transaction: one that it paid into is confirmed, one that it
     * refused has failed.
     */
    void settle(Collection<Long> paid, Collection<Long> refused);

    /**
     * The account to which money of each person goes best: a confirmed one, else a claimed one, the latest of several. Whoever
     * has none is left out.
     */
    Map<Long, View> best(Collection<Long> persons);

    /**
     * An account as a roster names it.
     *
     * @param person the person, or 0 while not yet known
     * @param personKey what tells the persons of a set apart while unknown, for example the ID number
     * @param personName the payee's name
     * @param number the number as written
     * @param holder the holder's name as written
     * @param bank the bank, or null
     * @param bankCode the bank's code, 12 digits (联行号), or null
     */
    record Claim(
            long person,
            String personKey,
            String personName,
            String number,
            String holder,
            String bank,
            String bankCode) {
        /** Without the bank's code. */
        public Claim(long person, String personKey, String personName, String number, String holder, String bank) {
            this(person, personKey, personName, number, holder, bank, null);
        }
    }

    /**
     * An account as staff may see it.
     *
     * @param id the account
     * @param person its owner
     * @param number masked, last four digits
     * @param holder the holder's name
     * @param bank the bank, or null
     * @param bankCode the bank's code, 12 digits (联行号), or null
     * @param state where it stands
     */
    record View(long id, long person, String number, String holder, String bank, String bankCode, State state) {}

    /** The states of an account. */
    enum State {
        /** As claimed. */
        NEW,
        /** Confirmed by a second person or a successful payment. */
        VERIFIED,
        /** A payment failed. */
        FAILED,
        /** Closed. */
        CLOSED
    }
}

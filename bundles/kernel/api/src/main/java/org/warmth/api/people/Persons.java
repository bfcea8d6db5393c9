package org.warmth.api.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.Violation;

/** The persons; calls take and give sets. Nothing is wrong with a claim that is null, and nobody is found for it: null. */
@ProviderType
public interface Persons {
    /**
     * What is wrong with each claim, in the order given; fields of the violations are {@code name}, {@code idType},
     * {@code idNumber}, {@code mobile}. Writes nothing.
     */
    List<List<Violation>> check(List<PersonClaim> claims);

    /**
     * Looks claims up ahead of their {@link #check}, from another thread if the caller likes, so that checking need not
     * wait for the database. Changes nothing but time.
     */
    void foresee(List<PersonClaim> claims);

    /**
     * Finds or creates the person of each claim, in the caller's transaction, in the order given. By the keyed hash of
     * the number; without number by name, phone and {@code apart} inside the unit. Claims must have passed {@link
     * #check}. Never a merged person: whoever was found to be another is that other one.
     */
    List<Resolved> resolve(List<PersonClaim> claims);

    /** The known persons of the claims without creating any; null where there is none. */
    List<Resolved> find(List<PersonClaim> claims);

    /** Who was found to be somebody else; the same object while that does not change. */
    Merged merged();

    /** Masked, by id; a merged person as who they are now. */
    Map<Long, PersonView> masked(Collection<Long> ids);

    /**
     * What tells the mobile numbers of persons apart without showing them, by id: equal numbers have equal marks. Persons
     * without one are left out.
     */
    Map<Long, String> phones(Collection<Long> ids);

    /**
     * A person found.
     *
     * @param id the person
     * @param level how well known
     * @param created whether just created
     * @param deceasedOn the day of death, or null
     */
    record Resolved(long id, IdentityLevel level, boolean created, java.time.LocalDate deceasedOn) {}
}

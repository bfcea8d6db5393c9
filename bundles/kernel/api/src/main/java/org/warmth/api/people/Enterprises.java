package org.warmth.api.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.Violation;

/**
 * Enterprises and posts inside them (form 1 row A counts them); calls take and give sets. Nothing is wrong with a claim that
 * is null, and its enterprise is 0.
 */
@ProviderType
public interface Enterprises {
    /** What is wrong with each claim, in the order given; fields {@code name}, {@code creditCode}. */
    List<List<Violation>> check(List<Claim> claims);

    /** Finds or creates the enterprise of each claim, in the caller's transaction: by credit code, else by name. */
    List<Long> resolve(List<Claim> claims);

    /** What they are called, and their codes, by id. */
    Map<Long, Claim> named(Collection<Long> ids);

    /**
     * An enterprise as a roster names it.
     *
     * @param name its name
     * @param creditCode its unified social credit code (GB 32100-2015), or null
     */
    record Claim(String name, String creditCode) {}
}

package org.warmth.access;

/**
 * Somebody who may sign in.
 *
 * @param id the id
 * @param name the sign-in name, lower case
 * @param displayName the name of the person
 * @param password the password's hash, or null where only a directory or a token vouches
 * @param changeDue whether somebody else knows the password, so that it opens nothing but its own change
 * @param shared whether several people use it
 * @param locked whether sign-in is refused
 * @param createdBy who created it
 * @param version for optimistic locking
 */
record User(
        long id,
        String name,
        String displayName,
        String password,
        boolean changeDue,
        boolean shared,
        boolean locked,
        long createdBy,
        int version) {}

package org.warmth.api.people;

/** How well a person is known (domain 0.5): goods and services need NAMED, money needs ID. */
public enum IdentityLevel {
    /** Name, unit, and phone or signature sheet. */
    NAMED,
    /** The number passed its check. */
    ID,
    /** The document was seen by a second person. */
    VERIFIED
}

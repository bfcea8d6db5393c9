package org.warmth.people;

import org.warmth.api.Problem;

/** The body of a request that must have one. */
final class Body {
    private Body() {}

    /** The body; 400 if there is none. */
    static <T> T of(T body) {
        if (body == null) {
            throw Problem.malformed("people.body-missing");
        }
        return body;
    }
}

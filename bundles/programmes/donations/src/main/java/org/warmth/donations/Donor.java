package org.warmth.donations;

/**
 * Who gave. An id of 0 means none.
 *
 * @param kind the kind
 * @param name the name, null for one who stays unnamed
 * @param enterprise the enterprise or body in the register
 * @param from the union among whose members or in whose area it was raised
 * @param anonymous whether nothing is kept that says who it was
 * @param people how many gave together: of a unit its donors, else 1
 */
record Donor(DonorKind kind, String name, long enterprise, long from, boolean anonymous, int people) {
    /** As lists show it: the name of a person is not for everybody (domain 3.7, S2). */
    Donor masked() {
        if (kind != DonorKind.PERSON || name == null) {
            return this;
        }
        int first = name.offsetByCodePoints(0, 1);
        int hidden = name.codePointCount(first, name.length());
        return new Donor(kind, name.substring(0, first) + "*".repeat(hidden), enterprise, from, anonymous, people);
    }
}

package org.warmth.demo;

/**
 * How big a season is (domain 6.2).
 *
 * @param districts district and bureau unions below the city
 * @param units all units below the city, districts included
 * @param persons persons touched
 * @param items gifts, aid and visits to persons
 * @param enterprises enterprises visited
 */
public record Size(int districts, int units, int persons, int items, int enterprises) {
    /** One district: for a look and for tests. */
    public static final Size S = new Size(1, 20, 300, 500, 24);

    /** Sixteen districts and seventy bureaus. */
    public static final Size M = new Size(86, 2_000, 20_000, 60_000, 1_500);

    /** The size of a name, {@code S} or {@code M}. */
    public static Size of(String name) {
        return switch (name) {
            case "S" -> S;
            case "M" -> M;
            default -> throw new IllegalArgumentException("size " + name + ": S or M");
        };
    }
}

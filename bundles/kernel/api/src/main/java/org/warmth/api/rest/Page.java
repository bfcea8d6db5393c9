package org.warmth.api.rest;

import java.util.List;
import java.util.function.ToLongFunction;
import org.warmth.api.Problem;

/**
 * One page of a list in the order of ids.
 *
 * @param items the items
 * @param next the key of the next page ({@code ?after=}), or null at the end
 * @param <T> the items' type
 */
public record Page<T>(List<T> items, String next) {
    /** The most items a page holds. */
    public static final int MOST = 500;

    /**
     * The page size asked for.
     *
     * @throws org.warmth.api.Problem 400 {@code rest.size} outside 1 to {@link #MOST}
     */
    public static int size(int asked) {
        if (asked < 1 || asked > MOST) {
            throw Problem.malformed("rest.size", MOST);
        }
        return asked;
    }

    /** The page of {@code size} from {@code found}, which was read with {@code size + 1}. */
    public static <T> Page<T> of(List<T> found, int size, ToLongFunction<T> id) {
        if (found.size() <= size) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, size));
        return new Page<>(items, Long.toString(id.applyAsLong(items.get(size - 1))));
    }
}

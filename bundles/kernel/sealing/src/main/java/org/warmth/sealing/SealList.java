package org.warmth.sealing;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a seal covers: for each row its id and the first eight bytes of its keyed digest, so that a changed row can be
 * named. Sorted by id.
 *
 * @param ids the ids
 * @param digests the digests
 */
public record SealList(long[] ids, long[] digests) {
    private static final int WIDTH = 2 * Long.BYTES;

    /** As it is stored. */
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(ids.length * WIDTH);
        for (int i = 0; i < ids.length; i++) {
            buffer.putLong(ids[i]).putLong(digests[i]);
        }
        return buffer.array();
    }

    /** Reads what {@link #bytes} wrote. */
    public static SealList of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int size = bytes.length / WIDTH;
        SealList list = new SealList(new long[size], new long[size]);
        for (int i = 0; i < size; i++) {
            list.ids[i] = buffer.getLong();
            list.digests[i] = buffer.getLong();
        }
        return list;
    }

    /** Whether it covers the row. */
    public boolean covers(long id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }
}

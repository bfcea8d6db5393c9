package org.warmth.sheets.reading;

/** Remembers by 64-bit hash in which row something was first seen: 12 bytes a row, not an object. */
final class FirstSeen {
    private long[] hashes = new long[1 << 10];
    private int[] rows = new int[1 << 10];
    private int count;

    /** The row where the hash was first seen; if it is new, remembers {@code row} and gives 0. */
    int put(long hash, int row) {
        if (count * 2 > hashes.length) {
            grow();
        }
        int slot = slot(hash);
        if (rows[slot] != 0) {
            return rows[slot];
        }
        hashes[slot] = hash;
        rows[slot] = row;
        count++;
        return 0;
    }

    private int slot(long hash) {
        int slot = (int) (hash ^ hash >>> 32) & hashes.length - 1;
        while (rows[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & hashes.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldRows = rows;
        hashes = new long[oldHashes.length * 2];
        rows = new int[oldRows.length * 2];
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != 0) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                rows[slot] = oldRows[i];
            }
        }
    }

    /** Adds a text to a hash (FNV-1a over chars, then mixed). */
    static long hash(long seed, Object value) {
        String text = value.toString();
        long hash = seed ^ 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }
}

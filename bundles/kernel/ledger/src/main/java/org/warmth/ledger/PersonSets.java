package org.warmth.ledger;

import java.util.Arrays;
import java.util.BitSet;

/** Some sets of persons: each person gets a small number, each set is bits. A million persons take some 20 MB. */
final class PersonSets {
    private final BitSet[] sets;
    private long[] persons = new long[1 << 10];
    private int[] numbers = new int[1 << 10];
    private int count;

    PersonSets(int size) {
        sets = new BitSet[size];
        Arrays.setAll(sets, any -> new BitSet());
    }

    /** Adds a person, never 0, to a set. */
    void add(int set, long person) {
        sets[set].set(number(person));
    }

    /** How many persons a set has. */
    int size(int set) {
        return sets[set].cardinality();
    }

    /** Whether a set has a person. */
    boolean has(int set, long person) {
        int slot = slot(persons, person);
        return persons[slot] == person && sets[set].get(numbers[slot]);
    }

    /** How many persons there are in all. */
    int count() {
        return count;
    }

    /** The persons of a set, sorted. */
    long[] members(int set) {
        return persons(sets[set]);
    }

    private long[] persons(BitSet wanted) {
        long[] members = new long[wanted.cardinality()];
        int at = 0;
        for (int slot = 0; slot < persons.length; slot++) {
            if (persons[slot] != 0 && wanted.get(numbers[slot])) {
                members[at++] = persons[slot];
            }
        }
        Arrays.sort(members);
        return members;
    }

    /** The persons whom at least two sets have, sorted. */
    long[] inSeveral() {
        BitSet once = new BitSet();
        BitSet several = new BitSet();
        for (BitSet set : sets) {
            BitSet again = (BitSet) set.clone();
            again.and(once);
            several.or(again);
            once.or(set);
        }
        return persons(several);
    }

    private int number(long person) {
        int slot = slot(persons, person);
        if (persons[slot] == person) {
            return numbers[slot];
        }
        if (2 * count >= persons.length) {
            grow();
            slot = slot(persons, person);
        }
        persons[slot] = person;
        numbers[slot] = count;
        return count++;
    }

    private void grow() {
        long[] wider = new long[2 * persons.length];
        int[] widerNumbers = new int[2 * persons.length];
        for (int i = 0; i < persons.length; i++) {
            if (persons[i] != 0) {
                int slot = slot(wider, persons[i]);
                wider[slot] = persons[i];
                widerNumbers[slot] = numbers[i];
            }
        }
        persons = wider;
        numbers = widerNumbers;
    }

    private static int slot(long[] table, long person) {
        int slot = (int) (person * 0x9E3779B97F4A7C15L >>> 32) & table.length - 1;
        while (table[slot] != 0 && table[slot] != person) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}

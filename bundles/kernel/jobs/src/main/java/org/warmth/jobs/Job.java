package org.warmth.jobs;

import java.util.Locale;
import java.util.Map;

/**
 * A job whose lease this node holds.
 *
 * @param id its id
 * @param kind what it does
 * @param unit the unit it works for
 * @param arguments what it was started with
 * @param done how much the last committed chunk had done
 * @param position where that chunk ended
 * @param fence the number of this lease
 * @param user who started it
 * @param address from where
 * @param locale in which language
 */
record Job(
        long id,
        String kind,
        long unit,
        Map<String, String> arguments,
        int done,
        String position,
        int fence,
        long user,
        String address,
        Locale locale) {}

package org.warmth.sealing;

import java.time.LocalDateTime;

/**
 * A seal without its list.
 *
 * @param number 1 for the first, without gaps
 * @param at when, in UTC
 * @param first the smallest id it covers
 * @param last the greatest
 * @param count how many rows it covers
 * @param value the HMAC over number, time, list and the value before, 43 characters base64url
 */
public record Seal(long number, LocalDateTime at, long first, long last, int count, String value) {}

package org.warmth.api.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warmth.api.Problem;

/** The version that a change is made to, as {@code If-Match} names it: the {@code ETag} of the last answer. */
public final class IfMatch {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private IfMatch() {}

    /**
     * The version in the header.
     *
     * @param header the value of {@code If-Match}, or null
     * @throws Problem 428 without the header, 400 {@code rest.if-match-malformed} for anything but one ETag of ours
     */
    public static int version(String header) {
        if (header == null) {
            throw Problem.ifMatchMissing();
        }
        Matcher tag = TAG.matcher(header.trim());
        if (!tag.matches()) {
            throw Problem.malformed("rest.if-match-malformed");
        }
        return Integer.parseInt(tag.group(1));
    }
}

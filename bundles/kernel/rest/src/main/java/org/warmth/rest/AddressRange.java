package org.warmth.rest;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses that share their first bits.
 *
 * @param first the first address
 * @param bits how many bits they share
 */
record AddressRange(InetAddress first, int bits) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** The range written as an address, or as {@code address/bits}. */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("no address: " + text);
        }
        int all = address.getAddress().length * 8;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("no range: " + text);
        }
        return new AddressRange(address, bits);
    }

    /** Whether the address, a literal, lies in the range. */
    boolean contains(String text) {
        InetAddress address = literal(text);
        if (address == null || address.getAddress().length != first.getAddress().length) {
            return false;
        }
        int rest = first.getAddress().length * 8 - bits;
        return number(address).shiftRight(rest).equals(number(first).shiftRight(rest));
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    /** The address; null for anything but a literal, so that no name is ever looked up. */
    static InetAddress literal(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!LITERAL.matcher(bare).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(bare);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}

package org.warmth.rest;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** A request for a file of the page: nothing of it but the name and what caches ask reaches whoever serves it. */
final class PageRequest extends HttpServletRequestWrapper {
    private static final Set<String> CACHING = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        CACHING.addAll(
                Set.of("Accept", "Accept-Encoding", "Accept-Language", "Host", "If-Modified-Since", "If-None-Match"));
    }

    PageRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getHeader(String name) {
        return CACHING.contains(name) ? super.getHeader(name) : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return CACHING.contains(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(CACHING::contains)
                .toList());
    }

    @Override
    public Cookie[] getCookies() {
        return null;
    }
}

package org.warmth.rest;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** The request as the user sent it to a believed proxy; from anybody else the forwarded headers are not there. */
final class ForwardedRequest extends HttpServletRequestWrapper {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]");

    private final boolean believed;
    private final String address;
    private final String scheme;
    private final String host;
    private final int port;

    ForwardedRequest(HttpServletRequest request, boolean believed, List<AddressRange> proxies) {
        super(request);
        this.believed = believed;
        this.address = believed ? client(request, proxies) : request.getRemoteAddr();
        String proto = believed ? last(request.getHeader("X-Forwarded-Proto")) : null;
        this.scheme = "https".equals(proto) || "http".equals(proto) ? proto : request.getScheme();
        String named = believed ? last(request.getHeader("X-Forwarded-Host")) : null;
        int colon = named == null || named.endsWith("]") ? -1 : named.lastIndexOf(':');
        String name = colon < 0 ? named : named.substring(0, colon);
        boolean good = name != null && HOST.matcher(name).matches();
        this.host = good ? name : request.getServerName();
        this.port = good ? port(colon < 0 ? "" : named.substring(colon + 1)) : request.getServerPort();
    }

    /** The path prefix that the proxy took away, or null. */
    String prefix() {
        return believed ? last(super.getHeader("X-Forwarded-Prefix")) : null;
    }

    /** The last address that no believed proxy wrote down as its own. */
    private static String client(HttpServletRequest request, List<AddressRange> proxies) {
        String seen = request.getRemoteAddr();
        String header = request.getHeader("X-Forwarded-For");
        String[] hops = header == null ? new String[0] : header.split(",", 20);
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].trim();
            if (AddressRange.literal(hop) == null) {
                return seen;
            }
            seen = hop;
            if (proxies.stream().noneMatch(proxy -> proxy.contains(hop))) {
                return seen;
            }
        }
        return seen;
    }

    /** What the nearest proxy said: the last of a list. */
    private static String last(String header) {
        return header == null
                ? null
                : header.substring(header.lastIndexOf(',') + 1).trim();
    }

    private int port(String text) {
        if (text.matches("\\d{1,5}")) {
            return Integer.parseInt(text);
        }
        return "https".equals(scheme) ? 443 : 80;
    }

    @Override
    public String getRemoteAddr() {
        return address;
    }

    @Override
    public String getRemoteHost() {
        return address;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public boolean isSecure() {
        return "https".equals(scheme);
    }

    @Override
    public String getServerName() {
        return host;
    }

    @Override
    public int getServerPort() {
        return port;
    }

    @Override
    public StringBuffer getRequestURL() {
        boolean usual = port == ("https".equals(scheme) ? 443 : 80);
        return new StringBuffer(scheme + "://" + host + (usual ? "" : ":" + port) + getRequestURI());
    }

    @Override
    public String getHeader(String name) {
        return hidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return hidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !hidden(name))
                .toList());
    }

    private static boolean hidden(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("x-forwarded-") || lower.equals("forwarded");
    }
}

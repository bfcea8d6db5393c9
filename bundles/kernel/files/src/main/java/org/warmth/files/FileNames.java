package org.warmth.files;

import java.nio.charset.StandardCharsets;

/** Names of files: cleaned when they come, written so that a browser understands them when they go. */
final class FileNames {
    private static final int LONGEST = 200;
    /** What RFC 5987 lets stand unescaped. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private FileNames() {}

    /** The last part of a path, without what a file system or a header would stumble over. */
    static String plain(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> "\"*:<>?|".indexOf(c) < 0 && Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (clean.isEmpty() || clean.equals(".") || clean.equals("..")) {
            return "file";
        }
        return clean.codePointCount(0, clean.length()) <= LONGEST ? clean : shortened(clean);
    }

    /** Keeps the ending, by which programs know what it is. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }

    /** {@code Content-Disposition} with the name in ASCII for old programs and in UTF-8 (RFC 5987, RFC 6266). */
    static String attachment(String name) {
        StringBuilder ascii = new StringBuilder();
        name.codePoints()
                .forEach(c -> ascii.append(c < 0x20 || c > 0x7e || "\"\\%".indexOf(c) >= 0 ? "_" : (char) c + ""));
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", b));
            }
        }
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }

    /** A limit as people say it. */
    static String megabytes(long bytes) {
        return bytes < 1024 * 1024 ? bytes / 1024 + " KB" : bytes / (1024 * 1024) + " MB";
    }
}

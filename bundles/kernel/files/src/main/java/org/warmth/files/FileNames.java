package org.warmth.files;

/** Names of files, cleaned when they come. */
final class FileNames {
    private static final int LONGEST = 200;

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

    /** A limit as people say it. */
    static String megabytes(long bytes) {
        return bytes < 1024 * 1024 ? bytes / 1024 + " KB" : bytes / (1024 * 1024) + " MB";
    }
}

package org.warmth.api;

/** Failures as a log may have them: types and places, for their messages may quote values, an ID number for example. */
public final class Traces {
    private static final int PLACES = 12;

    private Traces() {}

    /** The types of a failure and its causes, and where the first of them arose, on a line each. */
    public static String of(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            trace.append(trace.length() == 0 ? "" : " < ")
                    .append(cause.getClass().getName());
            root = cause;
        }
        StackTraceElement[] places = root.getStackTrace();
        for (int i = 0; i < Math.min(places.length, PLACES); i++) {
            trace.append(System.lineSeparator()).append("    at ").append(places[i]);
        }
        return trace.toString();
    }
}

package org.warmth.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.warmth.api.Benefit;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;

/** Says what is wrong with JSON in words of the field, never quoting what was sent. */
final class JsonFaults {
    private static final int MOST_NAMES = 40;

    private JsonFaults() {}

    static Problem problem(JsonProcessingException fault) {
        if (fault instanceof JsonMappingException mapping) {
            for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem problem) {
                    return problem;
                }
                if (cause instanceof StreamConstraintsException) {
                    return one(field(mapping), "rest.json-limits");
                }
                if (otherEncoding(cause)) {
                    return one(field(mapping), "rest.json-utf8");
                }
            }
            return mapping(mapping);
        }
        if (fault instanceof StreamConstraintsException) {
            return one(null, "rest.json-limits");
        }
        if (otherEncoding(fault)) {
            return one(null, "rest.json-utf8");
        }
        String line = fault.getLocation() == null
                ? "?"
                : Integer.toString(fault.getLocation().getLineNr());
        String column = fault.getLocation() == null
                ? "?"
                : Integer.toString(fault.getLocation().getColumnNr());
        boolean twice =
                fault.getOriginalMessage() != null && fault.getOriginalMessage().startsWith("Duplicate field");
        return one(null, twice ? "rest.json-duplicate" : "rest.json-syntax", line, column);
    }

    private static boolean otherEncoding(Throwable fault) {
        return fault instanceof JsonParseException parse
                && parse.getOriginalMessage() != null
                && parse.getOriginalMessage().startsWith("Invalid UTF-8");
    }

    private static Problem mapping(JsonMappingException fault) {
        String field = field(fault);
        if (fault instanceof UnrecognizedPropertyException) {
            return one(field, "rest.json-unknown");
        }
        if (fault instanceof Json.Unfit unfit) {
            return one(field, unfit.code(), unfit.argument());
        }
        if (fault instanceof InvalidNullException) {
            return one(field, "rest.json-null");
        }
        Class<?> wanted = fault instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (fault.getOriginalMessage() != null && fault.getOriginalMessage().startsWith("Duplicate field")) {
            return one(field, "rest.json-duplicate", "", "");
        }
        if (wanted == null) {
            return one(field, "rest.json-value");
        }
        if (wanted.isEnum()) {
            return one(field, "rest.json-enum", names(wanted));
        }
        if (wanted == Money.class) {
            return one(field, "rest.json-money");
        }
        if (wanted == LocalDate.class) {
            return one(field, "rest.json-day");
        }
        if (wanted == Benefit.class) {
            return one(field, "rest.json-benefit");
        }
        if (Temporal.class.isAssignableFrom(wanted) || wanted == LocalDateTime.class) {
            return one(field, "rest.json-time");
        }
        if (wanted == long.class || wanted == Long.class) {
            return one(field, "rest.json-id");
        }
        if (wanted == String.class) {
            return one(field, "rest.json-string");
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return one(field, "rest.json-boolean");
        }
        if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return one(field, "rest.json-number");
        }
        return one(field, fault instanceof InvalidFormatException ? "rest.json-value" : "rest.json-shape");
    }

    private static String names(Class<?> type) {
        List<Object> all = Arrays.asList(type.getEnumConstants());
        return all.stream().limit(MOST_NAMES).map(Object::toString).collect(Collectors.joining(", "));
    }

    private static Problem one(String field, String code, Object... args) {
        return Problem.malformed(List.of(Violation.of(field, code, args)));
    }

    /** For example {@code lines[3].amount}; null for the whole. */
    static String field(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(printable(step.getFieldName()));
            }
        }
        return path.length() == 0 ? null : path.toString();
    }

    /** A name as it may stand in an answer: an unknown one is the sender's own text. */
    private static String printable(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}_.-]", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }
}

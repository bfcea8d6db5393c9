package org.warmth.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** What an event says beside its columns: a JSON object of texts that fits the column. */
final class Facts {
    private static final int MOST = 8_000;
    private static final int LONG = 500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Facts() {}

    /** The facts as JSON; values beyond 500 characters are cut, and what does not fit at all is left out. */
    static String write(Map<String, ?> facts) {
        if (facts.isEmpty()) {
            return "{}";
        }
        TreeMap<String, String> texts = new TreeMap<>();
        facts.forEach((key, value) -> texts.put(clip(key, 60), clip(String.valueOf(value), LONG)));
        String json = json(texts);
        while (json.length() > MOST) {
            texts.remove(texts.lastKey());
            json = json(texts);
        }
        return json;
    }

    static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts that are no JSON", e);
        }
    }

    /** The text's beginning, at most so many code points; NUL, which no database takes, becomes a blank. */
    static String clip(String text, int most) {
        String clean = text.indexOf(0) < 0 ? text : text.replace('\0', ' ');
        return clean.codePointCount(0, clean.length()) <= most
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static String json(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

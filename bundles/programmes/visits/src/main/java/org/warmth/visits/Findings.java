package org.warmth.visits;

import java.util.ArrayList;
import java.util.List;

/**
 * The four findings of a survey visit to an enterprise.
 *
 * @param production 生产经营状况
 * @param cause 困难成因
 * @param placement 职工安置
 * @param policy 政策待遇落实
 */
record Findings(String production, String cause, String placement, String policy) {
    /** Nothing found yet. */
    static final Findings NONE = new Findings(null, null, null, null);

    /** The names of those that are missing. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(4);
        add(missing, "production", production);
        add(missing, "cause", cause);
        add(missing, "placement", placement);
        add(missing, "policy", policy);
        return missing;
    }

    private static void add(List<String> missing, String name, String text) {
        if (text == null || text.isBlank()) {
            missing.add(name);
        }
    }
}

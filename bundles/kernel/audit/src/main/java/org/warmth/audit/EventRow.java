package org.warmth.audit;

import java.time.LocalDateTime;

/**
 * An event as its row holds it.
 *
 * @param at in UTC
 * @param user 0 for nobody
 * @param unit 0 for none
 * @param refusal the code of the refusal, or null for an act
 * @param facts a JSON object of texts
 */
record EventRow(
        long id,
        LocalDateTime at,
        long user,
        String userName,
        String address,
        String action,
        long unit,
        String object,
        String refusal,
        String facts) {}

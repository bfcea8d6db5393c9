package org.warmth.api.campaigns;

import java.time.Instant;

/**
 * A campaign (送温暖活动) as its notice orders it.
 *
 * @param id its id
 * @param code a short code, unique, for example {@code 2022}
 * @param title its title
 * @param year the year in form 1's title
 * @param window the two festivals
 * @param serviceMonth the service month of a sub-campaign, or null
 * @param deadline when the report is due
 * @param parent the campaign of which it is a part, or 0
 * @param version for optimistic locking
 */
public record Campaign(
        long id,
        String code,
        String title,
        int year,
        Period window,
        Period serviceMonth,
        Instant deadline,
        long parent,
        int version) {}

package org.warmth.api.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.warmth.api.BusinessDay;

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
 * @param parts the windows of the sub-campaigns that name it as their parent
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
        List<Period> parts,
        int version) {

    /** Takes a copy. */
    public Campaign {
        parts = List.copyOf(parts);
    }

    /** A campaign without sub-campaigns. */
    public Campaign(
            long id,
            String code,
            String title,
            int year,
            Period window,
            Period serviceMonth,
            Instant deadline,
            long parent,
            int version) {
        this(id, code, title, year, window, serviceMonth, deadline, parent, List.of(), version);
    }

    /** Whether the day belongs to it: to its window, its service month or a sub-campaign. */
    public boolean covers(LocalDate day) {
        return window.contains(day)
                || serviceMonth != null && serviceMonth.contains(day)
                || parts.stream().anyMatch(part -> part.contains(day));
    }

    /**
     * The first day that lies wholly after the deadline: what is given from then on belongs to a supplement. Of a
     * deadline at the end of 20 January it is the 21st.
     */
    public LocalDate afterDeadline() {
        ZonedDateTime due = deadline.atZone(BusinessDay.ZONE);
        return due.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? due.toLocalDate()
                : due.toLocalDate().plusDays(1);
    }
}

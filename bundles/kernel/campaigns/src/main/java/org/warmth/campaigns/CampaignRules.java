package org.warmth.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.warmth.api.Violation;
import org.warmth.api.campaigns.Period;

/** What a campaign must say. */
final class CampaignRules {
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,19}");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private CampaignRules() {}

    /** What is wrong, field by field. */
    static List<Violation> check(CampaignDraft draft) {
        List<Violation> faults = new ArrayList<>();
        if (draft.code() == null || !CODE.matcher(draft.code()).matches()) {
            faults.add(Violation.of("code", "campaigns.code-shape"));
        }
        if (draft.title() == null || draft.title().isBlank()) {
            faults.add(Violation.of("title", "campaigns.title-missing"));
        }
        if (draft.year() == null || draft.year() < FIRST_YEAR || draft.year() > LAST_YEAR) {
            faults.add(Violation.of("year", "campaigns.year", FIRST_YEAR, LAST_YEAR));
        }
        if (draft.deadline() == null) {
            faults.add(Violation.of("deadline", "campaigns.deadline-missing"));
        }
        if (draft.window() == null) {
            faults.add(Violation.of("window", "campaigns.window-missing"));
        }
        days(faults, "window", draft.window());
        days(faults, "serviceMonth", draft.serviceMonth());
        length(faults, "title", draft.title(), 100);
        length(faults, "noticeNumber", draft.noticeNumber(), 60);
        length(faults, "issuingBody", draft.issuingBody(), 100);
        length(faults, "theme", draft.theme(), 100);
        length(faults, "addressees", draft.addressees(), 100);
        length(faults, "windowText", draft.windowText(), 100);
        length(faults, "contact.name", draft.contactOrNone().name(), 50);
        length(faults, "contact.phone", draft.contactOrNone().phone(), 40);
        length(faults, "contact.fax", draft.contactOrNone().fax(), 40);
        length(faults, "contact.email", draft.contactOrNone().email(), 100);
        return faults;
    }

    private static void days(List<Violation> faults, String field, Period period) {
        if (period != null
                && (period.from().getYear() < FIRST_YEAR || period.to().getYear() > LAST_YEAR)) {
            faults.add(Violation.of(field, "campaigns.days", FIRST_YEAR, LAST_YEAR));
        }
    }

    private static void length(List<Violation> faults, String field, String text, int most) {
        if (text != null && text.codePointCount(0, text.length()) > most) {
            faults.add(Violation.of(field, "campaigns.too-long", most));
        }
    }
}

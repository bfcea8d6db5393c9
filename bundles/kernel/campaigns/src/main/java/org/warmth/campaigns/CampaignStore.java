package org.warmth.campaigns;

import static org.warmth.campaigns.db.Tables.CAMPAIGNS_CAMPAIGNS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.warmth.api.campaigns.Period;

/** The table of campaigns; rows are never deleted. */
final class CampaignStore {
    private CampaignStore() {}

    /** Grows by one with every campaign founded and every change. */
    static long change(DSLContext db) {
        return db.select(DSL.coalesce(DSL.sum(CAMPAIGNS_CAMPAIGNS.VERSION), DSL.zero()))
                .from(CAMPAIGNS_CAMPAIGNS)
                .fetchSingle()
                .value1()
                .longValue();
    }

    /** All, newest first. */
    static List<CampaignRecord> all(DSLContext db) {
        return db.selectFrom(CAMPAIGNS_CAMPAIGNS)
                .orderBy(CAMPAIGNS_CAMPAIGNS.WINDOW_FROM.desc(), CAMPAIGNS_CAMPAIGNS.ID.desc())
                .fetch(CampaignStore::read);
    }

    static boolean taken(DSLContext db, String code, long except) {
        return db.fetchExists(
                CAMPAIGNS_CAMPAIGNS, CAMPAIGNS_CAMPAIGNS.CODE.eq(code).and(CAMPAIGNS_CAMPAIGNS.ID.ne(except)));
    }

    static void insert(DSLContext db, long id, CampaignDraft draft, long user, Instant now) {
        Map<Field<?>, Object> row = columns(draft);
        row.put(CAMPAIGNS_CAMPAIGNS.ID, id);
        row.put(CAMPAIGNS_CAMPAIGNS.CREATED_BY, user);
        row.put(CAMPAIGNS_CAMPAIGNS.CREATED_AT, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        row.put(CAMPAIGNS_CAMPAIGNS.VERSION, 1);
        db.insertInto(CAMPAIGNS_CAMPAIGNS).set(row).execute();
    }

    /** Whether the version was still the one. */
    static boolean update(DSLContext db, long id, int version, CampaignDraft draft) {
        Map<Field<?>, Object> row = columns(draft);
        row.put(CAMPAIGNS_CAMPAIGNS.VERSION, version + 1);
        return db.update(CAMPAIGNS_CAMPAIGNS)
                        .set(row)
                        .where(CAMPAIGNS_CAMPAIGNS.ID.eq(id).and(CAMPAIGNS_CAMPAIGNS.VERSION.eq(version)))
                        .execute()
                == 1;
    }

    private static Map<Field<?>, Object> columns(CampaignDraft draft) {
        Map<Field<?>, Object> row = new LinkedHashMap<>();
        row.put(CAMPAIGNS_CAMPAIGNS.CODE, draft.code());
        row.put(CAMPAIGNS_CAMPAIGNS.TITLE, draft.title());
        row.put(CAMPAIGNS_CAMPAIGNS.FORM_YEAR, draft.year());
        row.put(CAMPAIGNS_CAMPAIGNS.NOTICE_NUMBER, draft.noticeNumber());
        row.put(CAMPAIGNS_CAMPAIGNS.ISSUING_BODY, draft.issuingBody());
        row.put(CAMPAIGNS_CAMPAIGNS.THEME, draft.theme());
        row.put(CAMPAIGNS_CAMPAIGNS.ADDRESSEES, draft.addressees());
        row.put(CAMPAIGNS_CAMPAIGNS.WINDOW_FROM, draft.window().from());
        row.put(CAMPAIGNS_CAMPAIGNS.WINDOW_TO, draft.window().to());
        row.put(CAMPAIGNS_CAMPAIGNS.WINDOW_TEXT, draft.windowText());
        row.put(
                CAMPAIGNS_CAMPAIGNS.MONTH_FROM,
                draft.serviceMonth() == null ? null : draft.serviceMonth().from());
        row.put(
                CAMPAIGNS_CAMPAIGNS.MONTH_TO,
                draft.serviceMonth() == null ? null : draft.serviceMonth().to());
        row.put(CAMPAIGNS_CAMPAIGNS.DEADLINE, LocalDateTime.ofInstant(draft.deadline(), ZoneOffset.UTC));
        row.put(CAMPAIGNS_CAMPAIGNS.CONTACT_NAME, draft.contactOrNone().name());
        row.put(CAMPAIGNS_CAMPAIGNS.CONTACT_PHONE, draft.contactOrNone().phone());
        row.put(CAMPAIGNS_CAMPAIGNS.CONTACT_FAX, draft.contactOrNone().fax());
        row.put(CAMPAIGNS_CAMPAIGNS.CONTACT_EMAIL, draft.contactOrNone().email());
        row.put(CAMPAIGNS_CAMPAIGNS.PARENT, draft.parent() == null ? 0L : draft.parent());
        return row;
    }

    private static CampaignRecord read(Record row) {
        LocalDate month = row.get(CAMPAIGNS_CAMPAIGNS.MONTH_FROM);
        return new CampaignRecord(
                row.get(CAMPAIGNS_CAMPAIGNS.ID),
                row.get(CAMPAIGNS_CAMPAIGNS.VERSION),
                new CampaignDraft(
                        row.get(CAMPAIGNS_CAMPAIGNS.CODE),
                        row.get(CAMPAIGNS_CAMPAIGNS.TITLE),
                        row.get(CAMPAIGNS_CAMPAIGNS.FORM_YEAR),
                        row.get(CAMPAIGNS_CAMPAIGNS.NOTICE_NUMBER),
                        row.get(CAMPAIGNS_CAMPAIGNS.ISSUING_BODY),
                        row.get(CAMPAIGNS_CAMPAIGNS.THEME),
                        row.get(CAMPAIGNS_CAMPAIGNS.ADDRESSEES),
                        new Period(row.get(CAMPAIGNS_CAMPAIGNS.WINDOW_FROM), row.get(CAMPAIGNS_CAMPAIGNS.WINDOW_TO)),
                        row.get(CAMPAIGNS_CAMPAIGNS.WINDOW_TEXT),
                        month == null ? null : new Period(month, row.get(CAMPAIGNS_CAMPAIGNS.MONTH_TO)),
                        row.get(CAMPAIGNS_CAMPAIGNS.DEADLINE).toInstant(ZoneOffset.UTC),
                        new CampaignDraft.Contact(
                                row.get(CAMPAIGNS_CAMPAIGNS.CONTACT_NAME),
                                row.get(CAMPAIGNS_CAMPAIGNS.CONTACT_PHONE),
                                row.get(CAMPAIGNS_CAMPAIGNS.CONTACT_FAX),
                                row.get(CAMPAIGNS_CAMPAIGNS.CONTACT_EMAIL)),
                        row.get(CAMPAIGNS_CAMPAIGNS.PARENT) == 0 ? null : row.get(CAMPAIGNS_CAMPAIGNS.PARENT)));
    }
}

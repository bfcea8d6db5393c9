package org.warmth.campaigns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.warmth.api.campaigns.Period;

/**
 * What a campaign's notice says, as it is written and read over REST.
 *
 * @param code a short code, unique
 * @param title its title
 * @param year the year in form 1's title
 * @param noticeNumber the notice's number
 * @param issuingBody who issued it
 * @param theme its theme
 * @param addressees to whom
 * @param window the two festivals
 * @param windowText the window as printed, which may be imprecise
 * @param serviceMonth the service month, or null
 * @param deadline when the report is due, with its time of day
 * @param contact whom to ask, or null
 * @param parent the campaign of which it is a part, or null
 */
@Schema(
        name = "campaigns.CampaignDraft",
        example =
                """
                {"code":"2022","title":"2022年元旦春节送温暖活动","year":2022,"noticeNumber":"演示工发〔2021〕1号",
                 "issuingBody":"演示市总工会","theme":"心系职工情，温暖进万家","addressees":"各区局（产业）工会",
                 "window":{"from":"2021-12-15","to":"2022-02-15"},"windowText":"2021年12月中旬至2022年春节期间",
                 "deadline":"2022-01-20T16:00:00Z","contact":{"name":"李例安","phone":"021-00000000"}}""")
public record CampaignDraft(
        @Schema(example = "2022") String code,
        @Schema(example = "2022年元旦春节送温暖活动") String title,
        @Schema(example = "2022") Integer year,
        @Schema(example = "演示工发〔2021〕1号") String noticeNumber,
        @Schema(example = "演示市总工会") String issuingBody,
        @Schema(example = "心系职工情，温暖进万家") String theme,
        @Schema(example = "各区局（产业）工会") String addressees,
        Period window,
        @Schema(example = "2021年12月中旬至2022年春节期间") String windowText,
        Period serviceMonth,
        @Schema(type = "string", format = "date-time", example = "2022-01-20T16:00:00Z") Instant deadline,
        Contact contact,
        @Schema(type = "string") Long parent) {

    /**
     * Whom to ask: fields of the record, never constants of the product.
     *
     * @param name the name
     * @param phone the phone
     * @param fax the fax
     * @param email the mail address
     */
    @Schema(name = "campaigns.Contact")
    public record Contact(String name, String phone, String fax, String email) {
        static final Contact NONE = new Contact(null, null, null, null);
    }

    Contact contactOrNone() {
        return contact == null ? Contact.NONE : contact;
    }
}

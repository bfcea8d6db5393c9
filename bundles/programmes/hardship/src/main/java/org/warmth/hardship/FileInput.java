package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.warmth.api.people.IdType;

/**
 * A hardship file as a clerk writes it. When a file is rewritten, what is null stays as it is: nobody can send back what was
 * shown to them masked.
 *
 * @param unit the union that keeps it
 * @param head the worker
 * @param facts what the file says
 * @param means what the household lives on; only with its consent
 * @param account the worker's account; only with consent
 * @param consent a consent given now, or null
 * @param members the family, without the head
 */
@Schema(
        name = "hardship.FileInput",
        example =
                """
                {"unit":"601","head":{"name":"李例安","idNumber":"999999199001019010","mobile":"12000000001"},
                 "facts":{"type":"DEEP","mainCause":"ILLNESS","persons":2,"insurance":"EMPLOYEE"},
                 "means":{"income":3000000,"rigidCost":1200000,"health":"慢性病"},
                 "consent":{"textVersion":"2022-1","givenOn":"2022-01-06","scan":"9001"},
                 "members":[{"name":"王样","relation":"SPOUSE"}]}""")
public record FileInput(
        Long unit,
        Head head,
        FileFacts facts,
        FileMeans means,
        Account account,
        Consent.Input consent,
        List<Member.Input> members) {
    /** Whether it says anything that nobody may ask without the household's consent. */
    boolean needConsent() {
        return means != null && means.needConsent()
                || account != null
                || members != null && members.stream().anyMatch(Member.Input::needConsent);
    }

    /**
     * The worker.
     *
     * @param name the name
     * @param idType the document
     * @param idNumber the number; null when rewritten and the person stays
     * @param mobile the mobile number
     */
    @Schema(name = "hardship.Head")
    public record Head(String name, IdType idType, String idNumber, String mobile) {}

    /**
     * The worker's account.
     *
     * @param number the card or account
     * @param holder whose it is: the worker's own
     * @param bank the bank
     */
    @Schema(name = "hardship.Account")
    public record Account(String number, String holder, String bank) {}
}

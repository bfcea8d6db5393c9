package org.warmth.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.warmth.api.people.IdType;

/**
 * One visit to many, written as one: what is the same for all once, and the list of names (集体慰问，一份名单). Each name
 * becomes a visit of a list, at the state it has proof for.
 *
 * @param title what the list is called
 * @param visit what is the same for all: unit, day, category, goods; it names nobody itself
 * @param names who was visited
 */
@Schema(
        name = "visits.GroupInput",
        example =
                """
                {"title":"环卫三班慰问","visit":{"unit":"601","date":"2022-01-18","category":"C7","goods":"春节大礼包",
                 "value":20000,"post":"环卫三班","place":"演示路道班房"},
                 "names":[{"name":"李例安","mobile":"12000001234"},{"name":"王试平","mobile":"12000001235"}]}""")
record VisitGroup(String title, VisitInput visit, List<Name> names) {
    /** The same without blanks around its texts. */
    VisitGroup plain() {
        return visit == null ? this : new VisitGroup(title, VisitInput.FIELDS.plain(visit), names);
    }

    /**
     * Somebody on the list.
     *
     * @param name the name
     * @param idType the document
     * @param idNumber its number
     * @param mobile the mobile number
     * @param confirmed whether this is somebody else than a namesake on the list, or another visit on a day with one
     */
    @Schema(name = "visits.GroupName")
    record Name(String name, IdType idType, String idNumber, String mobile, boolean confirmed) {}
}

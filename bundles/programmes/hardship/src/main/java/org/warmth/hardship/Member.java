package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.warmth.api.Money;
import org.warmth.api.people.IdType;

/**
 * Somebody of a household (家庭成员), its head among them.
 *
 * @param id its id
 * @param file the file
 * @param person who
 * @param relation what they are to the head
 * @param once what keeps a person in one open file: 0 there, the file's id in a second one that was confirmed, below 0 in a
 *     file that has ended
 * @param importId the import it came with, 0 if typed
 * @param facts what is known of them; encrypted
 */
record Member(long id, long file, long person, Relation relation, long once, long importId, Facts facts) {
    /** Until the day of this age a guardian consents (PIPL 31). */
    private static final int OF_AGE = 14;

    boolean head() {
        return relation == Relation.HEAD;
    }

    /** The same in a second household, which was confirmed. */
    Member twice() {
        return new Member(id, file, person, relation, file, importId, facts);
    }

    /** The same in an open file again. */
    Member held() {
        return new Member(id, file, person, relation, 0, importId, facts);
    }

    /** What they are to the head (与户主关系). */
    public enum Relation {
        /** 本人. */
        HEAD,
        /** 配偶. */
        SPOUSE,
        /** 子女. */
        CHILD,
        /** 父母. */
        PARENT,
        /** 兄弟姐妹. */
        SIBLING,
        /** 祖父母、外祖父母. */
        GRANDPARENT,
        /** 孙子女、外孙子女. */
        GRANDCHILD,
        /** 其他. */
        OTHER
    }

    /**
     * What is known of somebody of a household (class S3).
     *
     * @param birth when they were born
     * @param income what they earned in the year
     * @param health how they are
     * @param school where they learn
     * @param guardian who consented for a child under 14
     * @param guardianOn when
     * @param guardianScan the scan of that consent, 0 for none
     */
    record Facts(
            LocalDate birth,
            Money income,
            String health,
            String school,
            String guardian,
            LocalDate guardianOn,
            long guardianScan) {
        /** Nothing known. */
        static final Facts NONE = new Facts(null, null, null, null, null, null, 0);

        /** Whether they are a child for whom a guardian consents, on a day. */
        boolean minor(LocalDate on) {
            return birth != null && birth.plusYears(OF_AGE).isAfter(on);
        }

        /** The fields that hold something. */
        List<String> held() {
            List<String> held = new ArrayList<>();
            if (birth != null) {
                held.add("birth");
            }
            if (income != null) {
                held.add("income");
            }
            if (health != null) {
                held.add("health");
            }
            if (school != null) {
                held.add("school");
            }
            return held;
        }
    }

    /**
     * Somebody of a household as a clerk writes them.
     *
     * @param name the name
     * @param relation what they are to the head
     * @param idType the document
     * @param idNumber the number, or null
     * @param birth from the number of a resident card where not written
     * @param income what they earned in the year
     * @param health how they are
     * @param school where they learn
     * @param guardian who consents for a child under 14, or null
     * @param guardianOn when that consent was given
     * @param guardianScan the scan of it, or null
     * @param elsewhere whether the maker confirms that they belong to two households
     */
    @Schema(
            name = "hardship.MemberInput",
            example =
                    """
                    {"name":"李样宁","relation":"CHILD","idNumber":"999999201507199010","school":"演示小学",
                     "guardian":"李例安","guardianOn":"2022-01-06"}""")
    public record Input(
            String name,
            Relation relation,
            IdType idType,
            String idNumber,
            LocalDate birth,
            Money income,
            String health,
            String school,
            String guardian,
            LocalDate guardianOn,
            Long guardianScan,
            Boolean elsewhere) {
        /** Whether it says anything that nobody may ask without the household's consent. */
        boolean needConsent() {
            return income != null || health != null;
        }

        Facts facts(LocalDate born) {
            return new Facts(
                    birth == null ? born : birth,
                    income,
                    health,
                    school,
                    guardian,
                    guardianOn,
                    guardianScan == null ? 0 : guardianScan);
        }
    }
}

package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonView;
import org.warmth.api.workflow.Publicity;
import org.warmth.hardship.Member.Relation;

/**
 * A file as staff sees it: which of the encrypted fields hold something, not what (domain 3.7). An id of 0 means none.
 *
 * @param id its id
 * @param unit the union that keeps it
 * @param number the file's number
 * @param importId the import it came with
 * @param state where it stands
 * @param version for optimistic locking
 * @param facts what it says
 * @param computed the type that its means lead to, or null
 * @param explanation why, in words
 * @param head the worker, masked
 * @param account the worker's account, masked, or null
 * @param held the encrypted fields that hold something
 * @param members the family
 * @param consents what the household agreed to
 * @param evidence the papers
 * @param comparisons what the departments answered: whether something was found
 * @param course what became of it
 * @param publicity what hangs or hung out, or null
 * @param next the steps that the caller may take
 */
@Schema(name = "hardship.File")
record FileView(
        long id,
        long unit,
        String number,
        long importId,
        FileState state,
        int version,
        FileFacts facts,
        FileType computed,
        String explanation,
        PersonView head,
        Accounts.View account,
        List<String> held,
        List<Relative> members,
        List<Consent.View> consents,
        List<Evidence> evidence,
        List<Comparison.View> comparisons,
        Course course,
        Publicity publicity,
        List<String> next) {
    /**
     * Somebody of the family, masked.
     *
     * @param id the row's id
     * @param relation what they are to the head
     * @param person who
     * @param minor whether a guardian consents for them
     * @param held the encrypted fields that hold something
     * @param elsewhere whether it was confirmed that they belong to two households
     */
    @Schema(name = "hardship.Relative")
    record Relative(
            long id, Relation relation, PersonView person, boolean minor, List<String> held, boolean elsewhere) {
        static Relative of(Member member, PersonView person, LocalDate today) {
            return new Relative(
                    member.id(),
                    member.relation(),
                    person,
                    member.facts().minor(today),
                    member.facts().held(),
                    member.once() > 0);
        }
    }

    /**
     * What became of a file.
     *
     * @param surveyedOn when two went to the home
     * @param witness who came along
     * @param sentOn when the household was sent for comparison
     * @param approvedOn since when it is active
     * @param reviewDue when it is to be looked at again
     * @param reliefUntil until when a temporary file helps
     * @param exitPath how it is to leave, or left, hardship
     * @param exitOn since when
     * @param closing why it was closed
     * @param closedOn when
     */
    @Schema(name = "hardship.Course")
    record Course(
            LocalDate surveyedOn,
            String witness,
            LocalDate sentOn,
            LocalDate approvedOn,
            LocalDate reviewDue,
            LocalDate reliefUntil,
            ExitPath exitPath,
            LocalDate exitOn,
            Closing closing,
            LocalDate closedOn) {
        static Course of(FileCourse course) {
            return new Course(
                    course.survey() == null ? null : course.survey().on(),
                    course.survey() == null ? null : course.survey().witness(),
                    course.sentOn(),
                    course.approvedOn(),
                    course.reviewDue(),
                    course.reliefUntil(),
                    course.exit() == null ? null : course.exit().path(),
                    course.exit() == null ? null : course.exit().on(),
                    course.closing(),
                    course.closedOn());
        }
    }
}

package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.fields.Fields;
import org.warmth.api.workflow.Reasoned;

/**
 * What a step carries; each step asks for its own.
 *
 * @param reason why, where it goes back, away or against what was found
 * @param date the day: of survey, review, exit, close; today if null
 * @param witness who came along to the home
 * @param finding what was found there
 * @param place where it is hung out
 * @param days for how many working days
 * @param until until when a temporary file helps
 * @param type what a temporary file is promoted to
 * @param path how the household leaves hardship
 * @param closing why the file is closed
 */
@Schema(name = "hardship.StepInput", example = "{\"date\":\"2022-01-08\",\"witness\":\"王试平\",\"finding\":\"与申报情况一致\"}")
public record StepInput(
        String reason,
        LocalDate date,
        String witness,
        String finding,
        String place,
        Integer days,
        LocalDate until,
        FileType type,
        ExitPath path,
        Closing closing)
        implements Reasoned {
    private static final int MOST_DAYS = 60;

    static final StepInput NONE = because(null);

    /** All that steps of files carry. */
    static final Fields<StepInput> FIELDS = Fields.of(NONE)
            .text("reason", StepInput::reason, 500)
            .day("date", StepInput::date)
            .text("witness", StepInput::witness, 50)
            .text("finding", StepInput::finding, 1000)
            .text("place", StepInput::place, 200)
            .number("days", StepInput::days, MOST_DAYS)
            .day("until", StepInput::until)
            .code("type", FileType.class, StepInput::type)
            .code("path", ExitPath.class, StepInput::path)
            .code("closing", Closing.class, StepInput::closing);

    static StepInput of(StepInput given) {
        return given == null ? NONE : given;
    }

    static StepInput because(String reason) {
        return new StepInput(reason, null, null, null, null, null, null, null, null, null);
    }
}

package org.warmth.api.workflow;

import java.util.List;
import org.warmth.api.Problem;
import org.warmth.api.Violation;

/**
 * Why a step cannot be taken now.
 *
 * @param status 403, 409 or 422
 * @param code the message key; null where violations say it
 * @param args the arguments of the message
 * @param violations what the record lacks, field by field, for 422
 */
public record Refusal(int status, String code, List<Object> args, List<Violation> violations) {
    /** The record's state or what belongs to it is in the way. */
    public static Refusal conflict(String code, Object... args) {
        return new Refusal(409, code, List.of(args), List.of());
    }

    /** The caller may not, because of what they did before. */
    public static Refusal forbidden(String code, Object... args) {
        return new Refusal(403, code, List.of(args), List.of());
    }

    /** The record lacks something; null if there is nothing among these that refuses. */
    public static Refusal lacking(List<Violation> violations) {
        return Violation.refused(violations) ? new Refusal(422, null, List.of(), violations) : null;
    }

    /** The same as what a service throws. */
    public Problem problem() {
        return switch (status) {
            case 403 -> Problem.forbidden(code, args.toArray());
            case 409 -> Problem.conflict(code, args.toArray());
            default -> Problem.invalid(violations);
        };
    }
}

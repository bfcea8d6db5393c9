package org.warmth.api.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.Money;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;

/**
 * Publicity (公示): a list hung out for some working days before it is decided on, and the objections that come in. What is
 * shown is masked here, once for every module: surname, unit, category and band of the amount, never a number, a card, a
 * disease or an address (domain 3.7). Everything joins the caller's transaction and stands in the trail.
 */
@ProviderType
public interface Publicities {
    /**
     * Hangs a list out.
     *
     * @param lines who is on it, as they are called; read once, one after the other
     * @throws org.warmth.api.Problem 403 for whoever may not; 409 {@code workflow.publicity-hangs}; 422 what is wrong
     */
    Publicity hang(Subject subject, Notice notice, Iterable<Line> lines);

    /** Takes down what hangs out for a subject, with the objections to it; nothing if nothing does. */
    void withdraw(String kind, long subject, String reason);

    /**
     * Refuses unless each of these subjects hung out to the end and no objection stands.
     *
     * @throws org.warmth.api.Problem 409 {@code workflow.publicity-missing}; {@code workflow.publicity-hanging} with the
     *     last day; {@code workflow.publicity-objected}
     */
    void requireClear(String kind, Collection<Long> subjects);

    /** What hangs or hung out last for each of these subjects, as far as the caller may read it. */
    Map<Long, Publicity> latest(String kind, Collection<Long> subjects);

    /** What hangs or hung out last for a subject, if the caller may read it. */
    default Optional<Publicity> latest(String kind, long subject) {
        return Optional.ofNullable(latest(kind, Set.of(subject)).get(subject));
    }

    /** What is shown, in the order of the list, after the line of that number. */
    Page<Shown> lines(Publicity publicity, long after, int size);

    /** The objections to a publicity, oldest first. */
    List<Objection> objections(Publicity publicity);

    /**
     * Records an objection; one that came in on the last day counts.
     *
     * @throws org.warmth.api.Problem 403; 422 what is wrong, a day before or after the publicity among it
     */
    Created object(Publicity publicity, Objection.Input input);

    /**
     * Settles an objection, by another person than who recorded it.
     *
     * @param version the version it was read at
     * @throws org.warmth.api.Problem 403; 404; 409 {@code workflow.objection-answered}; 412; 422
     */
    Objection answer(Publicity publicity, long objection, int version, Objection.Answer answer);

    /**
     * What an objection says, in the clear; the reason for looking stands in the trail.
     *
     * @throws org.warmth.api.Problem 403; 404; 422 without a reason
     */
    Objection.Text reveal(Publicity publicity, long objection, String reason);

    /**
     * What is hung out.
     *
     * @param kind what it is, {@code <module>.<kind>}
     * @param id the record: a file, a list
     * @param unit the unit that owns it
     */
    record Subject(String kind, long id, long unit) {}

    /**
     * How it is hung out.
     *
     * @param place where everybody can read it
     * @param from the day it is hung out; today if null, never earlier
     * @param days how many working days after that; the setting if null, never fewer
     */
    record Notice(String place, LocalDate from, Integer days) {}

    /**
     * Somebody on the list, as they are called.
     *
     * @param name the full name
     * @param unit the name of their unit
     * @param category what they are on the list for: type of file, project, object group
     * @param amount how much they are to receive, or null
     */
    record Line(String name, String unit, String category, Money amount) {}

    /**
     * Somebody on the list, as everybody reads it.
     *
     * @param number the line's number, from 1
     * @param name surname and asterisk
     * @param unit the name of their unit
     * @param category what they are on the list for
     * @param band between which amounts theirs lies, or null
     */
    @Schema(name = "workflow.PublicityLine")
    record Shown(int number, String name, String unit, String category, String band) {}
}

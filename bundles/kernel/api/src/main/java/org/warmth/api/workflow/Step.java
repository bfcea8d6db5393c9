package org.warmth.api.workflow;

import java.util.Set;
import org.warmth.api.access.Role;

/**
 * One line of a life's table: a step from some states to one.
 *
 * @param name the step, a verb: {@code approve}
 * @param from the states it leaves; empty for the step that creates
 * @param to the state it reaches
 * @param roles who may, over the record's unit
 * @param differsFrom earlier steps whose actor must be somebody else (maker ≠ checker ≠ payer, R-E06)
 * @param reason whether a reason must be given
 * @param shared whether a shared account may take it; never for checking, authorising or paying
 * @param <S> the states
 */
public record Step<S extends Enum<S>>(
        String name, Set<S> from, S to, Set<Role> roles, Set<String> differsFrom, boolean reason, boolean shared) {}

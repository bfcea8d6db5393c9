package org.warmth.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.warmth.api.Problem;

/** A command whose refusals are sentences, not stack traces; a refused command fails, so that scripts notice. */
abstract class Command implements Action {
    @Reference
    protected Session session;

    @Reference
    protected Speech speech;

    @Override
    public final Object execute() throws Exception {
        try {
            run();
            return null;
        } catch (Problem problem) {
            throw new IllegalArgumentException(speech.say(problem), problem);
        }
    }

    abstract void run() throws Exception;

    final void print(String text) {
        session.getConsole().println(text);
    }
}

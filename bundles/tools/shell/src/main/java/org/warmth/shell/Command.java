package org.warmth.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.support.CommandException;
import org.warmth.api.Messages;
import org.warmth.api.Problem;

/**
 * A command whose refusals are sentences, not stack traces; a refused command fails, so that scripts notice.
 *
 * <p>Karaf offers the commands of a bundle once every single service that any of them names is there. So they name lists,
 * which may be empty: the command that says what is missing is there when something is.
 */
abstract class Command implements Action {
    @Reference
    protected Session session;

    @Reference
    private List<Messages> messages;

    private String line;

    @Override
    public final Object execute() throws Exception {
        try {
            run();
            return null;
        } catch (Problem problem) {
            throw new CommandException(speech().say(problem), problem);
        }
    }

    abstract void run() throws Exception;

    final Speech speech() {
        return new Speech(messages);
    }

    final void print(String text) {
        session.getConsole().println(text);
    }

    /** Prints a table as wide as the terminal; a script has none and gets all of it. */
    final void print(Table table) {
        Terminal terminal = session.getTerminal();
        table.lines(terminal == null ? 0 : terminal.getWidth()).forEach(this::print);
    }

    /** Writes over the line that is being written, if it says something new. */
    final void progress(String text) {
        if (text.equals(line)) {
            return;
        }
        line = text;
        session.getConsole().print("\r" + text);
        session.getConsole().flush();
    }

    /**
     * The service of which there is one, or none yet.
     *
     * @throws Problem 503 while it is not there
     */
    static <T> T of(List<T> services) {
        return services.stream().findFirst().orElseThrow(() -> Problem.unavailable("shell.not-ready", null));
    }
}

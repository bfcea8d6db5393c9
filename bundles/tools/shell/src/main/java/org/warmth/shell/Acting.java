package org.warmth.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.SignIn;

/**
 * Business commands act in the name of a member of staff, who signs in: whoever may open the shell runs the server, which
 * is no business role (domain 0.6).
 */
@Service
public final class Acting {
    @Reference
    private SignIn signIn;

    @Reference
    private Callers callers;

    @Reference
    private Speech speech;

    /** Asks for the user's password and runs the work as that user. */
    <T> T as(Session session, String user, Callable<T> work) throws IOException {
        char[] password = speech.ask(session, "shell.password");
        byte[] pair = (user + ":" + new String(password)).getBytes(StandardCharsets.UTF_8);
        String header = "Basic " + Base64.getEncoder().encodeToString(pair);
        Caller caller = signIn.verify(header, "shell", speech.locale());
        return callers.as(caller, () -> {
            try {
                return work.call();
            } catch (RuntimeException problem) {
                throw problem;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }
}

package org.warmth.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.SignIn;
import org.warmth.api.people.Units;

/**
 * A business command acts in the name of a member of staff, who signs in: whoever may open the shell runs the server, which
 * is no business role (domain 0.6).
 */
abstract class StaffCommand extends SecretCommand {
    @Option(name = "-u", aliases = "--user", description = "who acts; the password is asked for", required = true)
    private String user;

    @Reference
    private List<SignIn> signIns;

    @Reference
    private List<Callers> callers;

    @Reference
    private List<Units> units;

    /** Asks for the user's password and runs the work as that user. */
    final <T> T signedIn(Callable<T> work) throws IOException {
        SignIn signIn = of(signIns);
        byte[] pair = (user + ":" + new String(secret("shell.password"))).getBytes(StandardCharsets.UTF_8);
        String header = "Basic " + Base64.getEncoder().encodeToString(pair);
        Caller caller = signIn.verify(header, "shell", speech().locale());
        return of(callers).as(caller, () -> {
            try {
                return work.call();
            } catch (RuntimeException problem) {
                throw problem;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    /**
     * The union of a code.
     *
     * @throws Problem 404 if there is none
     */
    final long unit(String code) {
        return of(units)
                .byCode(code)
                .orElseThrow(() -> Problem.notFound("shell.unit-unknown", code))
                .id();
    }
}

package org.warmth.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.apache.karaf.shell.api.action.Option;
import org.warmth.api.Problem;

/** A command that needs a secret: from the person at the terminal, or, for a script, from a file. */
abstract class SecretCommand extends Command {
    private static final Set<PosixFilePermission> OWNERS_OWN =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    @Option(
            name = "--password-file",
            description = "a file that only its owner can read, with the password in its first line; instead of being"
                    + " asked for it")
    private String passwordFile;

    /**
     * Reads the secret: the first line of the file, or what is typed, without showing it.
     *
     * @param question the key of what to ask
     * @throws Problem 422 if others can read the file, if there is neither file nor terminal, or if nothing is given
     */
    final char[] secret(String question) throws IOException {
        String secret = passwordFile == null ? typed(question) : kept(Path.of(passwordFile));
        if (secret == null || secret.isEmpty()) {
            throw Problem.invalid("--password-file", "shell.password-missing");
        }
        return secret.toCharArray();
    }

    private String typed(String question) throws IOException {
        if (session.getTerminal() == null) {
            throw Problem.invalid("--password-file", "shell.no-terminal");
        }
        return session.readLine(speech().say(question) + " ", '*');
    }

    private static String kept(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw Problem.invalid("--password-file", "shell.password-unreadable", file);
        }
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)
                && !OWNERS_OWN.containsAll(Files.getPosixFilePermissions(file))) {
            throw Problem.invalid("--password-file", "shell.password-open", file);
        }
        return Files.readString(file).lines().findFirst().orElse(null);
    }
}

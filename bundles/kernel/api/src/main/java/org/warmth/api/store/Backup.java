package org.warmth.api.store;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Backup of everything a server keeps: database (with the files in it) and configuration in one archive, and, apart and
 * under a password, the keys without which no ID number can be revealed (DESIGN 8).
 */
@ProviderType
public interface Backup {
    /**
     * Writes a consistent copy while the server works.
     *
     * @param archive where the database and the configuration go; must not exist
     * @param keys where the encrypted keys go; must not exist
     * @param password protects the keys; at least 12 characters
     * @return what was written
     * @throws org.warmth.api.Problem 422 {@code store.password-short}, {@code store.file-exists}
     */
    Summary write(Path archive, Path keys, char[] password) throws IOException;

    /**
     * Puts a backup into an empty server of the same version of tables. The server must be started anew afterwards.
     *
     * @throws org.warmth.api.Problem 409 {@code store.not-empty} or {@code store.other-schema}; 422 {@code
     *     store.wrong-password}, {@code store.archive-damaged}
     */
    Summary restore(Path archive, Path keys, char[] password) throws IOException;

    /**
     * What a backup holds.
     *
     * @param tables how many tables
     * @param rows how many rows in all
     */
    record Summary(int tables, int rows) {}
}

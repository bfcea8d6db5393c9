package org.warmth.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that their owner alone may read. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** An empty file in place of whatever stood there, readable by its owner alone where the system knows owners. */
    static Path create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Files.deleteIfExists(file);
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createFile(file);
    }
}

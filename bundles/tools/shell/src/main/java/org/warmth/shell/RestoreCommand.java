package org.warmth.shell;

import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.warmth.api.store.Backup;

/** Puts a backup into an empty server. */
@Service
@Command(scope = "warmth", name = "restore", description = "Puts a backup into an empty server")
public final class RestoreCommand extends SecretCommand {
    @Argument(index = 0, name = "archive", description = "the archive", required = true)
    private String archive;

    @Argument(index = 1, name = "keys", description = "the file with the keys", required = true)
    private String keys;

    @Reference
    private List<Backup> backup;

    @Override
    void run() throws Exception {
        Backup.Summary summary = of(backup).restore(Path.of(archive), Path.of(keys), secret("shell.backup-password"));
        print(speech().say("shell.restore-done", summary.tables(), summary.rows()));
    }
}

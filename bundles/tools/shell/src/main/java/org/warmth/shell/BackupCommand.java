package org.warmth.shell;

import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.warmth.api.store.Backup;

/** Writes database, files and configuration to one archive, and the keys apart under a password. */
@Service
@Command(scope = "warmth", name = "backup", description = "Writes a backup; the keys apart, under a password")
public final class BackupCommand extends SecretCommand {
    @Argument(index = 0, name = "archive", description = "where database and configuration go", required = true)
    private String archive;

    @Argument(index = 1, name = "keys", description = "where the keys go; keep them elsewhere", required = true)
    private String keys;

    @Reference
    private List<Backup> backup;

    @Override
    void run() throws Exception {
        Backup.Summary summary = of(backup).write(Path.of(archive), Path.of(keys), secret("shell.backup-password"));
        print(speech().say("shell.backup-done", summary.tables(), summary.rows()));
    }
}

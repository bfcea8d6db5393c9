package org.warmth.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jdbc.DataSourceFactory;
import org.warmth.api.Problem;
import org.warmth.api.store.Backup;

/** The backup of this server. */
@Component(configurationPid = StoreSettings.PID)
public final class BackupService implements Backup {
    private final ModuleTables tables;
    private final Path keyFile;
    private final Path etc = Path.of(System.getProperty("karaf.etc", "etc"));
    private final Path data = Path.of(System.getProperty("karaf.data", "data"));

    @Reference(
            target = "(dataSourceName=warmth)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile DataSource dataSource;

    /** Opens the copy that Derby makes of itself; not there on PostgreSQL. */
    @Reference(
            target = "(osgi.jdbc.driver.name=derby)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile DataSourceFactory derby;

    /** With the key file that is set. */
    @Activate
    public BackupService(@Reference ModuleTables tables, StoreSettings settings) {
        this.tables = tables;
        this.keyFile = AesSecrets.file(settings);
    }

    @Override
    public Summary write(Path archive, Path keys, char[] password) throws IOException {
        return server().write(archive, keys, password);
    }

    @Override
    public Summary restore(Path archive, Path keys, char[] password) throws IOException {
        ServerBackup server = server();
        try {
            return tables.replace(() -> server.restore(archive, keys, password));
        } catch (RuntimeException | IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("the restoring did not come to its end", failed);
        }
    }

    private ServerBackup server() {
        DataSource source = dataSource;
        DataSourceFactory factory = derby;
        if (source == null) {
            throw Problem.unavailable("store.database-away", null);
        }
        try {
            return new ServerBackup(
                    new BackupSource(source, factory == null ? null : factory.createDriver(null), data.resolve("tmp")),
                    keyFile,
                    etc,
                    data.resolve("restored"));
        } catch (SQLException failed) {
            throw Problem.unavailable("store.database-away", failed);
        }
    }
}

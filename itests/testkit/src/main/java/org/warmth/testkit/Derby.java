package org.warmth.testkit;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The end of a Derby. */
final class Derby {
    private static final String GONE = "08006";

    private Derby() {}

    /** Drops one in memory. */
    static void drop(String name) {
        end("jdbc:derby:memory:" + name + ";drop=true");
    }

    /** Closes one on disk, so that another process may open it. */
    static void shutDown(Path folder) {
        end("jdbc:derby:" + folder + ";shutdown=true");
    }

    private static void end(String url) {
        try {
            DriverManager.getConnection(url).close();
        } catch (SQLException e) {
            // This is how Derby says that it has done so.
            if (!GONE.equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }
}

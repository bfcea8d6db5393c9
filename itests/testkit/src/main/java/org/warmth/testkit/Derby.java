package org.warmth.testkit;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Derby in memory. */
final class Derby {
    private static final String DROPPED = "08006";

    private Derby() {}

    static void drop(String name) {
        try {
            DriverManager.getConnection("jdbc:derby:memory:" + name + ";drop=true")
                    .close();
        } catch (SQLException e) {
            if (!DROPPED.equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }
}

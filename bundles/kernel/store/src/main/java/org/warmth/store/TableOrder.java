package org.warmth.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of a server, each after those it refers to. */
final class TableOrder {
    private TableOrder() {}

    /** All tables of the connection's schema but Liquibase's own, in lower case. */
    static List<String> of(Connection connection) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        String schema = connection.getSchema();
        Map<String, Set<String>> referred = new TreeMap<>();
        try (ResultSet tables = meta.getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (name.contains("_")) {
                    referred.put(name, new TreeSet<>());
                }
            }
        }
        for (Map.Entry<String, Set<String>> table : referred.entrySet()) {
            try (ResultSet keys = meta.getImportedKeys(null, schema, table.getKey())) {
                while (keys.next()) {
                    table.getValue().add(keys.getString("PKTABLE_NAME"));
                }
            }
        }
        LinkedHashSet<String> ordered = new LinkedHashSet<>();
        referred.keySet().forEach(table -> add(table, referred, ordered));
        return ordered.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static void add(String table, Map<String, Set<String>> referred, Set<String> ordered) {
        if (!ordered.contains(table)) {
            referred.getOrDefault(table, Set.of()).stream()
                    .filter(other -> !other.equals(table))
                    .forEach(other -> add(other, referred, ordered));
            ordered.add(table);
        }
    }

    /** Takes every row away, the referring tables first, in the connection's transaction. */
    static void empty(Connection connection, List<String> tables) throws SQLException {
        List<String> backwards = new ArrayList<>(tables);
        java.util.Collections.reverse(backwards);
        try (Statement statement = connection.createStatement()) {
            for (String table : backwards) {
                statement.executeUpdate("delete from " + table);
            }
        }
    }

    /** Whether a union stands in the server: one that never had any is empty. */
    static boolean populated(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(1);
            try (ResultSet units = statement.executeQuery("select unit from unit_scope")) {
                return units.next();
            }
        }
    }
}

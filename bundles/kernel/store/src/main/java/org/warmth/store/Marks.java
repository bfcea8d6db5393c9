package org.warmth.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The few facts in {@code store_marks} that are asked before any module is there. */
final class Marks {
    /** What the mark of a changelog that ran begins with. */
    static final String CHANGELOG = "changelog.";

    private Marks() {}

    /** What a mark says; null if it says nothing or the tables are not there yet. */
    static String read(Connection connection, String mark) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select content from store_marks where mark = ?")) {
            select.setString(1, mark);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            if ("42X05".equals(e.getSQLState()) || "42P01".equals(e.getSQLState()) || "42Y07".equals(e.getSQLState())) {
                return null;
            }
            throw e;
        }
    }

    /** Sets a mark. */
    static void write(Connection connection, String mark, String content) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update store_marks set content = ? where mark = ?")) {
            update.setString(1, content);
            update.setString(2, mark);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into store_marks (content, mark) values (?, ?)")) {
            insert.setString(1, content);
            insert.setString(2, mark);
            insert.executeUpdate();
        }
    }

    /** The checksum of every changelog that ran, by its mark. */
    static Map<String, String> checksums(Connection connection) throws SQLException {
        Map<String, String> checksums = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet marks = statement.executeQuery("select mark, content from store_marks")) {
            while (marks.next()) {
                if (marks.getString(1).startsWith(CHANGELOG)) {
                    checksums.put(marks.getString(1), marks.getString(2));
                }
            }
        }
        return checksums;
    }
}

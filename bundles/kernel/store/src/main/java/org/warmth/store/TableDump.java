package org.warmth.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.warmth.api.store.Database;

/**
 * One table as lines of JSON: first the column names, then an array a row; streaming both ways, the same text from Derby
 * and PostgreSQL, so that a backup of one can be restored into the other.
 */
final class TableDump {
    private static final JsonFactory JSON = new JsonFactory();

    private TableDump() {}

    /** Writes all rows; gives their number. */
    static int write(Connection connection, String table, OutputStream out) throws SQLException, IOException {
        int rows = 0;
        try (PreparedStatement select = connection.prepareStatement("select * from " + table);
                JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.setRootValueSeparator(new SerializedString("\n"));
            select.setFetchSize(Database.CHUNK);
            try (ResultSet found = select.executeQuery()) {
                ResultSetMetaData columns = found.getMetaData();
                json.writeStartArray();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    json.writeString(columns.getColumnName(i).toLowerCase(Locale.ROOT));
                }
                json.writeEndArray();
                while (found.next()) {
                    json.writeStartArray();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        write(json, found, i, columns.getColumnType(i));
                    }
                    json.writeEndArray();
                    rows++;
                }
            }
        }
        return rows;
    }

    private static void write(JsonGenerator json, ResultSet row, int column, int type)
            throws SQLException, IOException {
        switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> {
                long value = row.getLong(column);
                if (row.wasNull()) {
                    json.writeNull();
                } else {
                    json.writeNumber(value);
                }
            }
            case Types.BOOLEAN, Types.BIT -> {
                boolean value = row.getBoolean(column);
                if (row.wasNull()) {
                    json.writeNull();
                } else {
                    json.writeBoolean(value);
                }
            }
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
                byte[] value = row.getBytes(column);
                if (value == null) {
                    json.writeNull();
                } else {
                    json.writeBinary(value);
                }
            }
            case Types.TIMESTAMP -> {
                Timestamp value = row.getTimestamp(column);
                json.writeString(value == null ? null : value.toLocalDateTime().toString());
            }
            case Types.DATE -> {
                java.sql.Date value = row.getDate(column);
                json.writeString(value == null ? null : value.toLocalDate().toString());
            }
            case Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR -> json.writeString(row.getString(column));
            default -> throw new SQLException("no backup for SQL type " + type + " of column " + column);
        }
    }

    /** Reads all rows into an empty table, in the connection's transaction; gives their number. */
    static int read(Connection connection, String table, InputStream in) throws SQLException, IOException {
        int rows = 0;
        try (JsonParser json = JSON.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            List<String> columns = new ArrayList<>();
            expect(json.nextToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                columns.add(json.getText());
            }
            String named = quoted(connection, table, columns);
            String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into " + table + " (" + named + ") values (" + places + ")")) {
                int[] types = types(connection, table, named, columns.size());
                while (json.nextToken() != null) {
                    expect(json.currentToken(), JsonToken.START_ARRAY);
                    for (int i = 0; i < types.length; i++) {
                        json.nextToken();
                        set(insert, i + 1, types[i], json);
                    }
                    expect(json.nextToken(), JsonToken.END_ARRAY);
                    insert.addBatch();
                    if (++rows % Database.CHUNK == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
        }
        return rows;
    }

    /** A column may bear a word that a database reserves, and then its case is the changelog's, not the database's. */
    private static String quoted(Connection connection, String table, List<String> columns) throws SQLException {
        Map<String, String> exact = new HashMap<>();
        try (PreparedStatement probe = connection.prepareStatement("select * from " + table + " where 1 = 0")) {
            ResultSetMetaData meta = probe.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                exact.put(meta.getColumnName(i).toLowerCase(Locale.ROOT), meta.getColumnName(i));
            }
        }
        return columns.stream()
                .map(column -> '"' + exact.getOrDefault(column, column) + '"')
                .collect(Collectors.joining(", "));
    }

    private static int[] types(Connection connection, String table, String named, int size) throws SQLException {
        try (PreparedStatement probe =
                connection.prepareStatement("select " + named + " from " + table + " where 1 = 0")) {
            ResultSetMetaData meta = probe.getMetaData();
            int[] types = new int[size];
            for (int i = 0; i < types.length; i++) {
                types[i] = meta.getColumnType(i + 1);
            }
            return types;
        }
    }

    private static void set(PreparedStatement insert, int place, int type, JsonParser json)
            throws SQLException, IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            insert.setNull(place, type);
            return;
        }
        switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> insert.setLong(place, json.getLongValue());
            case Types.BOOLEAN, Types.BIT -> insert.setBoolean(place, json.getBooleanValue());
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                insert.setBytes(place, json.getBinaryValue());
            case Types.TIMESTAMP -> insert.setTimestamp(place, Timestamp.valueOf(LocalDateTime.parse(json.getText())));
            case Types.DATE -> insert.setDate(place, java.sql.Date.valueOf(LocalDate.parse(json.getText())));
            default -> insert.setString(place, json.getText());
        }
    }

    private static void expect(JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new JsonParseException(null, found + " instead of " + wanted);
        }
    }
}

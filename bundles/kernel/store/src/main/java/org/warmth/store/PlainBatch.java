package org.warmth.store;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Insert;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.RenderContext.CastMode;
import org.jooq.exception.DataAccessException;
import org.reactivestreams.Subscriber;

/**
 * One statement for many rows, whose values are set on the JDBC statement as they are. jOOQ's own batch makes a
 * parameter of every value of every row: a sixth of the time of an import of 100,000 rows.
 */
@SuppressWarnings("serial")
final class PlainBatch implements BatchBindStep {
    private static final Map<Class<?>, Setter> SETTERS = Map.of(
            Long.class, (to, at, value) -> to.setLong(at, (Long) value),
            Integer.class, (to, at, value) -> to.setInt(at, (Integer) value),
            String.class, (to, at, value) -> to.setString(at, (String) value),
            Boolean.class, (to, at, value) -> to.setBoolean(at, (Boolean) value),
            byte[].class, (to, at, value) -> to.setBytes(at, (byte[]) value),
            LocalDate.class, (to, at, value) -> to.setDate(at, Date.valueOf((LocalDate) value)),
            LocalDateTime.class, (to, at, value) -> to.setTimestamp(at, Timestamp.valueOf((LocalDateTime) value)));

    private final DSLContext context;
    private final String sql;
    private final Column[] columns;
    private final List<Object[]> rows = new ArrayList<>();

    private PlainBatch(DSLContext context, String sql, Column[] columns) {
        this.context = context;
        this.sql = sql;
        this.columns = columns;
    }

    /** A batch of a statement, or null if it has parameters that jOOQ must set. */
    static PlainBatch of(DSLContext context, Query query, StateGuard states) {
        List<Column> columns = new ArrayList<>();
        for (Param<?> param : context.extractParams(query).values()) {
            if (!param.isInline()) {
                Setter setter = SETTERS.get(param.getDataType().getType());
                if (setter == null) {
                    return null;
                }
                int nothing =
                        bytes(param) ? Types.VARBINARY : param.getDataType().getSQLType(context.configuration());
                columns.add(new Column(param.getDataType(), setter, nothing));
            }
        }
        // What an insert takes has the type of its column: the casts that jOOQ writes for Derby are run for each row.
        String sql = query instanceof Insert
                ? context.renderContext().castMode(CastMode.NEVER).visit(query).render()
                : context.render(query);
        states.check(sql);
        return new PlainBatch(context, sql, columns.toArray(Column[]::new));
    }

    /** Neither database takes a null BLOB, which jOOQ means, for its column of bytes. */
    private static boolean bytes(Param<?> param) {
        return param.getDataType().getType() == byte[].class;
    }

    @Override
    public BatchBindStep bind(Object... values) {
        if (values.length != columns.length) {
            throw new IllegalArgumentException(values.length + " values for " + columns.length + " parameters: " + sql);
        }
        rows.add(values);
        return this;
    }

    @Override
    public BatchBindStep bind(Object[]... all) {
        for (Object[] values : all) {
            bind(values);
        }
        return this;
    }

    @Override
    public int[] execute() {
        if (rows.isEmpty()) {
            return new int[0];
        }
        return context.connectionResult(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Object[] values : rows) {
                    for (int i = 0; i < columns.length; i++) {
                        columns[i].set(statement, i + 1, values[i]);
                    }
                    statement.addBatch();
                }
                return statement.executeBatch();
            } catch (SQLException e) {
                throw new DataAccessException("SQL [" + sql + "]", e);
            }
        });
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public BatchBindStep bind(Map<String, Object> named) {
        throw new UnsupportedOperationException("values are given in their order");
    }

    @Override
    @SafeVarargs
    public final BatchBindStep bind(Map<String, Object>... named) {
        throw new UnsupportedOperationException("values are given in their order");
    }

    @Override
    public CompletionStage<int[]> executeAsync() {
        throw elsewhere();
    }

    @Override
    public CompletionStage<int[]> executeAsync(Executor executor) {
        throw elsewhere();
    }

    @Override
    public void subscribe(Subscriber<? super Integer> subscriber) {
        throw elsewhere();
    }

    private static UnsupportedOperationException elsewhere() {
        return new UnsupportedOperationException("a batch runs in the transaction of its thread");
    }

    /** Sets a value that is not null. */
    private interface Setter {
        void set(PreparedStatement statement, int place, Object value) throws SQLException;
    }

    /**
     * A parameter.
     *
     * @param type its type
     * @param setter sets a value of it
     * @param nothing the JDBC type under which it is set to null
     */
    private record Column(DataType<?> type, Setter setter, int nothing) {
        void set(PreparedStatement statement, int place, Object value) throws SQLException {
            if (value == null) {
                statement.setNull(place, nothing);
            } else {
                setter.set(statement, place, type.getType().isInstance(value) ? value : type.convert(value));
            }
        }
    }
}

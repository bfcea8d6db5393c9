package org.warmth.store;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/**
 * Nobody but the steps of lives writes where a record stands: refuses, by the text of the statement, an UPDATE that sets a
 * guarded column while the thread is not moving records.
 */
final class StateGuard implements ExecuteListener {
    private static final long serialVersionUID = 1L;
    private static final String UPDATE = "update ";
    private static final String WHERE = " where ";

    /** By table, in lower case. */
    private final transient Map<String, Pattern> guarded = new ConcurrentHashMap<>();

    /** Whether a text sets a guarded column, by text: there are few. */
    private final transient Map<String, Boolean> known = new ConcurrentHashMap<>();

    private final transient BooleanSupplier moving;

    StateGuard(BooleanSupplier moving) {
        this.moving = moving;
    }

    /** Guards a column of a table from now on. */
    void guard(String table, String column) {
        Pattern sets = Pattern.compile("(?:\\bset|,)\\s+(?:\\w+\\.)?" + Pattern.quote(lower(column)) + "\\s*=");
        if (guarded.put(lower(table), sets) == null) {
            known.clear();
        }
    }

    @Override
    public void renderEnd(ExecuteContext context) {
        check(context.sql());
    }

    /** Refuses a statement about to run. */
    void check(String sql) {
        if (sql != null
                && sql.regionMatches(true, 0, UPDATE, 0, UPDATE.length())
                && known.computeIfAbsent(sql, this::sets)
                && !moving.getAsBoolean()) {
            throw new IllegalStateException("only the step of a life writes a state: " + sql);
        }
    }

    private boolean sets(String statement) {
        String sql = lower(statement);
        int end = sql.indexOf(' ', UPDATE.length());
        Pattern column = end < 0 ? null : guarded.get(sql.substring(UPDATE.length(), end));
        int where = sql.indexOf(WHERE);
        return column != null
                && column.matcher(where < 0 ? sql : sql.substring(0, where)).find();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

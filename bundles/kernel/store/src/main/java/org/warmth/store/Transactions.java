package org.warmth.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Problem;

/**
 * The one connection and transaction of each thread, shared by all modules of the server, so that what is called inside
 * a transaction joins it (MECHANICS 2).
 */
public final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int ATTEMPTS = 6;

    private final ThreadLocal<Session> sessions = new ThreadLocal<>();
    private final StateGuard states = new StateGuard(this::moving);
    private final Contexts contexts = new Contexts(this::connection, states);
    /** Held to read by every session, to write by who wants the database alone. */
    private final ReadWriteLock door = new ReentrantReadWriteLock();

    private volatile DataSource source;
    private volatile boolean away;
    private volatile String closed;

    /** Serves from this database from now on; null while there is none. */
    public void connect(DataSource dataSource) {
        source = dataSource;
    }

    /**
     * Lets nobody in any more, and waits until those inside are out.
     *
     * @param code the problem that callers get from now on
     * @return whether they went in time; if not, the door is open as before
     */
    boolean close(String code, Duration patience) throws InterruptedException {
        closed = code;
        if (door.writeLock().tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            door.writeLock().unlock();
            return true;
        }
        closed = null;
        return false;
    }

    /** Says why nobody is let in, or with null lets them in again. */
    void closed(String code) {
        closed = code;
    }

    /** Why there is no database to talk to, as the code of a problem; null if there is one. */
    String missing() {
        String code = closed;
        return code != null ? code : away() ? Faults.AWAY : null;
    }

    /** Reads, on the thread's connection if it holds one; what holds none is tried again as a transaction is. */
    public <T> T read(Function<DSLContext, T> work) {
        Session open = sessions.get();
        if (open != null) {
            return open.reading(work);
        }
        for (int attempt = 1; ; attempt++) {
            Session session = open();
            try {
                T result = session.reading(work);
                session.connection.commit();
                return result;
            } catch (RuntimeException | SQLException e) {
                session.rollback();
                // a transaction inside had its own tries, and what it has committed must not be done twice
                if (session.wrote || attempt == ATTEMPTS || !Faults.repeatable(e, attempt)) {
                    throw Faults.translate(e);
                }
                LOG.debug("Attempt {} of a reading failed, trying again", attempt, e);
            } finally {
                close(session);
            }
            pause(attempt);
        }
    }

    /** Opens or joins the thread's transaction. */
    public <T> T write(Function<DSLContext, T> work) {
        Session open = sessions.get();
        if (open != null && open.transaction != null) {
            return open.joined(work);
        }
        for (int attempt = 1; ; attempt++) {
            Outcome<T> outcome = open == null ? onOwnConnection(work) : open.transact(work);
            if (outcome.failure() == null) {
                outcome.transaction().committed();
                return outcome.result();
            }
            if (attempt < ATTEMPTS && Faults.repeatable(outcome.failure(), attempt)) {
                LOG.debug("Attempt {} of a transaction failed, trying again", attempt, outcome.failure());
                pause(attempt);
                continue;
            }
            outcome.transaction().rolledBack();
            throw Faults.translate(outcome.failure());
        }
    }

    private <T> Outcome<T> onOwnConnection(Function<DSLContext, T> work) {
        Session session = open();
        try {
            return session.transact(work);
        } finally {
            close(session);
        }
    }

    /** The thread's transaction. */
    Transaction current() {
        Session open = sessions.get();
        if (open == null || open.transaction == null) {
            throw new IllegalStateException("outside a transaction");
        }
        return open.transaction;
    }

    /** Keeps a column for what {@link #moving(Supplier)} runs. */
    public void guardState(String table, String column) {
        states.guard(table, column);
    }

    /** Runs what writes the state of records, in the thread's transaction. */
    public <T> T moving(Supplier<T> work) {
        Session open = sessions.get();
        if (open == null || open.transaction == null) {
            throw new IllegalStateException("outside a transaction");
        }
        boolean before = open.moving;
        open.moving = true;
        try {
            return work.get();
        } finally {
            open.moving = before;
        }
    }

    private boolean moving() {
        Session open = sessions.get();
        return open != null && open.moving;
    }

    /** Whether the thread is inside a transaction. */
    public boolean inTransaction() {
        Session open = sessions.get();
        return open != null && open.transaction != null;
    }

    /** Asks the database only if it was away when last wanted. */
    private boolean away() {
        if (source != null && !away) {
            return false;
        }
        try {
            return read(sql -> false);
        } catch (Problem e) {
            return true;
        }
    }

    /** Whether the thread holds a connection. */
    boolean connected() {
        return sessions.get() != null;
    }

    private Connection connection() {
        Session open = sessions.get();
        if (open == null) {
            throw new IllegalStateException("a query outside Database.read and Database.write");
        }
        return open.connection;
    }

    private Session open() {
        DataSource from = source;
        if (from == null) {
            throw Problem.unavailable(Faults.AWAY, null);
        }
        if (!door.readLock().tryLock()) {
            throw Problem.unavailable(closed == null ? Faults.AWAY : closed, null);
        }
        boolean in = false;
        try {
            String code = closed;
            if (code != null) {
                throw Problem.unavailable(code, null);
            }
            Session session = session(from);
            in = true;
            return session;
        } finally {
            if (!in) {
                door.readLock().unlock();
            }
        }
    }

    private Session session(DataSource from) {
        try {
            Connection connection = from.getConnection();
            away = false;
            try {
                connection.setAutoCommit(false);
                Session session = new Session(connection, contexts.of(connection));
                sessions.set(session);
                return session;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            away = true;
            throw Problem.unavailable(Faults.AWAY, e);
        }
    }

    private void close(Session session) {
        sessions.remove();
        try {
            session.connection.close();
        } catch (SQLException e) {
            LOG.debug("Closing a connection failed", e);
        } finally {
            door.readLock().unlock();
        }
    }

    private static void pause(int attempt) {
        long most = TimeUnit.MILLISECONDS.toNanos(10L << attempt);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
    }

    /** What became of one attempt. */
    private record Outcome<T>(T result, Throwable failure, Transaction transaction) {}

    /** A thread's connection and the transaction on it, if one is open. */
    private static final class Session {
        private final Connection connection;
        private final DSLContext sql;
        private Transaction transaction;
        /** Whether there has been a transaction on it. */
        private boolean wrote;

        private boolean moving;

        private Session(Connection connection, DSLContext sql) {
            this.connection = connection;
            this.sql = sql;
        }

        /** A refusal inside a reading leaves the transaction usable; a failed statement does not. */
        private <T> T reading(Function<DSLContext, T> work) {
            try {
                return work.apply(sql);
            } catch (RuntimeException | Error e) {
                if (transaction != null && !(e instanceof Problem)) {
                    transaction.doom(e);
                }
                throw e;
            }
        }

        private <T> T joined(Function<DSLContext, T> work) {
            transaction.check();
            try {
                return work.apply(sql);
            } catch (RuntimeException | Error e) {
                transaction.doom(e);
                throw e;
            }
        }

        private <T> Outcome<T> transact(Function<DSLContext, T> work) {
            Transaction own = new Transaction();
            transaction = own;
            wrote = true;
            try {
                T result = work.apply(sql);
                own.complete();
                connection.commit();
                return new Outcome<>(result, null, own);
            } catch (RuntimeException | SQLException | Error e) {
                rollback();
                return new Outcome<>(null, own.cause(e), own);
            } finally {
                transaction = null;
            }
        }

        private void rollback() {
            try {
                connection.rollback();
            } catch (SQLException e) {
                LOG.debug("Rolling back failed, the connection is lost", e);
            }
        }
    }
}

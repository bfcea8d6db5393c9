package org.warmth.store;

import liquibase.database.Database;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.LockService;

/**
 * Liquibase without its lock table, which a killed server leaves locked so that the next start hangs. Derby belongs to
 * one server, and on PostgreSQL {@link Migration} holds an advisory lock that ends with its session. Public with a
 * constructor for Liquibase alone.
 */
public final class NoLock implements LockService {
    @Override
    public int getPriority() {
        return PRIORITY_DATABASE + 1;
    }

    @Override
    public boolean supports(Database database) {
        return true;
    }

    @Override
    public void setDatabase(Database database) {
        // Nothing to keep for it.
    }

    @Override
    public void setChangeLogLockWaitTime(long minutes) {
        // Never waits.
    }

    @Override
    public void setChangeLogLockRecheckTime(long seconds) {
        // Never waits.
    }

    @Override
    public boolean hasChangeLogLock() {
        return true;
    }

    @Override
    public void waitForLock() {
        // Never waits.
    }

    @Override
    public boolean acquireLock() {
        return true;
    }

    @Override
    public void releaseLock() {
        // Holds none.
    }

    @Override
    public DatabaseChangeLogLock[] listLocks() {
        return new DatabaseChangeLogLock[0];
    }

    @Override
    public void forceReleaseLock() {
        // Holds none.
    }

    @Override
    public void reset() {
        // Holds nothing.
    }

    @Override
    public void init() {
        // Needs no table.
    }

    @Override
    public void destroy() {
        // Has no table.
    }
}

package org.warmth.store;

import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;

/** Liquibase's log inside ours: failures come as exceptions, and what it tells of a good run is of no use to
 * an admin. */
final class QuietLog extends AbstractLogService {
    @Override
    public int getPriority() {
        return PRIORITY_NOT_APPLICABLE;
    }

    @Override
    public Logger getLog(Class source) {
        org.slf4j.Logger target = org.slf4j.LoggerFactory.getLogger(source);
        return new AbstractLogger() {
            @Override
            public void log(Level level, String message, Throwable cause) {
                target.debug(message, cause);
            }
        };
    }
}

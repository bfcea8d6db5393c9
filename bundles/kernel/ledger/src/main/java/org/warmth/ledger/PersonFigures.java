package org.warmth.ledger;

import static org.warmth.ledger.db.Tables.LEDGER_ENTRIES;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.warmth.api.Benefit;
import org.warmth.api.ledger.Cut;
import org.warmth.api.people.UnitSet;
import org.warmth.api.store.Database;
import org.warmth.sealing.Lots;

/**
 * Distinct persons: they do not add up, so they come from the entries, read once for all cuts and kept per state of the
 * ledger. Somebody all of whose entries of a cut were taken back within it is not counted.
 */
final class PersonFigures {
}

package org.warmth.api.programmes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.ledger.Entry;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListImport;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Row;

/** The ready parts of simple programmes, for every module alike. */
@ProviderType
public interface Programmes {
    /** The kernel's lists. */
    Lists lists();

    /** The records of a programme. */
    <T extends Record> Records<Listing<T>> records(Programme<T> programme);

    /** What lists hold, by id; the facts of their lives. */
    <T extends Record> Map<Long, ListingsContents> contents(Programme<T> programme, Collection<ListHead> lists);

    /** The columns of a programme's roster: person, unit, and one for each other field. */
    <T extends Record> List<Column> columns(Programme<T> programme);

    /** Says what is wrong with rows: persons, fields, the module's rules, and what stands already. */
    <T extends Record> void examine(ProgrammeRoster<T> roster, ListImport<Listing<T>> job, List<Row> rows);

    /** The records that good rows make; persons are made where new. */
    <T extends Record> List<Listing<T>> make(Programme<T> programme, ListImport<Listing<T>> job, List<Row> rows);

    /** The cells of records for the export; personal columns masked. */
    <T extends Record> List<Map<String, Object>> cells(Programme<T> programme, List<Listing<T>> records);

    /**
     * Posts what a list holds: the work of the job that {@link Lists#posting} starts.
     *
     * @param entry the act of a record, once
     * @return how many records of the list are in the ledger now
     */
    <T extends Record> int post(JobRun run, ProgrammeLists<T> kind, Function<Listing<T>, Entry> entry);
}

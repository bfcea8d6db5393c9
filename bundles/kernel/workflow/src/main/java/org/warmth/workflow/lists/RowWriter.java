package org.warmth.workflow.lists;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.lists.ListImport;
import org.warmth.api.lists.ListRoster;
import org.warmth.api.lists.Listed;
import org.warmth.api.lists.Records;
import org.warmth.api.sheets.Row;
import org.warmth.api.sheets.Row.Outcome;
import org.warmth.api.store.Ids;

/** How the rows of one chunk meet the records they came from (domain 0.5), inside the chunk's transaction. */
final class RowWriter<R extends Listed<R>> {
    private final Records<R> records;
    private final Ids ids;
    private final ListImport<R> job;
    private final List<R> made;
    private final Function<R, Violation> admission;
    private final Map<Long, R> offers;
    private final Set<SourceKey> posted;
    private final List<R> created = new ArrayList<>();
    private final List<R> updated = new ArrayList<>();

    RowWriter(ListRoster<R> roster, Ledger ledger, Ids ids, ListImport<R> job, List<Row> rows) {
        this.records = roster.kind().records();
        this.ids = ids;
        this.job = job;
        made = roster.make(job, rows);
        admission = roster.admission(made.stream().filter(Objects::nonNull).toList());
        offers = offers();
        posted = posted(ledger);
        for (int i = 0; i < rows.size(); i++) {
            if (made.get(i) != null) {
                decide(rows.get(i), made.get(i));
            }
        }
    }

    /** The lists whose records come or change, in order, so that two imports never wait for each other. */
    SortedSet<Long> touched() {
        return Stream.concat(created.stream(), updated.stream())
                .map(Listed::list)
                .filter(id -> id != 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Writes them, as the list's filling carries them; how many. */
    int write() {
        records.insert(created);
        if (records.carry(updated) != updated.size()) {
            throw Problem.stale();
        }
        return created.size() + updated.size();
    }

    /** The corrections that wait already for posted records of which something else is said now. */
    private Map<Long, R> offers() {
        List<Long> changed = known(records::posted)
                .filter(said -> !before(said).says(said))
                .map(said -> before(said).id())
                .toList();
        return changed.isEmpty() ? Map.of() : records.corrections(changed);
    }

    /** What stood in the ledger of the records that were taken back: it is never posted again. */
    private Set<SourceKey> posted(Ledger ledger) {
        List<SourceKey> gone =
                known(records::gone).map(said -> before(said).source()).toList();
        return gone.isEmpty() ? Set.of() : new HashSet<>(ledger.known(gone));
    }

    /** What is said now of known records of a kind. */
    private Stream<R> known(Predicate<R> kind) {
        return made.stream().filter(said -> said != null && before(said) != null && kind.test(before(said)));
    }

    private R before(R said) {
        return job.known().get(said.id());
    }

    private void decide(Row row, R said) {
        R before = job.known(row);
        if (before == null) {
            admit(row, said, created, Outcome.CREATED);
        } else if (records.gone(before) && posted.contains(before.source())) {
            admit(row, said.correcting(ids.next(), before), created, Outcome.CREATED);
        } else if (records.gone(before)) {
            admit(row, before.saying(said).moved(said.list(), said.importId()), updated, Outcome.CREATED);
        } else if (before.says(said)) {
            row.outcome(Outcome.UNCHANGED);
        } else if (records.open(before)) {
            admit(row, before.saying(said), updated, Outcome.UPDATED);
        } else {
            correct(row, before, said);
        }
    }

    /** A correction stands beside the posted record until its own list is posted; one at a time. */
    private void correct(Row row, R before, R said) {
        R offer = offers.get(before.id());
        if (offer == null) {
            admit(row, said.correcting(ids.next(), before), created, Outcome.CORRECTION);
        } else if (offer.says(said)) {
            row.outcome(Outcome.CORRECTION);
        } else {
            admit(row, offer.saying(said), updated, Outcome.CORRECTION);
        }
    }

    private void admit(Row row, R next, List<R> among, Outcome outcome) {
        Violation forbidden = admission.apply(next);
        if (forbidden == null) {
            among.add(next);
            row.outcome(outcome);
        } else {
            row.add(forbidden);
        }
    }
}

package org.warmth.hardship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.hardship.HardshipFiles;
import org.warmth.api.people.Merged;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Chunks;

/** Who may receive aid, for other programmes: whoever stood in an active or temporary file on the day. */
@Component
public final class CoveredFiles implements HardshipFiles {
    private final SpanStore spans;
    private final Persons persons;

    /** Over the spans and the persons. */
    @Activate
    public CoveredFiles(@Reference SpanStore spans, @Reference Persons persons) {
        this.spans = spans;
        this.persons = persons;
    }

    /** Files keep whom they were written with: whoever was found to be somebody else is looked for under each id. */
    @Override
    public Set<Long> covered(Collection<Long> wanted, LocalDate on) {
        Merged merged = persons.merged();
        List<Long> every = new ArrayList<>(merged.every(wanted));
        Set<Long> found = new HashSet<>();
        for (List<Long> some : Chunks.of(every)) {
            spans.covered(some, on).forEach(person -> found.add(merged.now(person)));
        }
        return wanted.stream()
                .filter(person -> found.contains(merged.now(person)))
                .collect(Collectors.toSet());
    }
}

package org.warmth.statistics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.ledger.Cut;
import org.warmth.api.ledger.Figures;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.statistics.FormDefinition.FormRow;

/** Who stands in several parts of a sum: legal, but each is looked at (F1-W16). */
@Component(service = Overlaps.class)
public final class Overlaps {
    private final Figures figures;
    private final Persons persons;

    @Activate
    public Overlaps(@Reference Figures figures, @Reference Persons persons) {
        this.figures = figures;
        this.persons = persons;
    }

    /**
     * Somebody who stands in several parts of a sum.
     *
     * @param id the person
     * @param name the name
     * @param idNumber the number, masked, or null
     * @param codes the rows that count what they received
     */
    @Schema(name = "statistics.Overlap")
    record Overlap(
            @Schema(type = "string", example = "744073261518849") long id,
            @Schema(example = "李例安") String name,
            @Schema(example = "999***********9010") String idNumber,
            @Schema(example = "[\"C1\",\"C11\"]") List<String> codes) {}

    /**
     * The persons of a sum row, in the order of ids after {@code after}; reads the entries.
     *
     * @throws Problem 404 for a row that is not there, 409 for one that is no sum of ledger rows
     */
    List<Overlap> of(Question question, String code, long after, int size) {
        FormRow sum = Cells.row(question, code);
        Map<Cut, String> rows = new LinkedHashMap<>();
        for (String part : sum.formula()) {
            FormRow row = question.form().row(part);
            if (row.ledger() != null) {
                rows.put(LedgerTally.cut(row, question.campaign()), part);
            }
        }
        if (rows.isEmpty()) {
            throw Problem.conflict("statistics.row-no-sum", code);
        }
        SortedMap<Long, Set<Cut>> several =
                figures.several(question.units(), rows.keySet()).tailMap(after + 1);
        List<Long> page = several.keySet().stream().limit(size).toList();
        Map<Long, PersonView> masked = page.isEmpty() ? Map.of() : persons.masked(page);
        return page.stream()
                .map(person -> overlap(person, masked.get(person), codes(rows, several.get(person))))
                .toList();
    }

    private static Overlap overlap(long person, PersonView view, List<String> codes) {
        return new Overlap(person, view == null ? null : view.name(), view == null ? null : view.idNumber(), codes);
    }

    /** In printed order. */
    private static List<String> codes(Map<Cut, String> rows, Collection<Cut> cuts) {
        return rows.entrySet().stream()
                .filter(row -> cuts.contains(row.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}

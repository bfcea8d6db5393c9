package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_LINES;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Role;
import org.warmth.api.people.Units;
import org.warmth.api.records.Filter;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The rules of the lines: one a year and unit, and which one holds for a household. */
@Component(service = LowLineService.class)
public final class LowLineService {
    private static final Set<Role> SETTERS = Set.of(Role.OFFICER, Role.LEADER, Role.CITY_OFFICER);
    private static final int MOST_PERCENT = 1000;
    private static final int WHOLE = 100;

    private final Database database;
    private final LowLineStore lines;
    private final Kept<LowLine> kept;
    private final HardshipCalendar calendar;
    private final Units units;
    private final Access access;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public LowLineService(
            @Reference(target = "(module=hardship)") Database database,
            @Reference LowLineStore lines,
            @Reference RecordService records,
            @Reference HardshipCalendar calendar,
            @Reference Units units,
            @Reference Access access,
            @Reference Ids ids) {
        this.database = database;
        this.lines = lines;
        this.kept = records.keep("hardship.line", "hardship.line-unknown", lines);
        this.calendar = calendar;
        this.units = units;
        this.access = access;
        this.ids = ids;
    }

    Created create(LowLine.Input input) {
        check(input);
        LowLine line = LowLine.of(ids.next(), 1, input);
        return database.write(sql -> {
            access.require(SETTERS, line.unit());
            if (lines.of(Set.of(line.unit()), line.year()).stream().anyMatch(other -> other.year() == line.year())) {
                throw Problem.invalid("year", "hardship.line-taken");
            }
            return kept.create(line, "create", said(line));
        });
    }

    /** Rewrites a line; files that stand keep the type they were judged by until they are written again. */
    LowLine update(long id, int version, LowLine.Input input) {
        check(input);
        return database.write(sql -> {
            LowLine before = get(id);
            access.require(SETTERS, before.unit());
            if (before.unit() != input.unit() || before.year() != input.year()) {
                throw Problem.invalid("year", "hardship.line-fixed");
            }
            LowLine line = LowLine.of(id, version + 1, input);
            return kept.rewrite(line, "update", said(line));
        });
    }

    LowLine get(long id) {
        return kept.get(id);
    }

    Page<LowLine> page(long unit, long after, int size) {
        return kept.page(Filter.by(HARDSHIP_LINES.UNIT, unit), after, size);
    }

    /** The lines that hold today for households of units, each looked up once. */
    Today today() {
        return new Today();
    }

    /** The lines that hold today for the households of files, looked up together. */
    Today today(Collection<HardshipFile> files) {
        Today today = new Today();
        today.know(files.stream().map(HardshipFile::unit).collect(Collectors.toSet()));
        return today;
    }

    private static void check(LowLine.Input input) {
        new Violations()
                .required("unit", input.unit())
                .required("year", input.year())
                .unless(
                        input.year() == null || input.year() >= 2000 && input.year() < 2100,
                        "year",
                        "hardship.line-year")
                .positive("low", input.low())
                .within("deepPercent", input.deepPercent(), MOST_PERCENT)
                .within("relativePercent", input.relativePercent(), MOST_PERCENT)
                .within("lossPercent", input.lossPercent(), WHOLE)
                .text("basis", input.basis(), 200)
                .refuse();
        LowLine line = LowLine.of(0, 1, input);
        new Violations()
                .unless(line.deepPercent() <= line.relativePercent(), "relativePercent", "hardship.line-order")
                .refuse();
    }

    private static Map<String, ?> said(LowLine line) {
        return Map.of("year", line.year(), "low", line.low(), "basis", line.basis());
    }

    /** The lines of one act: the nearest unit's, of this year or the latest before. */
    final class Today {
        private final Map<Long, Optional<LowLine>> known = new HashMap<>();

        /** The line of a unit, or null. */
        LowLine of(long unit) {
            return known.computeIfAbsent(unit, this::find).orElse(null);
        }

        private Optional<LowLine> find(long unit) {
            List<Long> lineage = units.lineage(unit, calendar.today());
            return nearest(lineage, lines.of(lineage, calendar.today().getYear()));
        }

        private void know(Set<Long> some) {
            Map<Long, List<Long>> lineages = new HashMap<>();
            Set<Long> all = new HashSet<>();
            for (long unit : some) {
                lineages.put(unit, units.lineage(unit, calendar.today()));
                all.addAll(lineages.get(unit));
            }
            List<LowLine> found =
                    all.isEmpty() ? List.of() : lines.of(all, calendar.today().getYear());
            lineages.forEach((unit, lineage) -> known.put(unit, nearest(lineage, found)));
        }

        private static Optional<LowLine> nearest(List<Long> lineage, List<LowLine> found) {
            return found.stream()
                    .filter(line -> lineage.contains(line.unit()))
                    .min(Comparator.comparing((LowLine line) -> lineage.indexOf(line.unit()))
                            .thenComparing(Comparator.comparing(LowLine::year).reversed()));
        }
    }
}

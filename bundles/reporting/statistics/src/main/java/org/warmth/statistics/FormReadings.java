package org.warmth.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.Workbook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.access.Callers;
import org.warmth.api.statistics.FormView;
import org.warmth.api.statistics.FormView.Severity;
import org.warmth.statistics.Cells.Typed;
import org.warmth.statistics.FormReading.Fault;
import org.warmth.statistics.ManualCell.State;

/** Takes a form that was filled offline: good figures that differ from the live ones are proposed, bad ones are named. */
@Component(service = FormReadings.class)
public final class FormReadings {
    private static final String WELL_FORMED = "-E06";

    private final Snapshots snapshots;
    private final Evidences evidences;
    private final Cells cells;
    private final CellStore store;
    private final Checks checks;
    private final Callers callers;
    private final Messages messages;

    @Activate
    public FormReadings(
            @Reference Snapshots snapshots,
            @Reference Evidences evidences,
            @Reference Cells cells,
            @Reference CellStore store,
            @Reference Checks checks,
            @Reference Callers callers,
            @Reference Messages messages) {
        this.snapshots = snapshots;
        this.evidences = evidences;
        this.cells = cells;
        this.store = store;
        this.checks = checks;
        this.callers = callers;
        this.messages = messages;
    }

    /**
     * What became of a form that came back.
     *
     * @param dryRun whether nothing was written
     * @param proposed the rows whose values wait for a second person now, or would
     * @param unchanged the rows that already show or propose these values
     * @param waiting the rows that wait for a correction
     * @param faults what is wrong, cell by cell
     */
    record Result(
            boolean dryRun, List<String> proposed, List<String> unchanged, List<String> waiting, List<Fault> faults) {}

    /**
     * Reads a form.
     *
     * @param reason why its values are typed, or null for the file's name
     * @throws org.warmth.api.Problem 400 if the file holds no such form, 413 if it is too large
     */
    Result read(Question question, InputStream upload, String fileName, String reason, boolean dryRun)
            throws IOException {
        FormReading reading;
        try (Workbook workbook = FormFile.open(upload)) {
            reading = new FormWorkbookReader(question.form(), this::say)
                    .read(workbook, question.campaign().year(), question.unit().name());
        }
        List<Fault> faults = new ArrayList<>(reading.faults());
        faults.addAll(checked(question, reading));
        Set<String> wrong = new HashSet<>();
        faults.stream().filter(fault -> fault.severity() == Severity.ERROR).forEach(fault -> wrong.add(fault.code()));
        return propose(question, reading.values(), wrong, faults, reason(reason, fileName), dryRun);
    }

    private List<Fault> checked(Question question, FormReading reading) {
        Evidence evidence = Evidence.of(reading.values()).with(Fact.HEADED, reading.headed());
        Optional<Map<String, Long>> last = evidences.last(question);
        if (last.isPresent()) {
            evidence = evidence.with(Aspect.LAST, last.get());
        }
        List<Fault> faults = new ArrayList<>();
        for (FormView.Check check : checks.run(question.form(), evidence)) {
            if (!check.passed() && !check.id().endsWith(WELL_FORMED)) {
                if (check.cells().isEmpty()) {
                    faults.add(fault(check, null, null));
                }
                for (String code : check.cells()) {
                    faults.add(fault(check, reading.cells().get(code), code));
                }
            }
        }
        return faults;
    }

    private Fault fault(FormView.Check check, String cell, String code) {
        boolean english = callers.current().locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return new Fault(cell, code, check.severity(), check.id(), english ? check.en() : check.zh());
    }

    private Result propose(
            Question question,
            Map<String, Long> values,
            Set<String> wrong,
            List<Fault> faults,
            String reason,
            boolean dryRun) {
        Map<String, Snapshot.Value> live = snapshots.of(question).values();
        Map<String, ManualCell> there = store.ofUnit(
                question.form().name(),
                question.campaign().id(),
                question.unit().id());
        List<Typed> typed = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (String code : question.form().figures()) {
            Long value = values.get(code);
            ManualCell cell = there.get(code);
            if (value == null || wrong.contains(code)) {
                waiting.add(code);
            } else if (cell != null && cell.state() == State.PROPOSED
                    ? cell.typed() == value
                    : value.equals(live.get(code).total())) {
                unchanged.add(code);
            } else {
                typed.add(new Typed(code, value, cell == null ? null : cell.version()));
            }
        }
        if (!dryRun && !typed.isEmpty()) {
            cells.propose(question, typed, reason);
        }
        return new Result(dryRun, typed.stream().map(Typed::code).toList(), unchanged, waiting, faults);
    }

    private String reason(String reason, String fileName) {
        if (reason != null && !reason.isBlank()) {
            return reason;
        }
        String name = fileName == null ? "xlsx" : fileName;
        return say("statistics.read.reason", name.codePointCount(0, name.length()) > 200 ? "xlsx" : name);
    }

    private String say(String key, Object... args) {
        return messages.text(callers.current().locale(), key, args);
    }
}

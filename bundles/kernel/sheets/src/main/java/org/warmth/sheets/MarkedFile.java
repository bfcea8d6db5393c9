package org.warmth.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.access.Callers;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.sheets.Row;
import org.warmth.sheets.ImportView.Counts;
import org.warmth.sheets.reading.RawRows;
import org.warmth.sheets.reading.RosterFile;
import org.warmth.sheets.reading.Upload;
import org.warmth.sheets.reading.Words;
import org.warmth.sheets.writing.BadRowsWorkbook;
import org.warmth.sheets.writing.MarkedWorkbook;

/** Tells the clerk what came of an import: the marked file, and the job's result. */
@Component(service = MarkedFile.class)
public final class MarkedFile {
    private static final Logger LOG = LoggerFactory.getLogger(MarkedFile.class);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int FIRST_FAULTS = 100;
    /** The most characters of all their sentences: a job's result has 32,000 with all that is around them. */
    private static final int MOST_SENTENCES = 14_000;

    private static final int UNKNOWN_SHOWN = 20;
    private static final int UNKNOWN_LENGTH = 60;

    private final OutcomeStore outcomes;
    private final StoredFiles files;
    private final Callers callers;
    private final Messages messages;

    /** Over the kernel's services. */
    @Activate
    public MarkedFile(
            @Reference OutcomeStore outcomes,
            @Reference StoredFiles files,
            @Reference Callers callers,
            @Reference Messages messages) {
        this.outcomes = outcomes;
        this.files = files;
        this.callers = callers;
        this.messages = messages;
    }

    /** Makes the marked file; its id. */
    Long make(ImportView view, Upload upload, RosterFile file, Words words) {
        Locale language = callers.current().locale();
        Reasons reasons = new Reasons(messages, words);
        String name =
                reasons.text(language, "sheets.marked.name", view.fileName().replaceFirst("\\.[^.]*$", ""));
        byte[] whole = file.small() ? whole(view, upload, file, words, reasons, language) : null;
        return files.produce(name, XLSX, view.unit(), RosterService.KEEP, out -> {
                    if (whole == null) {
                        try (RawRows raw = file.raw()) {
                            new BadRowsWorkbook(words, file, reasons, language)
                                    .write(raw, outcomes.all(view.id()), out);
                        }
                    } else {
                        out.write(whole);
                    }
                })
                .id();
    }

    /**
     * The clerk's own workbook marked, or null where POI cannot keep what she has in it: then her bad rows must do. One at
     * a time, because the whole workbook is in memory: some 130 MB for 90,000 cells.
     */
    private synchronized byte[] whole(
            ImportView view, Upload upload, RosterFile file, Words words, Reasons reasons, Locale language) {
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        try (InputStream original = upload.stream()) {
            new MarkedWorkbook(words, file.layout(), reasons, language)
                    .write(original, file.sheetName(), outcomes.all(view.id()), marked);
            return marked.toByteArray();
        } catch (Problem problem) {
            throw problem;
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.info(
                    "Import {} is marked in a new workbook: {}",
                    view.id(),
                    e.getClass().getName());
            return null;
        }
    }

    /** The job's result: counts, the first faults in words, where the marked file is. */
    Map<String, Object> result(ImportView view, Counts counts, RosterFile file, Words words, Long markedFile) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("import", Long.toString(view.id()));
        result.put("dryRun", view.dryRun());
        result.put("rows", counts.rows());
        result.put("created", counts.created());
        result.put("updated", counts.updated());
        result.put("unchanged", counts.unchanged());
        result.put("corrections", counts.corrections());
        result.put("waiting", counts.waiting());
        result.put("errors", counts.errors());
        result.put("doubts", counts.doubts());
        result.put("notes", counts.notes());
        result.put("markedFile", Long.toString(markedFile));
        result.put(
                "unknownColumns",
                file.layout().unknown().stream()
                        .limit(UNKNOWN_SHOWN)
                        .map(MarkedFile::shortened)
                        .toList());
        result.put("faults", faults(view, new Reasons(messages, words)));
        return result;
    }

    private List<Map<String, Object>> faults(ImportView view, Reasons reasons) {
        List<Map<String, Object>> first = new ArrayList<>();
        Iterator<RowOutcome> rows = outcomes.all(view.id());
        int length = 0;
        while (rows.hasNext()) {
            for (Row.Fault fault : rows.next().faults()) {
                Map<String, Object> words = fault(fault, reasons);
                length += written(words.get("zh")) + written(words.get("en"));
                if (first.size() == FIRST_FAULTS || length > MOST_SENTENCES) {
                    return first;
                }
                first.add(words);
            }
        }
        return first;
    }

    /** How many characters a sentence takes in JSON: it may name a heading, which holds what a clerk put there. */
    private static int written(Object sentence) {
        return sentence.toString()
                .chars()
                .map(c -> c < 0x20 || c == '"' || c == '\\' ? 6 : 1)
                .sum();
    }

    private static String shortened(String heading) {
        String plain = heading.replaceAll("\\p{Cntrl}", "?");
        int points = plain.codePointCount(0, plain.length());
        return points <= UNKNOWN_LENGTH ? plain : plain.substring(0, plain.offsetByCodePoints(0, UNKNOWN_LENGTH)) + "…";
    }

    private static Map<String, Object> fault(Row.Fault fault, Reasons reasons) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("row", fault.row());
        words.put("column", fault.key() == null ? "" : fault.key());
        words.put("severity", fault.severity().name());
        words.put("code", fault.code());
        words.put("zh", reasons.sentence(Messages.CHINESE, fault));
        words.put("en", reasons.sentence(Locale.ENGLISH, fault));
        return words;
    }
}

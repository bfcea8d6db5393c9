package org.warmth.hardship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;
import org.warmth.hardship.Consent.Channel;
import org.warmth.hardship.Consent.Purpose;
import org.warmth.hardship.FileMaker.Made;

/** Writes files with their people, as the workflow's steps say, in the caller's transaction; many at once. */
@Component(service = FileDesk.class)
public final class FileDesk {
    private final Database database;
    private final FileStore files;
    private final HardshipLifecycle lives;
    private final MemberStore members;
    private final PaperStore papers;
    private final HardshipCalendar calendar;
    private final Workflow workflow;
    private final Units units;
    private final Ids ids;

    /** Over the module's tables and the kernel. */
    @Activate
    public FileDesk(
            @Reference(target = "(module=hardship)") Database database,
            @Reference FileStore files,
            @Reference HardshipLifecycle lives,
            @Reference MemberStore members,
            @Reference PaperStore papers,
            @Reference HardshipCalendar calendar,
            @Reference Workflow workflow,
            @Reference Units units,
            @Reference Ids ids) {
        this.database = database;
        this.files = files;
        this.lives = lives;
        this.members = members;
        this.papers = papers;
        this.calendar = calendar;
        this.workflow = workflow;
        this.units = units;
        this.ids = ids;
    }

    /** Opens files: numbers them, writes them and their people, and what consents came with them. */
    void open(List<Made> made, Map<Long, Consent.Input> consents) {
        database.write(sql -> {
            lives.of(made.stream().map(Made::file).toList())
                    .forEach((life, alike) -> workflow.beginAll(life, alike, "make", StepInput.NONE));
            files.records().insertAll(numbered(made.stream().map(Made::file).toList()));
            members.insert(
                    made.stream().flatMap(each -> each.household().stream()).toList());
            consents.forEach(this::consent);
            return null;
        });
    }

    /** Rewrites files that stand one version before, as drafts, as relapsed ones or as active ones. */
    void rewrite(List<Made> made, Map<Long, List<Member>> before, Map<Long, Consent.Input> consents) {
        database.write(sql -> {
            Map<String, List<HardshipFile>> steps =
                    made.stream().map(Made::file).collect(Collectors.groupingBy(lives::rewriting));
            steps.forEach(this::carry);
            files.records()
                    .rewriteAll(made.stream()
                            .map(each -> each.file().in(each.file().state()))
                            .toList());
            made.forEach(each -> people(each, before.getOrDefault(each.file().id(), List.of())));
            consents.forEach(this::consent);
            return null;
        });
    }

    /** Takes drafts back that an import made. */
    void undo(List<HardshipFile> drafts) {
        carry("undo", drafts);
    }

    private void carry(String step, List<HardshipFile> some) {
        lives.of(some).forEach((life, alike) -> workflow.carryAll(life, alike, step, StepInput.NONE, null));
    }

    private void people(Made made, List<Member> before) {
        Set<Long> kept = made.household().stream().map(Member::id).collect(Collectors.toSet());
        Set<Long> known = before.stream().map(Member::id).collect(Collectors.toSet());
        members.delete(
                before.stream().map(Member::id).filter(id -> !kept.contains(id)).toList());
        members.update(made.household().stream()
                .filter(member -> known.contains(member.id()))
                .toList());
        members.insert(made.household().stream()
                .filter(member -> !known.contains(member.id()))
                .toList());
    }

    /** Keeps a consent; gives its id. */
    long consent(long file, Consent.Input input) {
        long id = ids.next();
        papers.insert(new Consent(
                id,
                file,
                input.purposes() == null ? Set.of(Purpose.values()) : input.purposes(),
                input.textVersion(),
                input.givenOn(),
                input.channel() == null ? Channel.PAPER : input.channel(),
                input.givenBy(),
                input.scan() == null ? 0 : input.scan(),
                null,
                1));
        return id;
    }

    private List<HardshipFile> numbered(List<HardshipFile> fresh) {
        LocalDate today = calendar.today();
        Map<Long, Unit> named =
                units.byIds(fresh.stream().map(HardshipFile::unit).collect(Collectors.toCollection(HashSet::new)));
        Map<Long, List<HardshipFile>> ofUnits =
                fresh.stream().collect(Collectors.groupingBy(HardshipFile::unit, TreeMap::new, Collectors.toList()));
        List<HardshipFile> numbered = new ArrayList<>();
        ofUnits.forEach((unit, some) -> {
            int next = files.number(unit, today.getYear(), some.size());
            String code = named.get(unit).code();
            for (HardshipFile file : some) {
                numbered.add(file.numbered(String.format("%s-%d-%04d", code, today.getYear(), next++)));
            }
        });
        return numbered;
    }
}

package org.warmth.hardship;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.audit.Audit;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Workflow;

/** The file as it is kept on paper (困难职工档案表): what it says, the family, and the opinions of three levels. */
@Component(service = FileForm.class)
public final class FileForm {
    private final Database database;
    private final HardshipService files;
    private final MemberStore members;
    private final Persons persons;
    private final Units units;
    private final Workflow workflow;
    private final Audit audit;

    /** Over the files and the kernel's registries. */
    @Activate
    public FileForm(
            @Reference(target = "(module=hardship)") Database database,
            @Reference HardshipService files,
            @Reference MemberStore members,
            @Reference Persons persons,
            @Reference Units units,
            @Reference Workflow workflow,
            @Reference Audit audit) {
        this.database = database;
        this.files = files;
        this.members = members;
        this.persons = persons;
        this.units = units;
        this.workflow = workflow;
        this.audit = audit;
    }

    /**
     * A page to print.
     *
     * @param file the file
     * @param unit the name of the union that keeps it
     * @param head the worker, masked
     * @param family the family
     * @param taken who took which step
     * @param clear whether what is encrypted is shown, because somebody gave a reason
     */
    record Sheet(
            HardshipFile file,
            String unit,
            PersonView head,
            List<Relative> family,
            List<Workflow.Taken> taken,
            boolean clear) {}

    /**
     * Somebody of the family.
     *
     * @param member what is known of them
     * @param person who, masked
     */
    record Relative(Member member, PersonView person) {}

    /**
     * The page of a file that the caller may read.
     *
     * @param reason why what is encrypted is to be shown, or null for blank boxes
     */
    Sheet of(long id, String reason) {
        boolean clear = reason != null;
        HardshipFile file = clear ? files.look(id, reason) : files.read(id);
        List<Member> household = members.of(Set.of(id)).getOrDefault(id, List.of());
        Map<Long, PersonView> people = persons.masked(
                Stream.concat(Stream.of(file.head()), household.stream().map(Member::person))
                        .toList());
        database.write(sql -> {
            audit.record("hardship.file.print", file.unit(), "hardship.file/" + id, Map.of("clear", clear));
            return null;
        });
        return new Sheet(
                file,
                units.byId(file.unit()).map(Unit::name).orElse(""),
                people.get(file.head()),
                household.stream()
                        .filter(member -> !member.head())
                        .map(member -> new Relative(member, people.get(member.person())))
                        .toList(),
                workflow.history(HardshipLifecycle.KIND, id),
                clear);
    }
}

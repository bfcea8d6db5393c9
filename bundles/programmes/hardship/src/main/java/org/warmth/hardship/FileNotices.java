package org.warmth.hardship;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Publicities.Line;
import org.warmth.api.workflow.Publicities.Notice;
import org.warmth.api.workflow.Publicities.Subject;

/** Hangs files out and takes them down: each by itself, with what is said of it. */
@Component(service = FileNotices.class)
public final class FileNotices {
    private final Publicities publicities;
    private final Persons persons;
    private final Units units;
    private final Messages messages;

    /** Over the kernel. */
    @Activate
    public FileNotices(
            @Reference Publicities publicities,
            @Reference Persons persons,
            @Reference Units units,
            @Reference Messages messages) {
        this.publicities = publicities;
        this.persons = persons;
        this.units = units;
        this.messages = messages;
    }

    void hang(Collection<HardshipFile> files, StepInput input) {
        Map<Long, PersonView> heads =
                persons.masked(files.stream().map(HardshipFile::head).toList());
        Notice notice = new Notice(input.place(), input.date(), input.days());
        for (HardshipFile file : files) {
            String type = messages.text(Messages.CHINESE, "hardship.roster.code.type." + file.type());
            publicities.hang(
                    new Subject(HardshipLifecycle.KIND, file.id(), file.unit()),
                    notice,
                    List.of(new Line(
                            heads.get(file.head()).name(),
                            units.byId(file.unit()).map(Unit::name).orElse(""),
                            messages.text(Messages.CHINESE, "hardship.publicity.category", type),
                            null)));
        }
    }

    void withdraw(Collection<HardshipFile> files, String reason) {
        files.forEach(file -> publicities.withdraw(HardshipLifecycle.KIND, file.id(), reason));
    }
}

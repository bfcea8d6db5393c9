package org.warmth.hardship;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Publicised;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Publicity;

/** Files that are hung out: the step {@code publicise}. */
@Component(service = FilePublicity.class)
public final class FilePublicity implements Publicised {
    private final Database database;
    private final HardshipService files;
    private final FileSteps steps;
    private final Publicities publicities;

    /** Over the files and their steps. */
    @Activate
    public FilePublicity(
            @Reference(target = "(module=hardship)") Database database,
            @Reference HardshipService files,
            @Reference FileSteps steps,
            @Reference Publicities publicities) {
        this.database = database;
        this.files = files;
        this.steps = steps;
        this.publicities = publicities;
    }

    @Override
    public String kind() {
        return HardshipLifecycle.KIND;
    }

    @Override
    public void require(long id) {
        files.read(id);
    }

    @Override
    public Publicity hang(long id, int version, Input input) {
        return database.write(sql -> {
            steps.take(
                    id,
                    version,
                    "publicise",
                    new StepInput(
                            input.reason(),
                            input.from(),
                            null,
                            null,
                            input.place(),
                            input.days(),
                            null,
                            null,
                            null,
                            null));
            return publicities.latest(kind(), id).orElseThrow();
        });
    }
}

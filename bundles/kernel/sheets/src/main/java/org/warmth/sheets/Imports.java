package org.warmth.sheets;

import static org.warmth.sheets.db.Tables.SHEETS_IMPORTS;

import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;

/** Who sees which imports. */
@Component(service = Imports.class)
public final class Imports {
    private final ImportStore store;
    private final Database database;
    private final Access access;
    private final Callers callers;

    /** Over the table of imports. */
    @Activate
    public Imports(
            @Reference ImportStore store,
            @Reference(target = "(module=kernel)") Database database,
            @Reference Access access,
            @Reference Callers callers) {
        this.store = store;
        this.database = database;
        this.access = access;
        this.callers = callers;
    }

    /** Imports of units in the caller's scope, newest first, before the id {@code after}. */
    Page<ImportView> list(String roster, long after, int size) {
        int most = Page.size(size);
        Condition visible = database.scope(callers.current(), SHEETS_IMPORTS.UNIT_ID, Set.of());
        if (roster != null) {
            visible = visible.and(SHEETS_IMPORTS.ROSTER.eq(roster));
        }
        List<ImportView> found = store.list(visible, after, most + 1);
        return Page.of(found, most, ImportView::id);
    }

    /**
     * One import.
     *
     * @throws Problem 404 if there is none, or it is out of the caller's scope
     */
    ImportView get(long id) {
        return store.get(id)
                .filter(view -> access.may(Set.of(), view.unit()))
                .orElseThrow(() -> Problem.notFound("sheets.import-unknown"));
    }
}

package org.warmth.campaigns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The campaigns; this node remembers them by their change number. */
@Component(service = {Campaigns.class, CampaignRegistry.class})
public final class CampaignRegistry implements Campaigns {
    private static final Set<Role> FOUNDERS = Set.of(Role.SYSTEM_ADMIN, Role.CITY_OFFICER);

    private final Database database;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private volatile Known known = new Known(-1, List.of());

    /** Over the kernel's tables. */
    @Activate
    public CampaignRegistry(
            @Reference(target = "(module=kernel)") Database database,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Campaign> all() {
        List<CampaignRecord> records = records();
        return records.stream().map(each -> each.campaign(records)).toList();
    }

    @Override
    public Optional<Campaign> byId(long id) {
        return all().stream().filter(each -> each.id() == id).findFirst();
    }

    @Override
    public Optional<Campaign> byCode(String code) {
        return all().stream().filter(each -> each.code().equals(code)).findFirst();
    }

    @Override
    public Optional<Campaign> on(LocalDate day) {
        return all().stream()
                .filter(each -> each.parent() == 0 && each.covers(day))
                .findFirst();
    }

    @Override
    public long change() {
        return database.read(CampaignStore::change);
    }

    /** All with what their notices say, newest first. */
    List<CampaignRecord> records() {
        Known seen = known;
        long change = change();
        if (seen.change() != change) {
            seen = new Known(change, database.read(CampaignStore::all));
            // What is read inside a transaction may still be rolled back: it is not for others.
            if (!database.inTransaction()) {
                known = seen;
            }
        }
        return seen.campaigns();
    }

    CampaignRecord get(long id) {
        return records().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("campaigns.unknown"));
    }

    /** Opens a campaign; gives its id. */
    long create(CampaignDraft draft) {
        Caller caller = founder();
        check(draft);
        return database.write(db -> {
            long id = ids.next();
            free(CampaignStore.taken(db, draft.code(), id));
            parent(draft, id);
            CampaignStore.insert(db, id, draft, caller.user(), clock.instant());
            audit.record("campaigns.campaign.create", 0, "campaigns.campaign/" + id, Map.of("code", draft.code()));
            return id;
        });
    }

    /** Changes what the notice says, windows and deadline included. */
    void change(long id, int version, CampaignDraft draft) {
        founder();
        check(draft);
        database.write(db -> {
            get(id);
            free(CampaignStore.taken(db, draft.code(), id));
            parent(draft, id);
            if (!CampaignStore.update(db, id, version, draft)) {
                throw Problem.stale();
            }
            audit.record(
                    "campaigns.campaign.change",
                    0,
                    "campaigns.campaign/" + id,
                    Map.of("window", draft.window(), "deadline", draft.deadline()));
            return null;
        });
    }

    private Caller founder() {
        Caller caller = callers.current();
        if (FOUNDERS.stream().noneMatch(caller::has)) {
            throw Problem.forbidden("access.forbidden");
        }
        return caller;
    }

    private static void check(CampaignDraft draft) {
        if (draft == null) {
            throw Problem.malformed("rest.malformed");
        }
        List<Violation> faults = new ArrayList<>(CampaignRules.check(draft));
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static void free(boolean taken) {
        if (taken) {
            throw Problem.invalid("code", "campaigns.code-taken");
        }
    }

    /** A sub-campaign is part of a whole one, not of another part. */
    private void parent(CampaignDraft draft, long id) {
        if (draft.parent() == null || draft.parent() == 0) {
            return;
        }
        CampaignRecord parent = records().stream()
                .filter(each -> each.id() == draft.parent() && each.id() != id)
                .findFirst()
                .orElseThrow(() -> Problem.invalid("parent", "campaigns.unknown"));
        if (parent.parent() != 0 || records().stream().anyMatch(each -> each.parent() == id)) {
            throw Problem.invalid("parent", "campaigns.part-of-part");
        }
    }

    /** What was read at a change number. */
    private record Known(long change, List<CampaignRecord> campaigns) {}
}

package org.warmth.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.people.Disbursements;
import org.warmth.api.people.Merged;
import org.warmth.api.store.Database;
import org.warmth.api.store.IdChunks;
import org.warmth.api.store.Secrets;

/** Gives a cashier's job the numbers that go into a file for the bank; each opening stands in the trail. */
@Component
public final class AccountDisbursements implements Disbursements {
    private final Database database;
    private final Secrets secrets;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Merges merges;

    /** Over the tables of accounts and persons. */
    @Activate
    public AccountDisbursements(
            @Reference(target = "(module=kernel)") Database database,
            @Reference Secrets secrets,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Merges merges) {
        this.database = database;
        this.secrets = secrets;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.merges = merges;
    }

    @Override
    public Disbursement open(JobRun run, String purpose, int count) {
        access.require(Set.of(Role.CASHIER), run.unit());
        if (callers.current().shared()) {
            throw Problem.forbidden("people.account.shared");
        }
        audit.record(
                "people.account.disburse",
                run.unit(),
                "jobs.job/" + run.id(),
                Map.of("purpose", purpose, "count", count));
        return new Opened(count);
    }

    private final class Opened implements Disbursement {
        private int left;

        private Opened(int count) {
            left = count;
        }

        @Override
        public Map<Long, Clear> read(Collection<Long> accounts) {
            left -= accounts.size();
            if (left < 0) {
                throw new IllegalStateException("more accounts than were opened");
            }
            List<AccountStore.Row> rows = new ArrayList<>(accounts.size());
            IdChunks.of(accounts).forEach(some -> rows.addAll(database.read(db -> AccountStore.rows(db, some))));
            Merged merged = merges.now();
            Map<Long, PersonStore.Row> owners =
                    owners(rows.stream().map(row -> merged.now(row.person())).collect(Collectors.toSet()));
            Map<Long, Clear> clear = new HashMap<>();
            rows.forEach(row -> clear.put(row.id(), clear(row, owners.get(merged.now(row.person())))));
            return clear;
        }

        private Map<Long, PersonStore.Row> owners(Set<Long> ids) {
            Map<Long, PersonStore.Row> owners = new HashMap<>();
            IdChunks.of(ids).forEach(some -> database.read(db -> PersonStore.rows(db, some))
                    .forEach(row -> owners.put(row.id(), row)));
            return owners;
        }

        private Clear clear(AccountStore.Row row, PersonStore.Row owner) {
            return new Clear(
                    row.id(),
                    owner.id(),
                    secrets.decrypt(AccountStore.NUMBER, row.id(), row.number()),
                    row.holder(),
                    row.bank(),
                    row.bankCode(),
                    owner.idType(),
                    owner.idNumber() == null
                            ? null
                            : secrets.decrypt(PersonStore.NUMBER, owner.id(), owner.idNumber()));
        }
    }
}

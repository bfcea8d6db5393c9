package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_PROXIES;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Role;
import org.warmth.api.people.Accounts;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.store.Database;
import org.warmth.api.store.IdChunks;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Living;
import org.warmth.api.workflow.Workflow;

/**
 * Money goes to the payee's own account, or by a decision of two people to that of a relative (R-E02, R-E04): somebody who
 * is ill, a child, an old worker without a card.
 */
@Component(service = ProxyDesk.class)
public final class ProxyDesk {
    private static final Set<Role> MAKERS = EnumSet.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    private static final Set<Role> DECIDERS = EnumSet.of(Role.OFFICER, Role.REVIEWER, Role.LEADER);
    private static final Set<Role> READERS =
            EnumSet.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.REVIEWER, Role.CASHIER, Role.LEADER, Role.AUDITOR);

    private final Database database;
    private final PersonRegistry persons;
    private final AccountRegistry accounts;
    private final Merges merges;
    private final Access access;
    private final Workflow workflow;
    private final Ids ids;
    private final Kept<ProxyStore.Row> kept;
    private final Lifecycle<ProxyStore.Row, Void, ProxyResource.Decision> life;
    private final Living<ProxyStore.Row, ProxyResource.Decision, ProxyView> living;

    /** The desk on its services. */
    @Activate
    public ProxyDesk(
            @Reference(target = "(module=kernel)") Database database,
            @Reference PersonRegistry persons,
            @Reference AccountRegistry accounts,
            @Reference Merges merges,
            @Reference Access access,
            @Reference Workflow workflow,
            @Reference RecordService records,
            @Reference Ids ids) {
        this.database = database;
        this.persons = persons;
        this.accounts = accounts;
        this.merges = merges;
        this.access = access;
        this.workflow = workflow;
        this.ids = ids;
        ProxyStore table = new ProxyStore(database);
        kept = records.keep(
                "people.proxy",
                "people.proxy.unknown",
                table,
                caller -> database.scope(caller, PEOPLE_PROXIES.UNIT, READERS));
        life = Lifecycle.of(
                        "people.proxy",
                        table,
                        ProxyState.class,
                        ProxyStore.Row::state,
                        ProxyStore.Row::in,
                        Lifecycle::noFacts,
                        ProxyResource.Decision.FIELDS)
                .create("propose", ProxyState.PROPOSED, MAKERS)
                .step("approve", EnumSet.of(ProxyState.PROPOSED), ProxyState.APPROVED, DECIDERS)
                .apart("propose")
                .back("reject", EnumSet.of(ProxyState.PROPOSED), ProxyState.REJECTED, DECIDERS)
                .back("revoke", EnumSet.of(ProxyState.APPROVED), ProxyState.REVOKED, DECIDERS)
                .build();
        living = workflow.living(kept, life, (rows, nothing, next) -> views(rows, next));
    }

    /**
     * Proposes that somebody's money may go to a relative's account.
     *
     * @param account the account
     * @param person the payee
     * @param relation what the account's owner is to the payee
     * @return the exception
     * @throws Problem 404 for a person or account out of scope, 409 for one that is there, 422 for the payee's own account
     */
    long propose(long account, long person, String relation, String reason) {
        new Violations()
                .text("relation", relation, 30)
                .text("reason", reason, 200)
                .refuse();
        return database.write(db -> {
            AccountStore.Row own = accounts.row(account);
            PersonStore.Row payee = payee(own, person);
            if (merges.now().now(own.person()) == merges.now().now(person)) {
                throw Problem.invalid("account", "people.proxy.own");
            }
            ProxyStore.Row row = new ProxyStore.Row(
                    ids.next(), payee.unit(), account, person, relation.strip(), ProxyState.PROPOSED, 1);
            workflow.begin(life, row, "propose", new ProxyResource.Decision(reason));
            if (ProxyStore.taken(db, row)) {
                throw Problem.conflict("people.proxy.already");
            }
            return kept.insert(row).id();
        });
    }

    /** Takes a step: {@code approve} by a second person, {@code reject} or {@code revoke} with a reason. */
    ProxyView step(long id, int version, String step, String reason) {
        return living.step(id, version, step, new ProxyResource.Decision(reason));
    }

    /** One exception. */
    ProxyView get(long id) {
        return living.get(id);
    }

    /** The exceptions within the caller's units, in the order of ids. */
    List<ProxyView> page(ProxyState state, long after, int size) {
        Condition wanted = state == null ? DSL.noCondition() : PEOPLE_PROXIES.PROXY_STATE.eq(state.name());
        return living.page(wanted, after, size).items();
    }

    /** The payee, who must lie within the caller's units, as the account's owner must. */
    private PersonStore.Row payee(AccountStore.Row account, long person) {
        if (account == null) {
            throw Problem.notFound("people.account.unknown");
        }
        Set<Long> both = new HashSet<>(List.of(person, account.person()));
        Map<Long, PersonStore.Row> rows = database.read(db -> PersonStore.rows(db, both)).stream()
                .collect(Collectors.toMap(PersonStore.Row::id, row -> row));
        Set<Long> units = rows.values().stream().map(PersonStore.Row::unit).collect(Collectors.toSet());
        if (rows.size() < both.size() || !access.within(MAKERS, units).containsAll(units)) {
            throw Problem.notFound("people.person.unknown");
        }
        return rows.get(person);
    }

    private List<ProxyView> views(List<ProxyStore.Row> rows, Map<Long, List<String>> next) {
        Map<Long, PersonCard> cards = new HashMap<>();
        for (List<Long> some :
                IdChunks.of(rows.stream().map(ProxyStore.Row::person).collect(Collectors.toSet()))) {
            database.read(db -> PersonStore.rows(db, some))
                    .forEach(row -> cards.put(row.id(), PersonCard.of(persons.view(row), row.tags())));
        }
        Map<Long, Accounts.View> masked =
                accounts.masked(rows.stream().map(ProxyStore.Row::account).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new ProxyView(
                        row.id(),
                        cards.get(row.person()),
                        masked.get(row.account()),
                        row.relation(),
                        row.state(),
                        row.version(),
                        next.getOrDefault(row.id(), List.of())))
                .toList();
    }
}

package org.warmth.funds;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.audit.Audit;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.lists.ListHead;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Workflow;
import org.warmth.api.workflow.Workflow.Subject;

/** The rules of cash (R-E03): one exception a list, decided by chair and leader, neither of whom made it or the list. */
@Component(service = CashService.class)
public final class CashService {
    private static final Set<String> DECISIONS = Set.of("endorse", "approve");
    private static final Set<String> MAKING = Set.of("make", "fill", "submit");
    private static final long MOST_BYTES = 20L << 20;

    private final Database database;
    private final CashStore store;
    private final PaymentLists lists;
    private final StoredFiles files;
    private final Workflow workflow;
    private final Access access;
    private final Audit audit;

    /** Over its table and the kernel. */
    @Activate
    public CashService(
            @Reference(target = "(module=funds)") Database database,
            @Reference CashStore store,
            @Reference PaymentLists lists,
            @Reference StoredFiles files,
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Audit audit) {
        this.database = database;
        this.store = store;
        this.lists = lists;
        this.files = files;
        this.workflow = workflow;
        this.access = access;
        this.audit = audit;
    }

    /** Asks for the exception of a list. */
    Created create(long list, CashException.Input input) {
        new Violations()
                .text("reason", input.reason(), 200)
                .text("witness", input.witness(), 100)
                .refuse();
        return database.write(sql -> {
            ListHead head = lists.desk().head(list);
            if (store.of(list).isPresent()) {
                throw Problem.conflict("funds.cash-there");
            }
            CashState state =
                    workflow.take(FundLife.CASH, new Subject<CashState>(list, head.unit(), null), "draft", null);
            store.insert(new CashException(
                    list, head.unit(), input.reason().strip(), input.witness().strip(), 0, state, 1));
            return Created.of(list, 1);
        });
    }

    /** Rewrites a draft. */
    CashException.View update(long list, int version, CashException.Input input) {
        new Violations()
                .text("reason", input.reason(), 200)
                .text("witness", input.witness(), 100)
                .refuse();
        return database.write(sql -> {
            CashException cash = at(list, version);
            access.require(FundLife.MAKERS, cash.unit());
            if (cash.state() != CashState.DRAFT) {
                throw Problem.conflict("funds.cash-decided");
            }
            save(cash.saying(input.reason().strip(), input.witness().strip()));
            audit.record("funds.cash.update", cash.unit(), "funds.cash/" + list, Map.of("version", version + 1));
            return get(list);
        });
    }

    /** Takes a step; whoever made the list does not decide. */
    CashException.View step(long list, int version, String step, String reason) {
        return database.write(sql -> {
            CashException cash = at(list, version);
            CashState to = workflow.take(FundLife.CASH, subject(cash), step, reason);
            if (DECISIONS.contains(step) && made(list)) {
                throw Problem.forbidden("workflow.four-eyes");
            }
            save(cash.in(to));
            return get(list);
        });
    }

    /** Keeps the sheet on which the money was signed for. */
    CashException.View sign(long list, int version, String name, String mediaType, InputStream sheet) {
        CashException asked = read(list);
        access.require(FundLife.MAKERS, asked.unit());
        long kept = files.keep(name, mediaType, asked.unit(), null, MOST_BYTES, sheet)
                .id();
        return database.write(sql -> {
            CashException cash = at(list, version);
            save(cash.signed(kept));
            audit.record("funds.cash.sign", cash.unit(), "funds.cash/" + list, Map.of("file", kept));
            return get(list);
        });
    }

    CashException.View get(long list) {
        CashException cash = read(list);
        List<String> next = workflow.next(FundLife.CASH, List.of(subject(cash))).get(list);
        boolean own = made(list);
        return new CashException.View(
                list,
                cash.unit(),
                cash.reason(),
                cash.witness(),
                cash.sheet(),
                cash.state(),
                cash.version(),
                next.stream().filter(step -> !own || !DECISIONS.contains(step)).toList());
    }

    private boolean made(long list) {
        return workflow.own(FundLife.LIST.kind(), List.of(list)).getOrDefault(list, Set.of()).stream()
                .anyMatch(MAKING::contains);
    }

    private CashException at(long list, int version) {
        CashException cash = read(list);
        if (cash.version() != version) {
            throw Problem.stale();
        }
        return cash;
    }

    private CashException read(long list) {
        return store.of(lists.desk().head(list).id()).orElseThrow(() -> Problem.notFound("funds.cash-unknown"));
    }

    private void save(CashException next) {
        if (!store.update(next)) {
            throw Problem.stale();
        }
    }

    private static Subject<CashState> subject(CashException cash) {
        return new Subject<>(cash.list(), cash.unit(), cash.state());
    }
}

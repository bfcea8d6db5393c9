package org.warmth.funds;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.lists.ListHead;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Workflow;

/** The rules of cash (R-E03): one exception a list, decided by chair and leader, neither of whom made it or the list. */
@Component(service = CashService.class)
public final class CashService {
    private static final long MOST_BYTES = 20L << 20;

    private final Database database;
    private final CashStore store;
    private final CashLifecycle lifecycle;
    private final PaymentLists lists;
    private final StoredFiles files;
    private final Workflow workflow;
    private final Access access;

    /** Over its table and the kernel. */
    @Activate
    public CashService(
            @Reference(target = "(module=funds)") Database database,
            @Reference CashStore store,
            @Reference CashLifecycle lifecycle,
            @Reference PaymentLists lists,
            @Reference StoredFiles files,
            @Reference Workflow workflow,
            @Reference Access access) {
        this.database = database;
        this.store = store;
        this.lifecycle = lifecycle;
        this.lists = lists;
        this.files = files;
        this.workflow = workflow;
        this.access = access;
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
            CashException draft = new CashException(
                    list, head.unit(), input.reason().strip(), input.witness().strip(), 0, CashState.DRAFT, 1);
            workflow.begin(lifecycle.life(), draft, "draft", null);
            return store.kept().insert(draft);
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
            access.require(FundRoles.MAKERS, cash.unit());
            if (cash.state() != CashState.DRAFT) {
                throw Problem.conflict("funds.cash-decided");
            }
            store.kept()
                    .rewrite(
                            cash.saying(input.reason().strip(), input.witness().strip()),
                            "update",
                            Map.of("version", version + 1));
            return get(list);
        });
    }

    /** Takes a step. */
    CashException.View step(long list, int version, String step, String reason) {
        return database.write(sql -> {
            CashException cash = at(list, version);
            workflow.take(lifecycle.life(), cash, step, StepInput.because(reason));
            return get(list);
        });
    }

    /** Keeps the sheet on which the money was signed for. */
    CashException.View sign(long list, int version, String name, String mediaType, InputStream sheet) {
        CashException asked = read(list);
        access.require(FundRoles.MAKERS, asked.unit());
        long kept = files.keep(name, mediaType, asked.unit(), null, MOST_BYTES, sheet)
                .id();
        return database.write(sql -> {
            CashException cash = at(list, version);
            store.kept().rewrite(cash.signed(kept), "sign", Map.of("file", kept));
            return get(list);
        });
    }

    CashException.View get(long list) {
        CashException cash = read(list);
        return new CashException.View(
                list,
                cash.unit(),
                cash.reason(),
                cash.witness(),
                cash.sheet(),
                cash.state(),
                cash.version(),
                workflow.next(lifecycle.life(), List.of(cash)).get(list));
    }

    private CashException at(long list, int version) {
        return store.kept().at(lists.desk().head(list).id(), version);
    }

    private CashException read(long list) {
        return store.kept().get(lists.desk().head(list).id());
    }
}

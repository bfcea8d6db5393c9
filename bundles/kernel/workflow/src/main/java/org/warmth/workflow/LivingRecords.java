package org.warmth.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.warmth.api.records.Kept;
import org.warmth.api.records.Stored;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Living;
import org.warmth.api.workflow.Reasoned;
import org.warmth.api.workflow.Views;
import org.warmth.api.workflow.Workflow;

/** The records of one kind with their life. */
final class LivingRecords<R extends Stored, F, I extends Reasoned, V> implements Living<R, I, V> {
    private final Workflow workflow;
    private final Kept<R> records;
    private final Lifecycle<R, F, I> life;
    private final Views<R, F, V> views;
    private final Database database;

    LivingRecords(Workflow workflow, Kept<R> records, Lifecycle<R, F, I> life, Views<R, F, V> views) {
        this.workflow = workflow;
        this.records = records;
        this.life = life;
        this.views = views;
        this.database = life.table().database();
    }

    @Override
    public V get(long id) {
        return views(List.of(records.get(id))).get(0);
    }

    @Override
    public Page<V> page(Condition wanted, long after, int size) {
        Page<R> page = records.page(wanted, after, size);
        return new Page<>(views(page.items()), page.next());
    }

    @Override
    public List<V> views(Collection<R> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        Map<Long, F> facts = life.facts(some);
        return views.of(List.copyOf(some), facts, workflow.next(life, some, facts));
    }

    @Override
    public Created begin(R made, String step, I input) {
        return database.write(sql -> {
            workflow.begin(life, made, step, input);
            return records.insert(made);
        });
    }

    @Override
    public V step(long id, int version, String step, I input) {
        return database.write(sql -> {
            workflow.take(life, records.at(id, version), step, input);
            return get(id);
        });
    }
}

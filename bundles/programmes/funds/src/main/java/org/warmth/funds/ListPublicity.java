package org.warmth.funds;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListState;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Publicised;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Publicities.Line;
import org.warmth.api.workflow.Publicities.Notice;
import org.warmth.api.workflow.Publicities.Subject;
import org.warmth.api.workflow.Publicity;
import org.warmth.funds.PaymentListStore.Named;

/** Payment lists that hang out (公示): once they are checked, or after they were approved in urgency. */
@Component(service = ListPublicity.class)
public final class ListPublicity implements Publicised {
    private final Database database;
    private final PaymentLists lists;
    private final PaymentListStore store;
    private final ProjectStore projects;
    private final Publicities publicities;
    private final Persons persons;
    private final Units units;
    private final Access access;

    /** Over the lists and the kernel. */
    @Activate
    public ListPublicity(
            @Reference(target = "(module=funds)") Database database,
            @Reference PaymentLists lists,
            @Reference PaymentListStore store,
            @Reference ProjectStore projects,
            @Reference Publicities publicities,
            @Reference Persons persons,
            @Reference Units units,
            @Reference Access access) {
        this.database = database;
        this.lists = lists;
        this.store = store;
        this.projects = projects;
        this.publicities = publicities;
        this.persons = persons;
        this.units = units;
        this.access = access;
    }

    @Override
    public String kind() {
        return PaymentLists.KIND;
    }

    @Override
    public void require(long id) {
        lists.desk().head(id);
    }

    @Override
    public Publicity hang(long id, int version, Input input) {
        return database.write(sql -> {
            ListHead list = lists.desk().head(id);
            access.require(FundRoles.MAKERS, list.unit());
            if (list.version() != version) {
                throw Problem.stale();
            }
            boolean owed = PaymentLists.DECIDED.contains(list.state())
                    && store.paid(List.of(id)).get(id).papersDue() != null;
            if (list.state() != ListState.CHECKED && !owed) {
                throw Problem.conflict("funds.list-not-checked");
            }
            return publicities.hang(
                    new Subject(kind(), id, list.unit()),
                    new Notice(input.place(), input.from(), input.days()),
                    () -> new Lines(list));
        });
    }

    /** Who stands in a list, page after page. */
    private final class Lines implements Iterator<Line> {
        private final long list;
        private final String unit;
        private final Deque<Line> ready = new ArrayDeque<>();
        private long last;
        private boolean over;

        private Lines(ListHead head) {
            list = head.id();
            unit = units.byId(head.unit()).map(Unit::name).orElse("");
        }

        @Override
        public boolean hasNext() {
            if (ready.isEmpty() && !over) {
                fetch();
            }
            return !ready.isEmpty();
        }

        @Override
        public Line next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void fetch() {
            List<Named> page = store.named(list, last, Database.CHUNK);
            over = page.size() < Database.CHUNK;
            Map<Long, Project> of =
                    projects.byIds(page.stream().map(Named::project).collect(Collectors.toSet()));
            Map<Long, PersonView> people =
                    persons.masked(page.stream().map(Named::person).collect(Collectors.toSet()));
            for (Named each : page) {
                ready.add(new Line(
                        people.get(each.person()).name(),
                        unit,
                        of.get(each.project()).name(),
                        each.amount()));
                last = each.payment();
            }
        }
    }
}

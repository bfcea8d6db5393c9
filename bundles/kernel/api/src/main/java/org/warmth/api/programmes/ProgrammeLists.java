package org.warmth.api.programmes;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.Records;
import org.warmth.api.workflow.Reason;

/**
 * The lists of a simple programme: the module says their life.
 *
 * @param <T> what a record says
 */
@ConsumerType
public interface ProgrammeLists<T extends Record> extends ListKind<Listing<T>, ListingsContents, Reason, ListingsView> {
    /** The kernel's ready parts. */
    Programmes programmes();

    /** What its lists hold. */
    Programme<T> programme();

    @Override
    default Records<Listing<T>> records() {
        return programmes().records(programme());
    }

    @Override
    default List<ListingsView> views(
            List<ListHead> lists, Map<Long, ListingsContents> contents, Map<Long, List<String>> next) {
        return lists.stream()
                .map(list -> ListingsView.of(list, contents.get(list.id()), next.get(list.id())))
                .toList();
    }
}

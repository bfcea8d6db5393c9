package org.warmth.funds;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.rest.Page;
import org.warmth.funds.Voucher.Missing;

/** Says what was paid or given out without an accounting voucher (domain 0.6). */
@Component(service = VoucherService.class)
public final class VoucherService {
    private final VoucherStore store;
    private final Callers callers;

    /** Over the tables. */
    @Activate
    public VoucherService(@Reference VoucherStore store, @Reference Callers callers) {
        this.store = store;
        this.callers = callers;
    }

    /** What is without a voucher, of a unit or all the caller's units, whatever it is, in the order of ids. */
    Page<Missing> missing(long unit, long after, int size) {
        Caller caller = callers.current();
        List<Missing> found = Stream.of(
                        store.batches(caller, unit, after, size + 1),
                        store.lists(caller, unit, after, size + 1),
                        store.issues(caller, unit, after, size + 1))
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Missing::id))
                .limit(size + 1L)
                .toList();
        return Page.of(found, size, Missing::id);
    }
}

package org.warmth.donations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.funds.Receipts;
import org.warmth.api.funds.Receipts.Gift;
import org.warmth.api.funds.Receipts.Goods;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;

/**
 * Books what has come as receipts of {@code funds}, once each: at once where funds is there, else by a job that waits until
 * it comes.
 */
@Component(service = DonationBooking.class)
public final class DonationBooking {
    private final DriveStore drives;
    private final Jobs jobs;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Receipts receipts;

    /** Over the drives and the jobs. */
    @Activate
    public DonationBooking(@Reference DriveStore drives, @Reference Jobs jobs) {
        this.drives = drives;
        this.jobs = jobs;
    }

    /** The receipts of funds, while it is there. */
    Optional<Receipts> receipts() {
        return Optional.ofNullable(receipts);
    }

    /** What has come, booked where funds is there, in the caller's transaction; at most a chunk. */
    List<Donation> book(List<Donation> come) {
        Receipts there = receipts;
        return there == null ? come : book(come, there);
    }

    List<Donation> book(List<Donation> come, Receipts there) {
        Map<Long, Drive> of = drives.byIds(
                come.stream().map(donation -> donation.facts().drive()).collect(Collectors.toSet()));
        List<Long> booked = there.book(come.stream()
                .map(donation -> gift(donation, of.get(donation.facts().drive())))
                .toList());
        List<Donation> done = new ArrayList<>(come.size());
        for (int i = 0; i < booked.size(); i++) {
            done.add(come.get(i).booked(booked.get(i)));
        }
        return done;
    }

    /** Has what waits booked as soon as funds is there, in the caller's name and transaction. */
    JobView later(long unit) {
        return jobs.start(DonationCatchUp.KIND, unit, Map.of());
    }

    /** Has what came and is not booked among these booked later. */
    void later(Collection<Donation> come) {
        come.stream()
                .filter(donation -> donation.receipt() == 0)
                .map(Donation::unit)
                .distinct()
                .sorted()
                .forEach(this::later);
    }

    /** The books name a union or an enterprise; a person's name is nobody's business there. */
    private static Gift gift(Donation donation, Drive drive) {
        DonationFacts facts = donation.facts();
        Donor donor = facts.donor();
        Given given = facts.given();
        String by = donor.kind() == DonorKind.PERSON ? null : donor.name();
        String counterparty = by == null && drive != null ? drive.name() : by;
        return new Gift(
                donation.source(),
                donation.unit(),
                facts.date(),
                given.amount(),
                drive == null ? 0 : drive.campaign(),
                counterparty,
                donation.voucherNo(),
                given.inKind() ? new Goods(given.goods(), given.quantity(), given.price(), given.basis()) : null);
    }
}

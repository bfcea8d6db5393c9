package org.warmth.donations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Money;
import org.warmth.api.Violation;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;

/** Turns what clerks write into donations, many at once: drives, unions and enterprises found or made in sets. */
@Component(service = DonationMaker.class)
public final class DonationMaker {
    private final DriveStore drives;
    private final Enterprises enterprises;
    private final Units units;
    private final Clock clock;

    /** Over the drives and the kernel's registries. */
    @Activate
    public DonationMaker(
            @Reference DriveStore drives,
            @Reference Enterprises enterprises,
            @Reference Units units,
            @Reference Clock clock) {
        this.drives = drives;
        this.enterprises = enterprises;
        this.units = units;
        this.clock = clock;
    }

    /**
     * A donation to be made.
     *
     * @param id the id it has or gets
     * @param list the list it belongs to
     * @param importId the import it comes with, 0 if typed
     * @param input what the clerk wrote
     */
    record Proposal(long id, long list, long importId, DonationInput input) {
        /** The enterprise or body that gives, or null. */
        private Enterprises.Claim body() {
            return input.name() != null && DonorKind.SOCIETY.contains(input.giver())
                    ? new Enterprises.Claim(input.name(), input.creditCode())
                    : null;
        }
    }

    /** The day it is in Shanghai. */
    LocalDate today() {
        return BusinessDay.today(clock);
    }

    /** What is wrong with each proposal, in the order given; writes nothing. */
    List<List<Violation>> check(List<Proposal> proposals) {
        Map<Long, Map<String, List<Drive>>> known = drives(proposals);
        Map<Long, Unit> origins = origins(proposals);
        List<List<Violation>> found = new ArrayList<>(proposals.size());
        for (Proposal proposal : proposals) {
            DonationInput input = proposal.input();
            List<Violation> wrong = new ArrayList<>(DonationRules.check(input));
            if (input.unit() != null && !origins.containsKey(input.origin())) {
                wrong.add(Violation.of("from", "donations.unit-unknown"));
            }
            if (input.drive() != null && input.unit() != null) {
                drive(wrong, input, known.get(input.unit()).getOrDefault(input.drive(), List.of()));
            }
            found.add(wrong);
        }
        List<List<Violation>> ofBodies =
                enterprises.check(proposals.stream().map(Proposal::body).toList());
        for (int i = 0; i < found.size(); i++) {
            found.get(i).addAll(ofBodies.get(i));
        }
        return found;
    }

    /** The donations, in the order given; enterprises are registered where new, in the caller's transaction. */
    List<Donation> make(List<Proposal> proposals) {
        Map<Long, Map<String, List<Drive>>> known = drives(proposals);
        Map<Long, Unit> origins = origins(proposals);
        List<Long> bodies =
                enterprises.resolve(proposals.stream().map(Proposal::body).toList());
        List<Donation> made = new ArrayList<>(proposals.size());
        for (int i = 0; i < proposals.size(); i++) {
            DonationInput input = proposals.get(i).input();
            long drive = input.drive() == null
                    ? 0
                    : known.get(input.unit()).get(input.drive()).get(0).id();
            made.add(donation(proposals.get(i), drive, donor(input, bodies.get(i), origins.get(input.origin()))));
        }
        return made;
    }

    private static void drive(List<Violation> wrong, DonationInput input, List<Drive> named) {
        if (named.size() != 1) {
            wrong.add(Violation.of("drive", named.isEmpty() ? "donations.drive-unknown" : "donations.drive-ambiguous"));
        } else if (input.date() != null && !named.get(0).during(input.date())) {
            wrong.add(Violation.doubt(
                    "date",
                    "donations.outside-drive",
                    named.get(0).from(),
                    named.get(0).to()));
        }
    }

    /** A unit gives under its union's name unless it has one of its own. */
    private static Donor donor(DonationInput input, long enterprise, Unit from) {
        DonorKind kind = input.giver();
        String name = input.name() == null && kind == DonorKind.UNIT && !input.unnamed() ? from.name() : input.name();
        int people = kind == DonorKind.UNIT ? input.people() : 1;
        return new Donor(kind, name, enterprise, from.id(), input.unnamed(), people);
    }

    private static Donation donation(Proposal proposal, long drive, Donor donor) {
        DonationInput input = proposal.input();
        Given given = input.inKind()
                ? Given.goods(input.goods(), input.quantity(), input.price(), input.basis())
                : Given.money(input.amount());
        DonationFacts facts =
                new DonationFacts(drive, donor, given, input.date(), input.channel(), input.intent(), input.remark());
        return new Donation(
                proposal.id(),
                input.unit(),
                proposal.list(),
                proposal.importId(),
                0,
                DonationState.PLEDGED,
                1,
                facts,
                null,
                0,
                Money.ZERO);
    }

    /** The drives that the proposals name, by receiving unit and name. */
    private Map<Long, Map<String, List<Drive>>> drives(List<Proposal> proposals) {
        Map<Long, Set<String>> names = new HashMap<>();
        for (Proposal proposal : proposals) {
            if (proposal.input().unit() != null && proposal.input().drive() != null) {
                names.computeIfAbsent(proposal.input().unit(), unit -> new java.util.HashSet<>())
                        .add(proposal.input().drive());
            }
        }
        LocalDate today = today();
        Map<Long, Map<String, List<Drive>>> known = new HashMap<>();
        names.forEach((unit, wanted) -> known.put(
                unit,
                drives.of(units.lineage(unit, today), wanted).stream().collect(Collectors.groupingBy(Drive::name))));
        return known;
    }

    private Map<Long, Unit> origins(Collection<Proposal> proposals) {
        return units.byIds(proposals.stream()
                .map(proposal -> proposal.input().origin())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }
}

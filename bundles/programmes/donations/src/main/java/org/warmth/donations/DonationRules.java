package org.warmth.donations;

import java.util.List;
import org.warmth.api.Money;
import org.warmth.api.Violation;
import org.warmth.api.Violations;

/** What must be right in one donation as it is written, whether typed or in a roster (domain 3.6, 5.16). */
final class DonationRules {
    private DonationRules() {}

    /** What is wrong with it, field by field. */
    static List<Violation> check(DonationInput donation) {
        Violations found = new Violations();
        DonationInput.FIELDS.check(donation).forEach(found::add);
        donor(found, donation);
        if (donation.inKind()) {
            goods(found, donation);
        } else {
            found.positive("amount", donation.amount());
        }
        return found.found();
    }

    private static void donor(Violations found, DonationInput donation) {
        DonorKind kind = donation.giver();
        int people = donation.people() == null ? 0 : donation.people();
        if (donation.unnamed()) {
            found.unless(donation.name() == null && donation.creditCode() == null, "name", "donations.anonymous-named");
        } else {
            found.unless(donation.name() != null || kind == DonorKind.UNIT, "name", "donations.name-missing");
        }
        if (kind == DonorKind.UNIT) {
            found.unless(people > 0, "people", "donations.people-missing");
        } else {
            found.unless(people <= 1, "people", "donations.people-of-unit");
        }
        found.unless(
                donation.creditCode() == null || DonorKind.SOCIETY.contains(kind),
                "creditCode",
                "donations.code-of-enterprise");
    }

    private static void goods(Violations found, DonationInput donation) {
        int quantity = donation.quantity() == null ? 0 : donation.quantity();
        found.unless(donation.amount() == null, "amount", "donations.money-or-goods")
                .required("goods", donation.goods())
                .required("basis", donation.basis())
                .positive("price", donation.price())
                .unless(quantity > 0, "quantity", "rest.not-positive")
                .unless(
                        donation.price() == null
                                || quantity < 1
                                || donation.price().fen() <= Money.MOST.fen() / quantity,
                        "price",
                        "donations.goods-worth");
    }
}

package org.warmth.funds;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.Problem;
import org.warmth.api.bank.BankFileFormat;

/** The layouts of bank files that are there now; a district adds its bank's as a bundle. */
@Component(service = BankFormats.class)
public final class BankFormats {
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            fieldOption = FieldOption.REPLACE)
    private volatile List<BankFileFormat> formats = List.of();

    /** The layout of that name. */
    Optional<BankFileFormat> find(String id) {
        return formats.stream().filter(format -> format.id().equals(id)).findFirst();
    }

    /**
     * The layout of that name, which a batch has.
     *
     * @throws Problem 503 while its bundle is away: a job then waits for it
     */
    BankFileFormat need(String id) {
        return find(id).orElseThrow(() -> Problem.unavailable("funds.format-away", null));
    }
}

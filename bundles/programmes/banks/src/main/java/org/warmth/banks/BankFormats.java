package org.warmth.banks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.Messages;
import org.warmth.api.access.Callers;
import org.warmth.api.bank.BankFileFormat;

/** The bank file formats that are there, ours and those of other bundles, which come and go. */
@Component(service = BankFormats.class)
public final class BankFormats {
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            fieldOption = FieldOption.REPLACE)
    private volatile List<BankFileFormat> formats = List.of();

    private final Callers callers;
    private final Messages messages;

    /** For whoever is signed in. */
    @Activate
    public BankFormats(@Reference Callers callers, @Reference Messages messages) {
        this.callers = callers;
        this.messages = messages;
    }

    /** All of them in the order of their ids, named in the caller's language. */
    List<BankFormatView> all() {
        Locale locale = callers.current().locale();
        return formats.stream()
                .map(format -> new BankFormatView(
                        format.id(), messages.text(locale, format.title()), format.extension(), format.most()))
                .sorted(Comparator.comparing(BankFormatView::id))
                .toList();
    }
}

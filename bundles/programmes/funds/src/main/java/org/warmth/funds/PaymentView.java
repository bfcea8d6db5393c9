package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.warmth.api.fields.Copy;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonView;

/**
 * A payment as staff sees it. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that pays
 * @param list the list it is paid with
 * @param importId the import it came with
 * @param corrects the paid payment that this one corrects
 * @param state where it stands
 * @param version for optimistic locking
 * @param overStandard whether it goes beyond the standard, confirmed by the maker
 * @param facts what is paid to whom
 * @param payee the payee, masked
 * @param subject on whose behalf, masked, or null
 * @param account the account, masked
 * @param project the project's name
 * @param attempt how often it went into a batch
 * @param next the steps that the caller may take now
 */
@Schema(name = "funds.Payment")
record PaymentView(
        long id,
        long unit,
        long list,
        long importId,
        long corrects,
        PaymentState state,
        int version,
        boolean overStandard,
        PaymentFacts facts,
        PersonView payee,
        PersonView subject,
        Accounts.View account,
        String project,
        int attempt,
        List<String> next) {

    private static final Copy<Payment, PaymentView> OF_PAYMENT =
            Copy.of(Payment.class, PaymentView.class, "payee", "subject", "account", "project", "next");

    static PaymentView of(
            Payment payment,
            PersonView payee,
            PersonView subject,
            Accounts.View account,
            String project,
            List<String> next) {
        return OF_PAYMENT.of(payment, payee, subject, account, project, next);
    }
}

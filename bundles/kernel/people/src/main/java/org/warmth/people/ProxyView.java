package org.warmth.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.warmth.api.people.Accounts;

/**
 * A family exception as staff sees it, masked.
 *
 * @param id the exception
 * @param payee whose money it is
 * @param account the account it may go to
 * @param relation what the account's owner is to the payee
 * @param state where it stands
 * @param version for optimistic locking
 * @param next the steps that the caller may take now
 */
@Schema(name = "people.Proxy")
record ProxyView(
        @Schema(type = "string", example = "744073261518850") long id,
        PersonCard payee,
        Accounts.View account,
        @Schema(example = "母子") String relation,
        ProxyState state,
        int version,
        List<String> next) {}

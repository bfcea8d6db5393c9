package org.warmth.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.warmth.api.Problem;
import org.warmth.api.ledger.LedgerVerification;

/** Proves the ledger: every seal, every entry below it, the totals; or one printed seal. */
@Service
@Command(scope = "warmth", name = "ledger-verify", description = "Proves the ledger, or a printed seal")
public final class LedgerVerifyCommand extends org.warmth.shell.Command {
    @Argument(index = 0, name = "seal", description = "the number of a printed seal")
    private Long seal;

    @Argument(index = 1, name = "value", description = "its printed value")
    private String value;

    @Reference
    private List<LedgerVerification> verifications;

    @Override
    void run() {
        LedgerVerification verification = of(verifications);
        if (seal != null && value == null) {
            throw Problem.malformed("shell.seal-value");
        }
        if (seal != null && !verification.holds(seal, value)) {
            throw Problem.conflict("shell.seal-unknown", seal);
        }
        LedgerVerification.Verdict verdict = verification.verify(percent -> progress(percent + " %"));
        progress("100 %");
        print("");
        if (!verdict.holds()) {
            LedgerVerification.Finding finding = verdict.finding();
            throw Problem.conflict(
                    "shell.ledger-broken",
                    speech().say("ledger.finding." + finding.kind(), finding.seal(), finding.entry(), finding.unit()));
        }
        if (seal != null) {
            print(speech().say("shell.seal-stands", seal));
        }
        print(
                verdict.seal() == 0
                        ? speech().say("shell.ledger-empty", verdict.tail())
                        : speech().say(
                                        "shell.ledger-holds",
                                        verdict.seal(),
                                        verdict.value(),
                                        verdict.entries(),
                                        verdict.tail()));
    }
}

package org.warmth.banks;

import java.util.List;
import org.warmth.api.Violation;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;

/** What our layouts say of themselves, and what keeps an item from them. */
abstract class BuiltInFormat implements BankFileFormat {
    private static final int MOST = 100_000;

    private final String id;
    private final String extension;
    private final String mediaType;
    private final ItemRules rules;

    BuiltInFormat(String id, String extension, String mediaType, ItemRules rules) {
        this.id = id;
        this.extension = extension;
        this.mediaType = mediaType;
        this.rules = rules;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String title() {
        return "banks.format." + id;
    }

    @Override
    public final String extension() {
        return extension;
    }

    @Override
    public final String mediaType() {
        return mediaType;
    }

    @Override
    public final int most() {
        return MOST;
    }

    @Override
    public final List<Violation> check(BankItem item) {
        return rules.check(item);
    }

    /** What an item must be like. */
    final ItemRules rules() {
        return rules;
    }
}

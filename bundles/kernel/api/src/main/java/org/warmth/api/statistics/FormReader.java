package org.warmth.api.statistics;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The official forms with the values of this moment, for whoever prints or checks them. */
@ProviderType
public interface FormReader {
    /** The forms there are, for example {@code form1}. */
    Set<String> forms();

    /**
     * A form of one unit, or of its whole subtree as the tree stood at the end of the campaign's window.
     *
     * @param form the form
     * @param unit the unit, over which the thread's caller must hold a business role
     * @param campaign the campaign whose periods count
     * @param subtree whether everything below the unit is counted too
     * @throws org.warmth.api.Problem 404 for an unknown form, unit or campaign; 403 for a unit out of scope
     */
    default FormView form(String form, long unit, long campaign, boolean subtree) {
        return form(form, unit, campaign, subtree, false);
    }

    /**
     * The same, with distinct persons beside people-times where asked for: they do not add up and are counted from the
     * records.
     */
    FormView form(String form, long unit, long campaign, boolean subtree, boolean persons);
}

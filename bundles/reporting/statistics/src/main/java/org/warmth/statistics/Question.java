package org.warmth.statistics;

import org.warmth.api.campaigns.Campaign;
import org.warmth.api.people.Unit;
import org.warmth.api.people.UnitSet;

/**
 * Which form of whom for which campaign.
 *
 * @param form the form
 * @param unit the filing unit
 * @param campaign the campaign
 * @param subtree whether everything below the unit is counted too
 */
record Question(Form form, Unit unit, Campaign campaign, boolean subtree) {
    /** The units that are counted: forms follow the tree of their period. */
    UnitSet units() {
        return new UnitSet(unit.id(), subtree, campaign.window().to());
    }
}

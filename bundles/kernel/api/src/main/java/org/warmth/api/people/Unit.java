package org.warmth.api.people;

import java.time.LocalDate;

/**
 * A union (工会组织) in the tree.
 *
 * @param id its id
 * @param code its path code, unique
 * @param name its full name
 * @param level its level
 * @param parent the unit above, or 0 for the top
 * @param filing whether it files to the city (区局（产业）工会)
 * @param reporting whether it keeps records or only types numbers (domain 0.4)
 * @param creditCode its unified social credit code, or null
 * @param validFrom since when it stands here in the tree
 * @param validTo until when, or null
 * @param version for optimistic locking
 */
public record Unit(
        long id,
        String code,
        String name,
        Level level,
        long parent,
        boolean filing,
        Reporting reporting,
        String creditCode,
        LocalDate validFrom,
        LocalDate validTo,
        int version) {
    /** The levels of domain 4.4. */
    public enum Level {
        /** 市总工会. */
        CITY,
        /** 区总工会. */
        DISTRICT,
        /** 局（产业）工会. */
        BUREAU,
        /** 街镇、园区、行业、集团工会. */
        TOWN,
        /** 基层工会. */
        BASE,
        /** 分会、工会小组. */
        GROUP
    }

    /** How a unit reports. */
    public enum Reporting {
        /** From records in the ledger. */
        RECORDS,
        /** Numbers typed into the form. */
        FORM
    }
}

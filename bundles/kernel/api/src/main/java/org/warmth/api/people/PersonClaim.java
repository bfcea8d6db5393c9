package org.warmth.api.people;

/**
 * A person as a roster or a request names them.
 *
 * @param name the name as written
 * @param idType the document, null for a resident identity card or none
 * @param idNumber the number as written, or null
 * @param mobile the mobile number, or null
 * @param unit the unit where the person is kept; for somebody without union the serving unit
 * @param apart tells apart two people of one name inside one roster: persons without number match only on equal values
 */
public record PersonClaim(String name, IdType idType, String idNumber, String mobile, long unit, String apart) {}

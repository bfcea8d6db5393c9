package org.warmth.api.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The union tree with its dates: rights follow today's tree, forms the tree of their period. */
@ProviderType
public interface Units {
    /** By id, as it stands today. */
    Optional<Unit> byId(long id);

    /** By code, as it stands today. */
    Optional<Unit> byCode(String code);

    /** Those among codes or full names that are known today; a name borne by several gives several. */
    Map<String, List<Unit>> find(Collection<String> codesOrNames);

    /** By id, many at once. */
    Map<Long, Unit> byIds(Collection<Long> ids);

    /** The units directly below on a day, in the order of their codes; 0 gives the top units. */
    List<Unit> children(long parent, LocalDate on);

    /** The unit itself and all above it on a day, nearest first. */
    List<Long> lineage(long unit, LocalDate on);

    /** The units of a set on its day, as of the latest change; sorted. */
    long[] within(UnitSet set);

    /** All units of whatever day, as of the latest change; sorted. */
    long[] all();

    /** A number that changes with the tree. */
    long change();
}

package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.warmth.api.records.Stored;

/**
 * What the departments answered about somebody of a household (家庭经济状况核对结果); what they found is encrypted.
 *
 * @param id its id, which is its row's id
 * @param file the file
 * @param person about whom
 * @param unit the file's unit
 * @param importId the import it came with
 * @param results what they found
 * @param on when they answered
 * @param note in words, or null
 * @param gone whether the import was taken back
 * @param version for optimistic locking
 */
record Comparison(
        long id,
        long file,
        long person,
        long unit,
        long importId,
        Set<Result> results,
        LocalDate on,
        String note,
        boolean gone,
        int version)
        implements Stored {
    boolean adverse() {
        return results.stream().anyMatch(result -> result != Result.CONSISTENT);
    }

    /** Whether both say the same. */
    boolean says(Comparison other) {
        return !gone
                && file == other.file
                && person == other.person
                && results.equals(other.results)
                && on.equals(other.on)
                && Objects.equals(note, other.note);
    }

    /** Its next version, saying what another one says. */
    Comparison saying(Comparison said) {
        return new Comparison(
                id,
                said.file,
                said.person,
                said.unit,
                said.importId,
                said.results,
                said.on,
                said.note,
                false,
                version + 1);
    }

    Comparison takenBack() {
        return new Comparison(id, file, person, unit, importId, results, on, note, true, version + 1);
    }

    /** What the departments found (domain 3.4). */
    public enum Result {
        /** 与申报一致. */
        CONSISTENT,
        /** 收入与申报不符. */
        INCOME,
        /** 有两套以上住房. */
        HOUSING,
        /** 有商铺或经营实体. */
        BUSINESS,
        /** 有机动车. */
        VEHICLE,
        /** 就读民办或境外学校. */
        SCHOOL,
        /** 存款或其他财产与申报不符. */
        PROPERTY;

        static String text(Collection<Result> results) {
            return results.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        }

        static Set<Result> of(String text) {
            Set<Result> results = EnumSet.noneOf(Result.class);
            for (String name : text.split(",")) {
                results.add(valueOf(name));
            }
            return results;
        }
    }

    /** A result as staff sees it: whether something was found, not what. */
    @Schema(name = "hardship.Comparison")
    record View(long id, long person, boolean adverse, LocalDate on) {
        static View of(Comparison comparison) {
            return new View(comparison.id, comparison.person, comparison.adverse(), comparison.on);
        }
    }
}

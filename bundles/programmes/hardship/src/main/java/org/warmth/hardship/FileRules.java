package org.warmth.hardship;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.hardship.Consent.Purpose;
import org.warmth.hardship.Member.Relation;

/** What must be right in what a clerk writes of a household, field by field. */
final class FileRules {
    static final int MOST_PEOPLE = 30;

    private static final int MOST_CAUSES = 3;
    private static final Pattern AREA = Pattern.compile("\\d{6}");

    private FileRules() {}

    /**
     * What is wrong, apart from whether persons, accounts and files are there.
     *
     * @param fresh whether the file is new: then nothing stays as it was
     * @param consented whether the household consented before
     */
    static List<Violation> check(FileInput input, boolean fresh, boolean consented, LocalDate today) {
        Violations found = new Violations().required("facts", input.facts());
        if (fresh) {
            found.required("head", input.head());
        }
        if (input.head() != null) {
            found.text("head.name", input.head().name(), 50)
                    .required("head.idNumber", input.head().idNumber());
        }
        if (input.facts() != null) {
            facts(found, input, today);
        }
        if (input.means() != null) {
            found.in("means.", FileMeans.FIELDS.check(input.means()));
        }
        if (input.account() != null) {
            found.text("account.number", input.account().number(), 30)
                    .text("account.holder", input.account().holder(), 50)
                    .longest("account.bank", input.account().bank(), 60);
        }
        if (input.consent() != null) {
            consent(found, "consent.", input.consent(), today);
        }
        if (input.members() != null) {
            members(found, input.members(), today);
        }
        boolean consents = input.consent() != null
                && (input.consent().purposes() == null
                        || input.consent().purposes().contains(Purpose.ECONOMY));
        return found.unless(
                        consented || consents || !input.needConsent(), "consent.givenOn", "hardship.consent-missing")
                .found();
    }

    /** What is wrong with a consent. */
    static void consent(Violations found, String at, Consent.Input consent, LocalDate today) {
        found.text(at + "textVersion", consent.textVersion(), 60)
                .required(at + "givenOn", consent.givenOn())
                .longest(at + "givenBy", consent.givenBy(), 50)
                .unless(consent.purposes() == null || !consent.purposes().isEmpty(), at + "purposes", "rest.required")
                .unless(
                        consent.channel() != Consent.Channel.PROXY || consent.givenBy() != null,
                        at + "givenBy",
                        "hardship.proxy-named");
        past(found, at + "givenOn", consent.givenOn(), today);
    }

    /** The day, where there is one, is not after today. */
    static void past(Violations found, String field, LocalDate day, LocalDate today) {
        found.unless(day == null || !day.isAfter(today), field, "hardship.day-ahead");
    }

    private static void facts(Violations found, FileInput input, LocalDate today) {
        FileFacts facts = input.facts();
        found.in("facts.", FileFacts.FIELDS.check(facts))
                .unless(facts.persons() == null || facts.persons() > 0, "facts.persons", "rest.not-positive")
                .unless(
                        facts.areaCode() == null
                                || AREA.matcher(facts.areaCode()).matches(),
                        "facts.areaCode",
                        "hardship.area-code")
                .unless(facts.subCauses().size() <= MOST_CAUSES, "facts.subCauses", "hardship.causes", MOST_CAUSES)
                .unless(
                        facts.mainCause() == null || !facts.subCauses().contains(facts.mainCause()),
                        "facts.subCauses",
                        "hardship.cause-twice");
        past(found, "facts.birth", facts.birth(), today);
        past(found, "facts.workedSince", facts.workedSince(), today);
        if (input.head() != null) {
            CardNumber card = CardNumber.of(input.head().idType(), input.head().idNumber());
            found.unless(!card.contradicts(facts.birth()), "facts.birth", "hardship.birth-differs")
                    .unless(!card.contradicts(facts.sex()), "facts.sex", "hardship.sex-differs");
        }
    }

    private static void members(Violations found, List<Member.Input> members, LocalDate today) {
        found.unless(members.size() < MOST_PEOPLE, "members", "rest.number-range", MOST_PEOPLE - 1);
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            member(found, "members[" + i + "].", members.get(i), today);
            String number = members.get(i).idNumber();
            found.unless(
                    number == null || numbers.add(number.strip().toUpperCase(Locale.ROOT)),
                    "members[" + i + "].idNumber",
                    "hardship.member-twice");
        }
    }

    /** What is wrong with somebody of a household. */
    static void member(Violations found, String at, Member.Input member, LocalDate today) {
        CardNumber card = CardNumber.of(member.idType(), member.idNumber());
        LocalDate birth = member.birth() == null ? card.birth() : member.birth();
        boolean minor = member.facts(birth).minor(today);
        found.text(at + "name", member.name(), 50)
                .required(at + "relation", member.relation())
                .unless(member.relation() != Relation.HEAD, at + "relation", "hardship.head-is-head")
                .notNegative(at + "income", member.income())
                .longest(at + "health", member.health(), 200)
                .longest(at + "school", member.school(), 100)
                .longest(at + "guardian", member.guardian(), 50)
                .unless(!card.contradicts(member.birth()), at + "birth", "hardship.birth-differs")
                .unless(!minor || member.guardian() != null, at + "guardian", "hardship.guardian-needed")
                .unless(!minor || member.guardianOn() != null, at + "guardianOn", "hardship.guardian-needed");
        past(found, at + "birth", member.birth(), today);
        past(found, at + "guardianOn", member.guardianOn(), today);
    }

    /**
     * What a file lacks before it can be handed in; a temporary one needs little.
     *
     * @param people how many the household is
     * @param judged what its means lead to
     */
    static List<Violation> complete(HardshipFile file, int people, TypeRule.Judged judged) {
        FileFacts facts = file.facts();
        if (file.type() == FileType.TEMPORARY) {
            return List.of();
        }
        Violations found = new Violations()
                .required("facts.level", facts.level())
                .required("facts.ethnicity", facts.ethnicity())
                .required("facts.sex", facts.sex())
                .required("facts.birth", facts.birth())
                .required("facts.political", facts.political())
                .required("facts.work", facts.work())
                .required("facts.housing", facts.housing())
                .required("facts.industry", facts.industry())
                .required("facts.marital", facts.marital())
                .required("facts.residence", facts.residence())
                .required("facts.areaCode", facts.areaCode())
                .required("facts.insurance", facts.insurance())
                .required("facts.persons", facts.persons())
                .required("means.income", file.means().income())
                .required("means.health", file.means().health())
                .required("means.address", file.means().address());
        if (facts.persons() != null) {
            found.unless(facts.persons() == people, "facts.persons", "hardship.persons-differ", people);
        }
        return Stream.of(found.found(), typed(facts, judged))
                .flatMap(List::stream)
                .toList();
    }

    /** A type that is another than the computed one, or that nobody could compute, needs a reason. */
    static List<Violation> typed(FileFacts facts, TypeRule.Judged judged) {
        boolean differs = facts.type() != FileType.TEMPORARY && !Objects.equals(facts.type(), judged.type());
        return !differs || facts.typeReason() != null && !facts.typeReason().isBlank()
                ? List.of()
                : List.of(Violation.of("facts.typeReason", "hardship.type-differs", judged.word()));
    }
}

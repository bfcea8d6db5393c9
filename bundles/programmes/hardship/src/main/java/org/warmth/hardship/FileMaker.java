package org.warmth.hardship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Ids;
import org.warmth.hardship.Member.Relation;

/** Turns what clerks write into files, many at once: persons and accounts checked, found or made in sets. */
@Component(service = FileMaker.class)
public final class FileMaker {
    private final Persons persons;
    private final Accounts accounts;
    private final LowLineService lines;
    private final HardshipCalendar calendar;
    private final Ids ids;

    /** Over the kernel's registries. */
    @Activate
    public FileMaker(
            @Reference Persons persons,
            @Reference Accounts accounts,
            @Reference LowLineService lines,
            @Reference HardshipCalendar calendar,
            @Reference Ids ids) {
        this.persons = persons;
        this.accounts = accounts;
        this.lines = lines;
        this.calendar = calendar;
        this.ids = ids;
    }

    /**
     * A file to be made or rewritten.
     *
     * @param id the id it has or gets
     * @param unit the unit that keeps it
     * @param importId the import it comes with, 0 if typed
     * @param standing the file as it stands, or null for a new one
     * @param household its people as they stand
     * @param consented whether the household consented before
     * @param input what the clerk wrote
     */
    record Proposal(
            long id,
            long unit,
            long importId,
            HardshipFile standing,
            List<Member> household,
            boolean consented,
            FileInput input) {
        private PersonClaim head() {
            FileInput.Head head = input.head();
            return new PersonClaim(head.name(), head.idType(), head.idNumber(), head.mobile(), unit, null);
        }

        private boolean namesHead() {
            return input.head() != null;
        }

        private List<PersonClaim> family() {
            return input.members() == null ? List.of() : claims(id, unit, input.members());
        }

        private FileMeans means() {
            if (input.means() != null) {
                return input.means();
            }
            return standing == null ? FileMeans.NONE : standing.means();
        }

        /** The account stays as long as the head does. */
        private long account(long head) {
            return standing == null || standing.head() != head ? 0 : standing.account();
        }
    }

    /**
     * A file made.
     *
     * @param file the file, in the state and at the version it had
     * @param household its people
     */
    record Made(HardshipFile file, List<Member> household) {}

    /** How a file's family is looked up: by number, for want of one by name inside the file. */
    static List<PersonClaim> claims(long file, long unit, List<Member.Input> members) {
        Map<String, Integer> namesakes = new HashMap<>();
        List<PersonClaim> claims = new ArrayList<>();
        for (Member.Input member : members) {
            String apart = null;
            if (member.idNumber() == null) {
                String called = file + "/" + member.relation() + "/" + member.name();
                apart = "hardship/" + file + "/" + member.relation() + "/" + namesakes.merge(called, 1, Integer::sum);
            }
            claims.add(new PersonClaim(member.name(), member.idType(), member.idNumber(), null, unit, apart));
        }
        return claims;
    }

    /** What is wrong with each proposal, in the order given; writes nothing. */
    List<List<Violation>> check(List<Proposal> proposals) {
        LocalDate today = calendar.today();
        LowLineService.Today known = lines.today();
        List<List<Violation>> found = new ArrayList<>();
        List<Integer> sound = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            Proposal proposal = proposals.get(i);
            List<Violation> wrong = new ArrayList<>(
                    FileRules.check(proposal.input(), proposal.standing() == null, proposal.consented(), today));
            if (!Violation.refused(wrong)) {
                sound.add(i);
                wrong.addAll(typed(proposal, known));
            }
            found.add(wrong);
        }
        heads(proposals, sound, found);
        families(proposals, sound, found);
        cards(proposals, sound, found);
        return found;
    }

    private List<Violation> typed(Proposal proposal, LowLineService.Today known) {
        FileFacts facts = proposal.input().facts();
        TypeRule.Judged judged = TypeRule.judge(proposal.means(), facts.persons(), known.of(proposal.unit()));
        return judged.perCapita() == null ? List.of() : FileRules.typed(facts, judged);
    }

    private void heads(List<Proposal> proposals, List<Integer> sound, List<List<Violation>> found) {
        List<Integer> named =
                sound.stream().filter(i -> proposals.get(i).namesHead()).toList();
        List<List<Violation>> wrong =
                persons.check(named.stream().map(i -> proposals.get(i).head()).toList());
        for (int i = 0; i < named.size(); i++) {
            for (Violation violation : wrong.get(i)) {
                found.get(named.get(i)).add(at("head.", violation));
            }
        }
    }

    private void families(List<Proposal> proposals, List<Integer> sound, List<List<Violation>> found) {
        List<PersonClaim> claims = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int i : sound) {
            List<PersonClaim> family = proposals.get(i).family();
            for (int n = 0; n < family.size(); n++) {
                claims.add(family.get(n));
                places.add(new int[] {i, n});
            }
        }
        List<List<Violation>> wrong = persons.check(claims);
        for (int i = 0; i < places.size(); i++) {
            for (Violation violation : wrong.get(i)) {
                found.get(places.get(i)[0]).add(at("members[" + places.get(i)[1] + "].", violation));
            }
        }
    }

    private void cards(List<Proposal> proposals, List<Integer> sound, List<List<Violation>> found) {
        List<Integer> named = sound.stream()
                .filter(i -> proposals.get(i).input().account() != null)
                .toList();
        List<List<Violation>> wrong = accounts.check(named.stream()
                .map(i -> card(
                        proposals.get(i),
                        proposals.get(i).standing() == null
                                ? 0
                                : proposals.get(i).standing().head()))
                .toList());
        for (int i = 0; i < named.size(); i++) {
            for (Violation violation : wrong.get(i)) {
                found.get(named.get(i)).add(at("account.", violation));
            }
        }
    }

    private Accounts.Claim card(Proposal proposal, long person) {
        FileInput.Account account = proposal.input().account();
        FileInput.Head head = proposal.input().head();
        String name = head != null
                ? head.name()
                : persons.masked(List.of(person)).get(person).name();
        return new Accounts.Claim(
                head == null ? person : 0,
                head == null ? Long.toString(person) : head.idNumber(),
                name,
                account.number(),
                account.holder(),
                account.bank());
    }

    private static Violation at(String prefix, Violation violation) {
        return new Violation(prefix + violation.field(), violation.code(), violation.args(), violation.severity());
    }

    /** The files, in the order given; persons and accounts are made where new, in the caller's transaction. */
    List<Made> make(List<Proposal> proposals) {
        long[] heads = heads(proposals);
        long[] cards = cards(proposals, heads);
        List<List<Persons.Resolved>> families = families(proposals);
        LowLineService.Today known = lines.today();
        List<Made> made = new ArrayList<>(proposals.size());
        for (int i = 0; i < proposals.size(); i++) {
            Proposal proposal = proposals.get(i);
            HardshipFile file = file(proposal, heads[i], cards[i], known.of(proposal.unit()));
            made.add(new Made(file, household(proposal, heads[i], families.get(i))));
        }
        return made;
    }

    private long[] heads(List<Proposal> proposals) {
        long[] heads = proposals.stream()
                .mapToLong(proposal ->
                        proposal.standing() == null ? 0 : proposal.standing().head())
                .toArray();
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.get(i).namesHead()) {
                named.add(i);
            }
        }
        List<Persons.Resolved> resolved =
                persons.resolve(named.stream().map(i -> proposals.get(i).head()).toList());
        for (int i = 0; i < named.size(); i++) {
            heads[named.get(i)] = resolved.get(i).id();
        }
        return heads;
    }

    private long[] cards(List<Proposal> proposals, long[] heads) {
        long[] cards = new long[proposals.size()];
        List<Integer> named = new ArrayList<>();
        List<Accounts.Claim> claims = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            cards[i] = proposals.get(i).account(heads[i]);
            if (proposals.get(i).input().account() != null) {
                Accounts.Claim claim = card(proposals.get(i), heads[i]);
                named.add(i);
                claims.add(new Accounts.Claim(
                        heads[i], claim.personKey(), claim.personName(), claim.number(), claim.holder(), claim.bank()));
            }
        }
        List<Long> found = accounts.resolve(claims);
        for (int i = 0; i < named.size(); i++) {
            cards[named.get(i)] = found.get(i);
        }
        return cards;
    }

    private List<List<Persons.Resolved>> families(List<Proposal> proposals) {
        List<Persons.Resolved> all = persons.resolve(
                proposals.stream().flatMap(each -> each.family().stream()).toList());
        List<List<Persons.Resolved>> families = new ArrayList<>();
        int from = 0;
        for (Proposal proposal : proposals) {
            int many = proposal.family().size();
            families.add(all.subList(from, from + many));
            from += many;
        }
        return families;
    }

    private static HardshipFile file(Proposal proposal, long head, long account, LowLine line) {
        FileInput input = proposal.input();
        FileInput.Head named = input.head();
        CardNumber card = named == null ? new CardNumber(null, null) : CardNumber.of(named.idType(), named.idNumber());
        FileFacts before =
                proposal.standing() == null ? null : proposal.standing().facts();
        FileFacts facts = input.facts().born(card.sex(), card.birth());
        if (before != null && named == null) {
            facts = facts.born(before.sex(), before.birth());
        }
        FileMeans means = proposal.means();
        FileType computed = TypeRule.judge(means, facts.persons(), line).type();
        HardshipFile blank = proposal.standing() != null
                ? proposal.standing()
                : new HardshipFile(
                        proposal.id(),
                        proposal.unit(),
                        null,
                        proposal.importId(),
                        FileState.DRAFT,
                        1,
                        head,
                        account,
                        computed,
                        facts,
                        means,
                        FileCourse.NEW);
        return blank.saying(head, account, computed, facts, means);
    }

    /** Whoever was there before keeps the row; without a family in the input the family stays. */
    private List<Member> household(Proposal proposal, long head, List<Persons.Resolved> family) {
        List<Member> household = new ArrayList<>();
        household.add(member(proposal, head, Relation.HEAD, Member.Facts.NONE));
        List<Member.Input> said = proposal.input().members();
        if (said == null) {
            proposal.household().stream().filter(member -> !member.head()).forEach(household::add);
            return household;
        }
        for (int i = 0; i < said.size(); i++) {
            LocalDate born =
                    CardNumber.of(said.get(i).idType(), said.get(i).idNumber()).birth();
            Member member = member(
                    proposal,
                    family.get(i).id(),
                    said.get(i).relation(),
                    said.get(i).facts(born));
            household.add(Boolean.TRUE.equals(said.get(i).elsewhere()) ? member.twice() : member);
        }
        return household;
    }

    private Member member(Proposal proposal, long person, Relation relation, Member.Facts facts) {
        Member before = proposal.household().stream()
                .filter(member -> relation == Relation.HEAD ? member.head() : member.person() == person)
                .findFirst()
                .orElse(null);
        long id = before == null ? ids.next() : before.id();
        long importId = before == null ? proposal.importId() : before.importId();
        // Who was confirmed to belong to two households still does.
        long standing = before != null && before.person() == person && before.once() > 0 ? proposal.id() : 0;
        return new Member(id, proposal.id(), person, relation, standing, importId, facts);
    }
}

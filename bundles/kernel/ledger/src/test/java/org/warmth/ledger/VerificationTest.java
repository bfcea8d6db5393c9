package org.warmth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warmth.ledger.Books.gift;

import java.util.stream.LongStream;
import org.warmth.api.ledger.LedgerVerification.Finding;
import org.warmth.api.ledger.LedgerVerification.Kind;
import org.warmth.api.ledger.LedgerVerification.Verdict;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Who changes the ledger behind its back is found out. */
class VerificationTest {
    private static Books sealed(TestDatabase database) {
        database.unit(1);
        database.unit(3, 1);
        Books books = new Books(database);
        books.ledger.post(
                LongStream.rangeClosed(1, 20).mapToObj(i -> gift(i, 3, i)).toList());
        books.sealing.run();
        books.ledger.post(
                LongStream.rangeClosed(21, 30).mapToObj(i -> gift(i, 3, i)).toList());
        books.sealing.run();
        books.ledger.post(
                LongStream.rangeClosed(31, 33).mapToObj(i -> gift(i, 3, i)).toList());
        return books;
    }

    private static Finding tampered(TestDatabase database, String sql) {
        Books books = sealed(database);
        database.write(ctx -> ctx.execute(sql));
        return books.verifier.verify(percent -> {}).finding();
    }

    @BothDatabases
    void an_untouched_ledger_holds_and_so_do_its_printed_seals(TestDatabase database) {
        Books books = sealed(database);
        Verdict verdict = books.verifier.verify(percent -> assertThat(percent).isBetween(0, 100));
        assertThat(verdict.finding()).isNull();
        assertThat(verdict.seal()).isEqualTo(2);
        assertThat(verdict.entries()).isEqualTo(30);
        assertThat(verdict.tail()).isEqualTo(3);
        assertThat(books.verifier.holds(2, verdict.value())).isTrue();
        assertThat(books.verifier.holds(1, verdict.value())).isFalse();
        assertThat(books.verifier.holds(3, verdict.value())).isFalse();
    }

    @BothDatabases
    void an_empty_ledger_holds(TestDatabase database) {
        assertThat(new Books(database).verifier.verify(percent -> {}).holds()).isTrue();
    }

    @BothDatabases
    void a_changed_entry_is_named(TestDatabase database) {
        Finding finding = tampered(database, "update ledger_entries set money_fen = 1 where source_record = 25");
        assertThat(finding.kind()).isEqualTo(Kind.ENTRY_CHANGED);
        assertThat(finding.seal()).isEqualTo(2);
        assertThat(finding.entry()).isNotZero();
    }

    @BothDatabases
    void a_deleted_entry_is_named(TestDatabase database) {
        Finding finding = tampered(database, "delete from ledger_entries where source_record = 5");
        assertThat(finding.kind()).isEqualTo(Kind.ENTRY_DELETED);
        assertThat(finding.seal()).isEqualTo(1);
    }

    @BothDatabases
    void an_inserted_entry_is_named(TestDatabase database) {
        Finding finding = tampered(
                database,
                """
                insert into ledger_entries
                select id + 1, source_module, 99, source_step, unit_id, value_date, posted_at, posted_by, benefit,
                    category, times, person, headcount, evidence, on_behalf_of, tags, money_fen, goods_fen,
                    fund_account, centre, campaign, reversal_of
                from ledger_entries where source_record = 30""");
        assertThat(finding.kind()).isEqualTo(Kind.ENTRY_INSERTED);
    }

    @BothDatabases
    void an_entry_taken_off_the_tail_before_its_seal_is_named(TestDatabase database) {
        Finding finding = tampered(database, "delete from ledger_tail");
        assertThat(finding.kind()).isEqualTo(Kind.ENTRY_INSERTED);
    }

    @BothDatabases
    void a_changed_or_missing_seal_is_named(TestDatabase database) {
        Finding changed = tampered(database, "update ledger_seals set row_count = 21 where seal_number = 1");
        assertThat(changed).isEqualTo(new Finding(Kind.SEAL_CHANGED, 1, 0, 0));
        database.write(ctx -> ctx.execute("delete from ledger_seals where seal_number = 1"));
        assertThat(new Books(database).verifier.verify(percent -> {}).finding())
                .isEqualTo(new Finding(Kind.SEAL_MISSING, 1, 0, 0));
    }

    @BothDatabases
    void totals_that_are_not_the_sum_are_named_by_unit(TestDatabase database) {
        Finding finding = tampered(database, "update ledger_totals set times = times + 1 where unit_id = 3");
        assertThat(finding).isEqualTo(new Finding(Kind.TOTALS_DIFFER, 2, 0, 3));
    }

    @BothDatabases
    void cutting_off_the_last_seal_with_its_entries_is_found_by_what_the_totals_count(TestDatabase database) {
        Books books = sealed(database);
        database.write(ctx -> ctx.execute("delete from ledger_entries where source_record between 21 and 30")
                + ctx.execute("delete from ledger_seals where seal_number = 2"));
        assertThat(books.verifier.verify(percent -> {}).finding()).isEqualTo(new Finding(Kind.SEAL_MISSING, 2, 0, 0));
    }
}

package billing.payments;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.api.Books;
import billing.api.Books.Clock;
import billing.api.Books.Extract;
import billing.api.Books.Sides;
import billing.ledger.Nights;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Statements_and_audits extends BillingTest {
  private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");

  private static final String SEALED_OTHERWISE =
      "posting %s/1 was sealed with another hash, or is gone";

  @Inject Books door;
  @Inject Nights nights;

  private Books.Statement statement(String account, Instant from, Instant until, Clock clock) {
    return await(door.statement(new Extract(account, from, until, clock, 100)));
  }

  @Test
  void tell_what_an_account_held_at_any_moment() {
    var visit = Visit.ofSomebody();
    var before = clock.instant();
    ended(visit, 1, 60);
    clock.advance(Duration.ofDays(2));
    var between = clock.instant();
    paidByHand(visit, 400);
    var owing = "receivable:" + visit.account();
    var first = statement(owing, before, between, Clock.OCCURRED);
    assertThat(first.opening()).isEqualTo(new Sides(fen(0), fen(0)));
    assertThat(first.closing()).isEqualTo(new Sides(fen(1000), fen(0)));
    assertThat(first.lines()).hasSize(1);
    var line = first.lines().get(0);
    assertThat(line.stay()).contains(visit.stay());
    assertThat(line.other()).isEqualTo("income:" + visit.lot());
    assertThat(line.debit()).isTrue();
    var second = statement(owing, between, EVER, Clock.OCCURRED);
    assertThat(second.opening()).isEqualTo(first.closing());
    assertThat(second.closing()).isEqualTo(new Sides(fen(1000), fen(400)));
  }

  @Test
  void tell_what_was_known_at_a_moment_apart_from_what_had_happened() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    var paid = clock.instant().minus(Duration.ofHours(5));
    await(dues.received(visit.account(), fen(1000), "late-" + UUID.randomUUID(), paid));
    var owing = "receivable:" + visit.account();
    var then = clock.instant();
    assertThat(statement(owing, paid, then, Clock.OCCURRED).period().credits())
        .isEqualTo(fen(1000));
    assertThat(statement(owing, paid, then, Clock.POSTED).period().credits()).isEqualTo(fen(0));
    assertThat(statement(owing, paid, EVER, Clock.POSTED).period().credits()).isEqualTo(fen(1000));
  }

  @Test
  void tell_of_an_account_that_many_drivers_have_a_part_in() {
    var lot = "lot-" + UUID.randomUUID();
    ended(Visit.ofSomebody().in(lot), 1, 60);
    ended(Visit.ofSomebody().in(lot), 1, 30);
    var all = statement("income:" + lot, Instant.EPOCH, EVER, Clock.OCCURRED);
    assertThat(all.closing()).isEqualTo(new Sides(fen(0), fen(1500)));
    assertThat(all.complete()).isTrue();
    var cut =
        await(door.statement(new Extract("income:" + lot, Instant.EPOCH, EVER, Clock.OCCURRED, 1)));
    assertThat(cut.lines()).hasSize(1);
    assertThat(cut.complete()).isFalse();
    assertThat(cut.closing()).as("the sums are of everything").isEqualTo(all.closing());
    assertThat(await(door.totals()))
        .contains(new Books.Total("income:" + lot, new Sides(fen(0), fen(1500))));
  }

  @Test
  void know_no_account_of_another_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statement("pocket", Instant.EPOCH, EVER, Clock.OCCURRED))
        .withMessageContaining("pocket");
  }

  @Test
  void have_debits_that_equal_the_credits() {
    ended(Visit.ofSomebody(), 1, 60);
    long difference =
        await(door.totals()).stream()
            .mapToLong(it -> it.sides().debits().count() - it.sides().credits().count())
            .sum();
    assertThat(difference).isZero();
  }

  @Test
  void are_kept_on_record_every_night_with_a_seal() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    await(nights.night());
    var seal = await(door.listSeals(1)).get(0);
    assertThat(seal.hash()).matches("[0-9a-f]{64}");
    assertThat(seal.books()).isPositive();
    var audit = await(door.findLastAudit()).orElseThrow();
    assertThat(audit.faults()).isEmpty();
    assertThat(audit.postings()).isPositive();
    paidByHand(visit, 1000);
    await(nights.night());
    var next = await(door.listSeals(1)).get(0);
    assertThat(next.serial()).isEqualTo(seal.serial() + 1);
    assertThat(next.books()).as("only the books that grew").isEqualTo(1);
  }

  @Test
  void find_a_posting_that_was_changed() throws SQLException {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    paidByHand(visit, 1000);
    meddle(
        visit,
        "update billing.posting set amount_fen = 999 where account_id = '%s' and serial = 1",
        "posting %s/1 does not fit the chain",
        "update billing.posting set amount_fen = 1000 where account_id = '%s' and serial = 1");
  }

  @Test
  void find_a_posting_that_was_changed_together_with_its_whole_chain() throws SQLException {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    await(nights.night());
    var before =
        books.rows(
            "select encode(hash, 'hex') from book where account_id = '%s'"
                .formatted(visit.account()));
    var all = "account_id = '%s'".formatted(visit.account());
    rehash("sha256('another history')", all);
    try {
      assertThat(await(door.audit()).faults())
          .anyMatch(it -> it.equals(SEALED_OTHERWISE.formatted(visit.account())));
    } finally {
      rehash("decode('%s', 'hex')".formatted(before.get(0)), all);
    }
  }

  private void rehash(String hash, String where) throws SQLException {
    for (var table : List.of("book", "posting")) {
      books.executeAsAdministrator(
          "update billing.%s set hash = %s where %s".formatted(table, hash, where));
    }
  }

  @Test
  void find_a_running_total_that_was_changed() throws SQLException {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    meddle(
        visit,
        """
        update billing.balance set debits_fen = debits_fen + 1
        where account_id = '%s' and starts_with(name, 'receivable')""",
        "the running total of receivable:%s for stay " + visit.stay(),
        """
        update billing.balance set debits_fen = debits_fen - 1
        where account_id = '%s' and starts_with(name, 'receivable')""");
  }

  @Test
  void find_a_seal_that_was_changed() throws SQLException {
    ended(Visit.ofSomebody(), 1, 60);
    await(nights.night());
    var seal = await(door.listSeals(1)).get(0);
    var set = "update billing.seal set hash = decode('%s', 'hex') where serial = " + seal.serial();
    books.executeAsAdministrator(set.formatted("0".repeat(64)));
    assertThat(await(auditing.listFaults()))
        .anyMatch(it -> it.startsWith("seal %d does not fit".formatted(seal.serial())));
    books.executeAsAdministrator(set.formatted(seal.hash()));
  }

  private void meddle(Visit visit, String change, String fault, String undo) throws SQLException {
    books.executeAsAdministrator(change.formatted(visit.account()));
    try {
      assertThat(await(door.audit()).faults())
          .anyMatch(found -> found.startsWith(fault.formatted(visit.account())));
    } finally {
      books.executeAsAdministrator(undo.formatted(visit.account()));
    }
    assertThat(await(door.audit()).faults()).isEmpty();
  }
}

package billing.ledger;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.api.AccountId;
import billing.api.StayId;
import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Where_an_account_stands {
  private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
  private static final StayKey STAY = StayKey.of(ACCOUNT, new StayId(new UUID(0, 2)));
  private static final LedgerAccount INCOME = LedgerAccount.income("west-lake");
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final Standing.Cause CAUSE = new Standing.Cause("test", NOON);

  @Test
  void a_higher_price_is_owed() {
    assertThat(moves(standing(0, 0).raisedBy(fen(500), INCOME, CAUSE)))
        .containsExactly("receivable < income 500 test");
  }

  @Test
  void a_higher_price_uses_up_a_surplus_first() {
    assertThat(moves(standing(0, 300).raisedBy(fen(500), INCOME, CAUSE)))
        .containsExactly("surplus < income 300 test:surplus", "receivable < income 200 test");
  }

  @Test
  void a_lower_price_is_forgiven_before_anything_becomes_a_surplus() {
    assertThat(moves(standing(200, 0).loweredBy(fen(500), INCOME, CAUSE)))
        .containsExactly("income < receivable 200 test", "income < surplus 300 test:surplus");
  }

  @Test
  void money_settles_the_debt_before_anything_becomes_a_surplus() {
    assertThat(moves(standing(200, 0).paidInto(LedgerAccount.CASH, fen(500), CAUSE)))
        .containsExactly("cash < receivable 200 test", "cash < surplus 300 test:surplus");
  }

  @Test
  void a_lower_price_takes_back_what_was_written_off_before_anything_becomes_a_surplus() {
    assertThat(moves(givenUp(0, 1000).loweredBy(fen(400), INCOME, CAUSE)))
        .containsExactly(
            "receivable < write-off 400 recovered:test", "income < receivable 400 test");
    assertThat(moves(givenUp(200, 300).loweredBy(fen(900), INCOME, CAUSE)))
        .containsExactly(
            "receivable < write-off 300 recovered:test",
            "income < receivable 500 test",
            "income < surplus 400 test:surplus");
  }

  @Test
  void a_lower_price_that_forgives_a_debt_alone_leaves_the_write_off_as_it_is() {
    assertThat(moves(givenUp(200, 300).loweredBy(fen(200), INCOME, CAUSE)))
        .containsExactly("income < receivable 200 test");
  }

  @Test
  void money_is_set_against_what_was_written_off_before_anything_becomes_a_surplus() {
    var standing = givenUp(200, 300);
    assertThat(moves(standing.paidInto(LedgerAccount.CASH, fen(600), CAUSE)))
        .containsExactly(
            "receivable < write-off 300 recovered:test",
            "cash < receivable 500 test",
            "cash < surplus 100 test:surplus");
    assertThat(moves(standing.paidInto(LedgerAccount.CASH, fen(150), CAUSE)))
        .containsExactly("cash < receivable 150 test");
  }

  @Test
  void no_change_moves_no_money() {
    assertThat(standing(200, 0).raisedBy(Fen.ZERO, INCOME, CAUSE)).isEmpty();
    assertThat(standing(200, 0).loweredBy(Fen.ZERO, INCOME, CAUSE)).isEmpty();
  }

  @Test
  void a_posting_moves_something_from_one_account_to_another() {
    var cash = LedgerAccount.CASH;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Posting(cash, cash, fen(1), "test", STAY, NOON))
        .withMessageContaining("money must move");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Posting(cash, INCOME, Fen.ZERO, "test", STAY, NOON))
        .withMessageContaining("nothing is not posted");
  }

  @Test
  void what_a_driver_owes_stands_in_the_drivers_own_books() {
    var somebody = LedgerAccount.receivable(new AccountId(new UUID(0, 9)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Posting(LedgerAccount.CASH, somebody, fen(1), "test", STAY, NOON))
        .withMessageContaining("is not in the books of");
    var nowhere = StayKey.ofNoStay("operator-1");
    var owed = LedgerAccount.receivable(nowhere.account());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Posting(LedgerAccount.CASH, owed, fen(1), "test", nowhere, NOON))
        .withMessageContaining("is not in the books of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pocket", "income:", "receivable:west-lake", "gateway", "cash:desk"})
  void there_is_no_account_of_another_name(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LedgerAccount(name))
        .withMessageContaining(name);
  }

  private static Standing standing(long owed, long surplus) {
    return Standing.of(STAY, fen(owed), fen(surplus));
  }

  private static Standing givenUp(long owed, long writtenOff) {
    return new Standing(STAY, fen(owed), Fen.ZERO, fen(writtenOff));
  }

  private static List<String> moves(List<Posting> postings) {
    return postings.stream()
        .map(
            posting ->
                "%s < %s %d %s"
                    .formatted(
                        kind(posting.debit()),
                        kind(posting.credit()),
                        posting.amount().count(),
                        posting.cause()))
        .toList();
  }

  private static String kind(LedgerAccount account) {
    return account.name().split(":")[0];
  }
}

package billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.AccountId;
import billing.api.StayId;
import billing.money.Fen;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The expected hashes were calculated by another program from the text that Chain describes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_chain_of_a_book {
  private static final AccountId ACCOUNT =
      new AccountId(UUID.fromString("a0000000-0000-0000-0000-000000000001"));
  private static final StayKey STAY =
      StayKey.of(ACCOUNT, new StayId(UUID.fromString("50000000-0000-0000-0000-000000000091")));
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Posting CHARGE =
      new Posting(
          LedgerAccount.receivable(ACCOUNT),
          LedgerAccount.income("west-lake"),
          Fen.fen(1000),
          "charge:50000000-0000-0000-0000-000000000091:1",
          STAY,
          Instant.parse("2026-11-02T11:00:00.123456789Z"));
  private static final Posting PAYMENT =
      new Posting(
          LedgerAccount.CASH,
          LedgerAccount.receivable(ACCOUNT),
          Fen.fen(1000),
          "cash:纸条-7",
          STAY,
          NOON);

  @Test
  void has_a_hash_for_each_posting_over_it_and_the_hash_before() {
    var first = Chain.EMPTY.with(CHARGE, Instant.parse("2026-11-02T11:00:01Z"));
    assertThat(hex(first))
        .isEqualTo("8fa3cbabaafc76bbfc5cbcd6391b07f9e5a4430d6065a59f3b042ccd4a99d67f");
    var second = first.with(PAYMENT, NOON);
    assertThat(hex(second))
        .isEqualTo("77e4cbf6558d9806b9602fd8de7580a24f45967099f5cd921c0eafd02c7ee60c");
    assertThat(second.serial()).isEqualTo(2);
  }

  @Test
  void is_another_one_when_anything_is_another() {
    var chain = Chain.EMPTY.with(PAYMENT, NOON);
    var dearer =
        new Posting(PAYMENT.debit(), PAYMENT.credit(), Fen.fen(1001), PAYMENT.cause(), STAY, NOON);
    assertThat(hex(Chain.EMPTY.with(dearer, NOON))).isNotEqualTo(hex(chain));
    assertThat(hex(Chain.EMPTY.with(PAYMENT, NOON.plusNanos(1000)))).isNotEqualTo(hex(chain));
    assertThat(hex(chain.with(PAYMENT, NOON))).isNotEqualTo(hex(chain));
  }

  @Test
  void of_books_without_a_visit_leaves_the_visit_empty() {
    var nowhere = StayKey.ofNoStay("operator-1");
    var payout =
        new Posting(
            LedgerAccount.payable("operator-1"),
            LedgerAccount.BANK,
            Fen.fen(5),
            "payout:1",
            nowhere,
            NOON);
    assertThat(Chain.text(payout, 1, NOON))
        .isEqualTo(
            nowhere.account()
                + "|1|payable:operator-1|bank|5||1793620800000000|1793620800000000|payout:1");
  }

  private static String hex(Chain chain) {
    return HexFormat.of().formatHex(chain.hash());
  }
}

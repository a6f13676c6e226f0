package billing.payments;

import billing.api.AccountId;
import billing.api.Prepayments.Client;
import billing.api.Prepayments.Order;
import billing.api.Prepayments.Payer;
import billing.api.Prepayments.Terms;
import billing.api.Prepayments.Words;
import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A month's pass for 120 yuan, to be paid within a quarter of an hour. */
final class Prepaid {
  static final Payer PAYER = new Payer(Optional.empty(), "203.0.113.7");
  static final Fen PRICE = Fen.fen(12_000);
  static final Duration WITHIN = Duration.ofMinutes(15);

  private Prepaid() {}

  static Order order(AccountId account, Instant now) {
    return order(account, "lot", now);
  }

  static Order order(AccountId account, String lot, Instant now) {
    return new Order(
        UUID.randomUUID(),
        account,
        lot,
        new Words("示例停车场", "错时共享月卡", "night pass"),
        new Terms("wechat", Client.BROWSER, PRICE, now.plus(WITHIN)));
  }
}

package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.api.ByHand;
import billing.api.ChargeState;
import billing.api.Dues;
import billing.api.Dues.PaymentOutcome;
import billing.api.Dues.PaymentOutcome.Booked;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Paying_by_hand extends BillingTest {
  private final String reference = "slip-" + UUID.randomUUID();

  @Test
  void settles_the_oldest_visit_first() {
    var older = Visit.ofSomebody();
    var newer = Visit.of(older.account());
    ended(newer, 1, 100);
    ended(older, 1, 60);
    var paid = pay(older, 1500, reference);
    assertThat(paid).isInstanceOf(Booked.class);
    assertThat(((Booked) paid).stillDue()).isEqualTo(Fen.fen(1100));
    assertThat(charge(older).state()).isEqualTo(ChargeState.PAID);
    assertThat(charge(older).receiptNumber()).hasValue(((Booked) paid).receiptNumber());
    assertThat(charge(older).settledAt()).hasValue(clock.instant());
    beat();
    assertThat(charge(newer).state()).isEqualTo(ChargeState.RECEIVABLE);
    assertThat(postings(newer)).contains("cash receivable 500");
  }

  @Test
  void of_more_than_is_owed_books_nothing() {
    var visit = charged();
    assertThat(pay(visit, 1001, reference)).isEqualTo(new PaymentOutcome.TooMuch(Fen.fen(1000)));
    assertThat(owed(visit)).isEqualTo(Fen.fen(1000));
  }

  @Test
  void of_an_account_that_owes_nothing_is_too_much() {
    assertThat(pay(Visit.ofSomebody(), 1, reference))
        .isEqualTo(new PaymentOutcome.TooMuch(Fen.ZERO));
  }

  @Test
  void again_with_the_same_reference_gives_the_same_receipt() {
    var visit = charged();
    var first = pay(visit, 400, reference);
    assertThat(pay(visit, 400, reference)).isEqualTo(first);
    assertThat(owed(visit)).isEqualTo(Fen.fen(600));
  }

  @Test
  void with_a_used_reference_but_another_amount_or_account_is_misuse() {
    var visit = charged();
    pay(visit, 400, reference);
    assertThat(pay(visit, 500, reference)).isEqualTo(new PaymentOutcome.ReferenceMisused());
    assertThat(pay(charged(), 400, reference)).isEqualTo(new PaymentOutcome.ReferenceMisused());
  }

  @Test
  void at_two_desks_at_once_books_once() {
    var visit = charged();
    var outcomes =
        await(Uni.join().all(List.of(paying(visit, 400), paying(visit, 400))).andFailFast());
    assertThat(outcomes.get(0)).isEqualTo(outcomes.get(1)).isInstanceOf(Booked.class);
    assertThat(owed(visit)).isEqualTo(Fen.fen(600));
  }

  @Test
  void at_two_desks_at_once_for_two_accounts_books_one() {
    var one = charged();
    var other = charged();
    var outcomes =
        await(Uni.join().all(List.of(paying(one, 400), paying(other, 400))).andFailFast());
    assertThat(outcomes).contains(new PaymentOutcome.ReferenceMisused());
    assertThat(outcomes).hasAtLeastOneElementOfType(Booked.class);
  }

  @Test
  void while_a_gateway_is_collecting_books_nothing() {
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    assertThat(pay(visit, 1000, reference)).isEqualTo(new PaymentOutcome.Collecting());
    assertThat(pay(visit, 1001, reference)).isInstanceOf(PaymentOutcome.TooMuch.class);
  }

  @Test
  void leaves_nothing_for_the_gateway_to_collect() {
    gateway.answersOrders(order -> new Reply.Refused("RULE_LIMIT", "too often", true));
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    pay(visit, 1000, reference);
    later(java.time.Duration.ofHours(5));
    assertThat(orders(visit)).hasSize(1);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
  }

  @Test
  void by_bank_goes_to_the_bank_and_its_references_are_those_of_the_desk_too() {
    var visit = charged();
    var byBank = new Dues.Payment(Fen.fen(400), ByHand.TRANSFER, reference, clock.instant());
    var first = await(dues.received(visit.account(), byBank));
    assertThat(first).isInstanceOf(Booked.class);
    assertThat(await(dues.received(visit.account(), byBank))).isEqualTo(first);
    assertThat(pay(visit, 400, reference)).isEqualTo(new PaymentOutcome.ReferenceMisused());
    assertThat(postings(visit)).containsExactly("receivable income 1000", "bank receivable 400");
  }

  @Test
  void needs_an_amount_and_a_reference() {
    var account = Visit.ofSomebody().account();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dues.received(account, Fen.ZERO, "slip", clock.instant()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dues.received(account, Fen.fen(1), " ", clock.instant()));
  }

  private Visit charged() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    return visit;
  }

  private PaymentOutcome pay(Visit visit, long fen, String slip) {
    return await(dues.received(visit.account(), Fen.fen(fen), slip, clock.instant()));
  }

  private Uni<PaymentOutcome> paying(Visit visit, long fen) {
    return dues.received(visit.account(), Fen.fen(fen), reference, clock.instant());
  }
}

package billing.payments;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.api.ByHand;
import billing.api.Refunds;
import billing.api.Revenue;
import billing.api.Revenue.Portion;
import billing.api.Revenue.Share;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An hour costs ten yuan. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Money_received_for_a_lot extends BillingTest {
  private final String lot = "lot-" + UUID.randomUUID();

  @Inject Revenue revenue;
  @Inject Refunds refunds;

  private Fen received(String where, Instant from, Instant until) {
    return await(revenue.received(where, from, until));
  }

  private Fen today() {
    return received(lot, clock.instant(), clock.instant().plusSeconds(1));
  }

  private Visit charged() {
    var visit = Visit.ofSomebody().in(lot);
    ended(visit, 1, 60);
    return visit;
  }

  @Test
  void is_none_while_a_visit_is_only_owed() {
    charged();
    assertThat(today()).isEqualTo(Fen.ZERO);
  }

  @Test
  void is_what_was_paid_by_hand_or_taken_by_a_gateway() {
    paidByHand(charged(), 400);
    assertThat(today()).isEqualTo(fen(400));
    gateway.answersOrders(order -> new Reply.Paid("transaction-1", clock.instant()));
    bound(charged());
    beat();
    assertThat(today()).isEqualTo(fen(1400));
  }

  @Test
  void is_not_that_of_other_lots() {
    paidByHand(charged(), 1000);
    assertThat(received("elsewhere-" + lot, Instant.EPOCH, clock.instant().plusSeconds(1)))
        .isEqualTo(Fen.ZERO);
  }

  @Test
  void counts_when_it_came_and_not_when_the_visit_was() {
    var visit = charged();
    var before = clock.instant();
    clock.advance(Duration.ofDays(3));
    var paid = clock.instant();
    paidByHand(visit, 1000);
    assertThat(received(lot, before, paid)).as("its end is not in it").isEqualTo(Fen.ZERO);
    assertThat(received(lot, paid, paid.plusSeconds(1))).isEqualTo(fen(1000));
  }

  @Test
  void stays_what_it_was_when_the_price_falls_later() {
    var visit = charged();
    paidByHand(visit, 1000);
    ended(visit, 2, 30);
    assertThat(today()).isEqualTo(fen(1000));
  }

  @Test
  void has_beside_it_what_went_back_on_the_day_on_which_it_went() {
    var visit = charged();
    paidByHand(visit, 1000);
    ended(visit, 2, 30);
    var paid = clock.instant();
    assertThat(wentBack(paid)).as("not yet").isEqualTo(Fen.ZERO);
    clock.advance(Duration.ofDays(1));
    var given =
        new Refunds.Given(fen(500), ByHand.CASH, "back-" + visit.stay(), "wang", clock.instant());
    await(refunds.givenBack(visit.account(), visit.stay(), given));
    assertThat(wentBack(paid)).isEqualTo(Fen.ZERO);
    assertThat(wentBack(clock.instant())).isEqualTo(fen(500));
    assertThat(received(lot, paid, paid.plusSeconds(1))).as("gross").isEqualTo(fen(1000));
  }

  private Fen wentBack(Instant at) {
    return await(revenue.wentBack(lot, at, at.plusSeconds(1)));
  }

  @Test
  void is_split_to_the_fen() {
    var shares =
        List.of(new Share("owner", 50), new Share("platform", 25), new Share("property", 25));
    assertThat(revenue.split(fen(1001), shares))
        .containsExactly(
            new Portion("owner", fen(501)),
            new Portion("platform", fen(250)),
            new Portion("property", fen(250)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> revenue.split(fen(1), List.of(new Share("owner", 0))))
        .withMessageContaining("the weight of owner is 0");
  }
}

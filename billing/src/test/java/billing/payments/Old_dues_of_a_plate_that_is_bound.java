package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.Confirmations;
import billing.api.Confirmations.Asked;
import billing.api.Confirmations.Outcome;
import billing.api.PayerBound.Payer;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.SecondGateway;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** In the lot called asking-old, drivers are asked about visits from before they were bound. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Old_dues_of_a_plate_that_is_bound extends BillingTest {
  @Inject Confirmations confirmations;

  private final Visit visit = Visit.ofSomebody().in("asking-old");

  private Outcome confirm(Visit visit, long fen) {
    var yes = new Confirmations.Yes(Fen.fen(fen), "the driver", clock.instant());
    return await(confirmations.confirm(visit.account(), visit.stay(), yes));
  }

  private List<Asked> asked() {
    return await(confirmations.listAsked(visit.account()));
  }

  /** A visit that begins now. */
  private Visit now(Visit other) {
    return new Visit(
        other.stay(), other.account(), other.plate(), clock.instant(), other.lot(), other.tariff());
  }

  @Test
  void are_collected_once_the_driver_has_agreed_to_each() {
    ended(visit, 1, 60);
    var second = visit.again(120);
    ended(second, 1, 30);
    beat();
    bound(visit);
    beat();
    assertThat(orders(visit)).isEmpty();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.AWAITING_CONFIRMATION);
    assertThat(charge(visit).note())
        .hasValue(
            "the visit ended before wechat was bound: the driver is asked to confirm 10.00 yuan"
                + " first");
    assertThat(asked())
        .containsExactlyInAnyOrder(
            new Asked(visit.stay(), Fen.fen(1000)), new Asked(second.stay(), Fen.fen(500)));
    assertThat(confirm(visit, 500)).isEqualTo(new Outcome.AmountChanged(Fen.fen(1000)));
    assertThat(confirm(visit, 1000)).isEqualTo(new Outcome.Confirmed());
    beat();
    assertThat(orders(visit)).hasSize(1);
    assertThat(orders(second)).isEmpty();
    assertThat(asked()).containsExactly(new Asked(second.stay(), Fen.fen(500)));
  }

  @Test
  void are_not_those_of_a_visit_that_goes_on_when_the_plate_is_bound() {
    bound(visit);
    clock.advance(Duration.ofSeconds(1));
    var later = now(visit);
    ended(later, 1, 60);
    beat();
    assertThat(orders(later)).hasSize(1);
  }

  @Test
  void are_asked_about_again_when_somebody_else_is_bound() {
    ended(visit, 1, 60);
    bound(visit);
    beat();
    gateway.answersOrders(order -> new Reply.Refused("GONE", "closed", false));
    confirm(visit, 1000);
    beat();
    assertThat(orders(visit)).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    await(stays.payerBound(visit.boundTo("openid-2")));
    beat();
    assertThat(orders(visit)).hasSize(1);
    assertThat(asked()).containsExactly(new Asked(visit.stay(), Fen.fen(1000)));
    clock.advance(Duration.ofSeconds(1));
    assertThat(confirm(visit, 1000)).isEqualTo(new Outcome.Confirmed());
    assertThat(confirm(visit, 1000)).as("twice is once").isEqualTo(new Outcome.Confirmed());
    beat();
    assertThat(orders(visit)).hasSize(2);
    assertThat(
            books.rows(
                "select count(*) from confirmation where stay_id = '%s'".formatted(visit.stay())))
        .containsExactly("2");
  }

  @Test
  void are_asked_about_before_a_payer_that_was_added_later() {
    gateway.answersOrders(order -> new Reply.Refused("NO", "no", false));
    bound(visit);
    clock.advance(Duration.ofSeconds(1));
    var later = now(visit);
    ended(later, 1, 60);
    beat();
    assertThat(orders(later)).hasSize(1);
    clock.advance(Duration.ofHours(2));
    await(
        stays.payerBound(
            visit.boundTo(
                new Payer("wechat", "openid-1"), new Payer(SecondGateway.NAME, "user-1"))));
    beat();
    assertThat(second.fake().orders()).isEmpty();
    var price = charge(later).amount();
    assertThat(asked()).containsExactly(new Asked(later.stay(), price));
    confirm(later, price.count());
    beat();
    assertThat(second.fake().orders()).hasSize(1);
  }

  @Test
  void that_cost_less_after_all_were_agreed_to() {
    ended(visit, 1, 60);
    bound(visit);
    beat();
    confirm(visit, 1000);
    ended(visit, 2, 30);
    beat();
    assertThat(orders(visit)).extracting(order -> order.amount().count()).containsExactly(500L);
  }
}

package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.api.ChargeState;
import billing.api.Confirmations;
import billing.api.Confirmations.Outcome;
import billing.api.PayerBound;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** In the lot called asking, drivers confirm what costs more than 15 yuan. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Confirming_a_high_price extends BillingTest {
  @Inject Confirmations confirmations;

  private final Visit visit = Visit.ofSomebody().in("asking");

  @BeforeEach
  void bind() {
    bound(visit);
  }

  private void charged(int revision, int minutes) {
    ended(visit, revision, minutes);
    beat();
  }

  private Outcome confirm(long fen) {
    var yes = new Confirmations.Yes(Fen.fen(fen), "the driver", clock.instant());
    return await(confirmations.confirm(visit.account(), visit.stay(), yes));
  }

  @Test
  void is_needed_before_anything_is_ordered() {
    charged(1, 100);
    assertThat(orders(visit)).isEmpty();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.AWAITING_CONFIRMATION);
    assertThat(charge(visit).note()).hasValue("the driver is asked to confirm 16.00 yuan first");
    assertThat(await(confirmations.listAsked(visit.account())))
        .isEqualTo(List.of(new Confirmations.Asked(visit.stay(), Fen.fen(1600))));
    assertThat(confirm(1600)).isEqualTo(new Outcome.Confirmed());
    beat();
    assertThat(orders(visit)).extracting(order -> order.amount().count()).containsExactly(1600L);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.COLLECTING);
    assertThat(await(confirmations.listAsked(visit.account()))).isEmpty();
  }

  @Test
  void is_not_needed_up_to_the_limit_or_where_there_is_none() {
    charged(1, 60);
    assertThat(orders(visit)).hasSize(1);
    var elsewhere = Visit.ofSomebody();
    bound(elsewhere);
    ended(elsewhere, 1, 100);
    beat();
    assertThat(orders(elsewhere)).hasSize(1);
  }

  @Test
  void is_needed_above_the_drivers_own_amount_where_that_is_lower() {
    var careful = Visit.ofSomebody();
    asksAbove(careful, Optional.of(Fen.fen(999)));
    ended(careful, 1, 60);
    beat();
    assertThat(charge(careful).state()).isEqualTo(ChargeState.AWAITING_CONFIRMATION);
    assertThat(await(confirmations.listAsked(careful.account())))
        .isEqualTo(List.of(new Confirmations.Asked(careful.stay(), Fen.fen(1000))));
    asksAbove(careful, Optional.empty());
    beat();
    assertThat(orders(careful)).as("the driver wants to be asked no more").hasSize(1);
    asksAbove(visit, Optional.of(Fen.fen(5000)));
    charged(1, 100);
    assertThat(orders(visit)).as("the lot's amount is lower").isEmpty();
  }

  private void asksAbove(Visit of, Optional<Fen> amount) {
    var fact = of.bound();
    await(stays.payerBound(new PayerBound(fact.account(), fact.payers(), fact.vehicle(), amount)));
  }

  @Test
  void twice_is_once() {
    charged(1, 100);
    assertThat(List.of(confirm(1600), confirm(1600))).containsOnly(new Outcome.Confirmed());
    beat();
    assertThat(confirm(1600)).isEqualTo(new Outcome.Confirmed());
    assertThat(books.rows(confirmed())).containsExactly("1600 the driver");
    assertThat(orders(visit)).hasSize(1);
  }

  @Test
  void covers_no_other_amount() {
    charged(1, 100);
    assertThat(confirm(1500)).isEqualTo(new Outcome.AmountChanged(Fen.fen(1600)));
    assertThat(orders(visit)).isEmpty();
  }

  @Test
  void is_needed_again_when_the_visit_turns_out_to_cost_more() {
    gateway.answersOrders(order -> new Reply.Paid("t", clock.instant()));
    charged(1, 100);
    confirm(1600);
    beat();
    charged(2, 130);
    assertThat(orders(visit)).hasSize(1);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.AWAITING_CONFIRMATION);
    assertThat(confirm(1600)).as("said before").isEqualTo(new Outcome.Confirmed());
    beat();
    assertThat(orders(visit)).hasSize(1);
    assertThat(confirm(2200)).isEqualTo(new Outcome.Confirmed());
    beat();
    assertThat(orders(visit))
        .extracting(order -> order.amount().count())
        .containsExactly(1600L, 600L);
  }

  @Test
  void is_needed_no_more_when_the_visit_turns_out_to_cost_less() {
    charged(1, 100);
    charged(2, 60);
    assertThat(orders(visit)).extracting(order -> order.amount().count()).containsExactly(1000L);
    assertThat(confirm(1600)).isEqualTo(new Outcome.NothingAsked());
  }

  @Test
  void is_nothing_for_a_visit_that_nobody_knows() {
    assertThat(confirm(1600)).isEqualTo(new Outcome.NothingAsked());
  }

  @Test
  void has_a_name_to_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Confirmations.Yes(Fen.fen(1), " ", clock.instant()));
  }

  private String confirmed() {
    return "select amount_fen, who from confirmation where stay_id = '%s'".formatted(visit.stay());
  }
}

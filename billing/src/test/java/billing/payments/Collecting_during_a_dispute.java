package billing.payments;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.Confirmations;
import billing.api.DisputeView.By;
import billing.api.DisputeView.Reason;
import billing.api.DisputeView.Side;
import billing.api.Disputes;
import billing.api.Disputes.Act;
import billing.api.Disputes.Lowering;
import billing.api.Disputes.Opened;
import billing.gateways.EntryReply;
import billing.gateways.Reply;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A driver objects to the charge of a visit whose plate is bound. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Collecting_during_a_dispute extends BillingTest {
  private static final String OPEN = "a dispute is open";
  private static final Reply BUSY = new Reply.Refused("BUSY", "later", true);

  @Inject Disputes disputes;
  @Inject Confirmations confirmations;

  private String disputed(Visit visit) {
    var by = new By(Side.DRIVER, "the driver");
    var opening =
        new Disputes.Opening(visit.stay(), Reason.OTHER, by, "too dear", Optional.empty());
    return ((Opened.Done) await(disputes.open(opening))).dispute().number();
  }

  private static Act act(String dispute) {
    return new Act(dispute, new By(Side.OPERATOR, "Li Wei"), "as the pictures show");
  }

  /** Disputed before it could be collected, because nobody was bound. */
  private String disputedBeforeItIsBound(Visit visit) {
    ended(visit, 1, 60);
    var number = disputed(visit);
    bound(visit);
    beat();
    return number;
  }

  private List<Long> ordered(Visit visit) {
    return orders(visit).stream().map(order -> order.amount().count()).toList();
  }

  @Test
  void rests_and_says_why_and_goes_on_when_the_charge_is_upheld() {
    var visit = Visit.ofSomebody();
    var number = disputedBeforeItIsBound(visit);
    assertThat(charge(visit))
        .returns(ChargeState.RECEIVABLE, ChargeView::state)
        .returns(Optional.of(OPEN), ChargeView::note);
    await(disputes.answer(act(number)));
    later(Duration.ofDays(1));
    assertThat(orders(visit)).isEmpty();
    await(disputes.uphold(act(number)));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.COLLECTING);
    beat();
    assertThat(ordered(visit)).containsExactly(1000L);
  }

  @Test
  void says_why_before_anything_was_tried() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    disputed(visit);
    assertThat(charge(visit).note()).hasValue(OPEN);
    beat();
    assertThat(charge(visit).note()).hasValue(OPEN);
  }

  @Test
  void goes_on_when_the_driver_objects_no_more() {
    var visit = Visit.ofSomebody();
    var number = disputedBeforeItIsBound(visit);
    await(disputes.withdraw(act(number)));
    beat();
    assertThat(ordered(visit)).containsExactly(1000L);
  }

  @Test
  void goes_on_with_what_is_left_when_the_charge_is_lowered() {
    var visit = Visit.ofSomebody();
    var number = disputedBeforeItIsBound(visit);
    await(disputes.refund(act(number), new Lowering(Optional.of(fen(400)), true)));
    beat();
    assertThat(ordered(visit)).containsExactly(600L);
  }

  @Test
  void rests_when_the_visit_is_corrected_meanwhile() {
    var visit = Visit.ofSomebody();
    var number = disputedBeforeItIsBound(visit);
    ended(visit, 2, 30);
    beat();
    assertThat(orders(visit)).isEmpty();
    await(disputes.uphold(act(number)));
    beat();
    assertThat(ordered(visit)).containsExactly(500L);
  }

  @Test
  void asks_for_no_confirmation_and_takes_back_one_that_was_asked() {
    var visit = Visit.ofSomebody().in("asking");
    bound(visit);
    ended(visit, 1, 100);
    beat();
    assertThat(await(confirmations.listAsked(visit.account()))).hasSize(1);
    var number = disputed(visit);
    later(Duration.ofDays(1));
    assertThat(await(confirmations.listAsked(visit.account()))).isEmpty();
    assertThat(charge(visit).note()).hasValue(OPEN);
    await(disputes.uphold(act(number)));
    beat();
    assertThat(await(confirmations.listAsked(visit.account()))).hasSize(1);
    assertThat(orders(visit)).isEmpty();
  }

  @Test
  void follows_an_order_that_was_sent_to_its_end() {
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    disputed(visit);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.COLLECTING);
    gateway.answersQueries(number -> new Reply.Paid("t", clock.instant()));
    later(Duration.ofMinutes(2));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
  }

  @Test
  void makes_no_other_try_after_an_order_that_was_sent_is_refused() {
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    var number = disputed(visit);
    gateway.answersQueries(order -> BUSY);
    later(Duration.ofMinutes(2));
    later(Duration.ofDays(1));
    assertThat(orders(visit)).hasSize(1);
    assertThat(charge(visit).note()).hasValue(OPEN);
    await(disputes.uphold(act(number)));
    beat();
    assertThat(orders(visit)).hasSize(2);
  }

  @Test
  void makes_no_other_try_where_one_was_to_be_made_later() {
    gateway.answersOrders(order -> BUSY);
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    beat();
    disputed(visit);
    later(Duration.ofHours(2));
    assertThat(orders(visit)).hasSize(1);
    assertThat(charge(visit).note()).hasValue(OPEN);
  }

  @Test
  void withdraws_an_order_that_has_not_gone_out() {
    gateway.answersEntries(notice -> new EntryReply.Silence("no answer"));
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    assertThat(attempts(visit)).containsExactly("PREPARED");
    var number = disputed(visit);
    gateway.answersEntries(notice -> new EntryReply.Registered("entry-1"));
    later(Duration.ofMinutes(10));
    later(Duration.ofMinutes(10));
    assertThat(attempts(visit)).containsExactly("DECLINED");
    assertThat(orders(visit)).isEmpty();
    assertThat(charge(visit).note()).hasValue(OPEN);
    await(disputes.uphold(act(number)));
    beat();
    beat();
    assertThat(ordered(visit)).containsExactly(1000L);
  }
}

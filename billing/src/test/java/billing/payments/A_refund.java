package billing.payments;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.RefundReply;
import billing.payments.RefundPlan.Paid;
import billing.payments.RefundPlan.Part;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_refund {
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  private static final Map<String, RefundReply> REPLIES =
      Map.of(
          "refunded", new RefundReply.Refunded("r", NOON),
          "processing", new RefundReply.Processing(),
          "refused", new RefundReply.Refused("NO", "no", false),
          "not-found", new RefundReply.NotFound(),
          "silence", new RefundReply.Silence("why"));

  private static final Map<String, Refund> STATES =
      Map.of(
          "sent", new Refund.Prepared().send(),
          "processing", new Refund.Processing(Optional.empty()),
          "unknown", new Refund.Unknown(),
          "refunded", new Refund.Refunded("first", NOON),
          "declined", new Refund.Declined("NO", "no", false));

  private static final List<String> MOVES =
      """
      sent        refunded    REFUNDED
      sent        processing  PROCESSING
      sent        refused     DECLINED
      sent        not-found   PREPARED
      sent        silence     UNKNOWN
      processing  refunded    REFUNDED
      processing  processing  PROCESSING
      processing  refused     DECLINED
      processing  not-found   PROCESSING
      processing  silence     PROCESSING
      unknown     refunded    REFUNDED
      unknown     processing  PROCESSING
      unknown     refused     DECLINED
      unknown     not-found   PREPARED
      unknown     silence     UNKNOWN
      refunded    refunded    REFUNDED
      refunded    processing  REFUNDED
      refunded    refused     REFUNDED
      refunded    not-found   REFUNDED
      refunded    silence     REFUNDED
      declined    refunded    REFUNDED
      declined    processing  DECLINED
      declined    refused     DECLINED
      declined    not-found   DECLINED
      declined    silence     DECLINED
      """
          .lines()
          .toList();

  @Test
  void moves_as_the_table_says() {
    assertThat(MOVES).hasSize(STATES.size() * REPLIES.size());
    assertThat(MOVES)
        .allSatisfy(
            line -> {
              var cells = line.split("\\s+");
              var after = STATES.get(cells[0]).hear(REPLIES.get(cells[1]));
              assertThat(after.state().name()).isEqualTo(cells[2]);
            });
  }

  @Test
  void needs_a_person_for_as_long_as_the_gateway_says_so() {
    var needs = new RefundReply.Processing(Optional.of("finish it by hand"));
    var stuck = new Refund.Unknown().hear(needs);
    assertThat(stuck).isEqualTo(new Refund.Processing(Optional.of("finish it by hand")));
    assertThat(stuck.hear(REPLIES.get("silence"))).isEqualTo(stuck);
    assertThat(stuck.hear(REPLIES.get("processing")))
        .isEqualTo(new Refund.Processing(Optional.empty()));
  }

  @Test
  void is_taken_from_the_newest_payment_first_and_never_for_more_than_it_has() {
    var paid = List.of(paid("new", 600, 0), paid("middle", 1000, 900), paid("old", 400, 0));
    assertThat(RefundPlan.of(fen(500), paid))
        .isEqualTo(new RefundPlan(List.of(new Part("new", fen(500))), fen(0)));
    assertThat(RefundPlan.of(fen(750), paid).parts())
        .containsExactly(
            new Part("new", fen(600)), new Part("middle", fen(100)), new Part("old", fen(50)));
    assertThat(RefundPlan.of(fen(2000), paid).byHand()).isEqualTo(fen(900));
  }

  @Test
  void of_money_that_no_gateway_took_is_for_a_person() {
    assertThat(RefundPlan.of(fen(500), List.of())).isEqualTo(new RefundPlan(List.of(), fen(500)));
    assertThat(RefundPlan.of(fen(500), List.of(paid("spent", 500, 500))).parts()).isEmpty();
  }

  private static Paid paid(String order, long taken, long given) {
    return new Paid(order, fen(taken), fen(given));
  }
}

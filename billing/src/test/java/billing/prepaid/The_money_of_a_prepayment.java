package billing.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.RefundReply;
import billing.gateways.Reply;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_money_of_a_prepayment {
  private static final Instant NOW = Instant.parse("2026-12-01T04:00:00Z");
  private static final Reply PAID = new Reply.Paid("t", NOW);
  private static final Reply CLOSED = new Reply.Refused("CLOSED", "closed", false);
  private static final RefundReply BACK = new RefundReply.Refunded("r", NOW);

  @ParameterizedTest
  @EnumSource(Money.Order.class)
  void that_has_come_has_come_whatever_was_thought(Money.Order before) {
    assertThat(before.hear(PAID)).isEqualTo(Money.Order.PAID);
  }

  @Test
  void waits_for_its_payer_until_it_is_closed() {
    assertThat(Money.Order.SENT.hear(new Reply.Accepted())).isEqualTo(Money.Order.OPEN);
    assertThat(Money.Order.OPEN.hear(CLOSED)).isEqualTo(Money.Order.CLOSED);
    assertThat(Money.Order.CLOSED.hear(new Reply.Accepted())).isEqualTo(Money.Order.CLOSED);
    assertThat(Money.Order.PAID.hear(CLOSED)).isEqualTo(Money.Order.PAID);
  }

  @Test
  void is_where_it_was_when_nobody_answers_or_knows() {
    for (var before : Money.Order.values()) {
      assertThat(before.hear(new Reply.Silence("lost"))).isEqualTo(before);
      assertThat(before.hear(new Reply.NotFound())).isEqualTo(before);
    }
    for (var before : Money.Refund.values()) {
      assertThat(before.hear(new RefundReply.Silence("lost"))).isEqualTo(before);
    }
  }

  @Test
  void goes_back_under_one_number_until_it_is_there_or_refused_for_good() {
    var empty = new RefundReply.Refused("NOT_ENOUGH", "empty", true);
    var never = new RefundReply.Refused("CLOSED", "closed", false);
    var sent = Money.Refund.SENT;
    assertThat(sent.hear(new RefundReply.NotFound())).isEqualTo(Money.Refund.PREPARED);
    assertThat(sent.hear(empty)).isEqualTo(Money.Refund.PREPARED);
    assertThat(sent.hear(never)).isEqualTo(Money.Refund.DECLINED);
    assertThat(sent.hear(new RefundReply.Processing(Optional.empty())))
        .isEqualTo(Money.Refund.PROCESSING);
    assertThat(Money.Refund.PROCESSING.hear(new RefundReply.NotFound()))
        .isEqualTo(Money.Refund.PROCESSING);
    assertThat(Money.Refund.PROCESSING.hear(BACK)).isEqualTo(Money.Refund.REFUNDED);
    assertThat(Money.Refund.REFUNDED.hear(never)).isEqualTo(Money.Refund.REFUNDED);
    assertThat(Money.Refund.DECLINED.hear(BACK)).isEqualTo(Money.Refund.DECLINED);
  }
}

package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.Reply;
import billing.gateways.Reply.Backing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class An_attempt {
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  private static final Map<String, Reply> REPLIES =
      Map.of(
          "paid", new Reply.Paid("t", NOON),
          "accepted", new Reply.Accepted(),
          "refused", new Reply.Refused("NO", "no", false),
          "not-found", new Reply.NotFound(),
          "silence", new Reply.Silence("why"));

  private static final Map<String, Attempt> STATES =
      Map.of(
          "sent", new Attempt.Prepared().send(),
          "accepted", new Attempt.Accepted(),
          "unknown", new Attempt.Unknown(),
          "succeeded", new Attempt.Succeeded("first", NOON),
          "declined", new Attempt.Declined("NO", "no", false));

  private static final List<String> MOVES =
      """
      sent       paid       SUCCEEDED
      sent       accepted   ACCEPTED
      sent       refused    DECLINED
      sent       not-found  PREPARED
      sent       silence    UNKNOWN
      accepted   paid       SUCCEEDED
      accepted   accepted   ACCEPTED
      accepted   refused    DECLINED
      accepted   not-found  ACCEPTED
      accepted   silence    ACCEPTED
      unknown    paid       SUCCEEDED
      unknown    accepted   ACCEPTED
      unknown    refused    DECLINED
      unknown    not-found  PREPARED
      unknown    silence    UNKNOWN
      succeeded  paid       SUCCEEDED
      succeeded  accepted   SUCCEEDED
      succeeded  refused    SUCCEEDED
      succeeded  not-found  SUCCEEDED
      succeeded  silence    SUCCEEDED
      declined   paid       SUCCEEDED
      declined   accepted   DECLINED
      declined   refused    DECLINED
      declined   not-found  DECLINED
      declined   silence    DECLINED
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
  void that_succeeded_keeps_its_first_transaction() {
    assertThat(STATES.get("succeeded").hear(REPLIES.get("paid")))
        .isEqualTo(new Attempt.Succeeded("first", NOON));
  }

  @Test
  void that_a_gateway_advanced_is_repaid_once_in_whatever_order_that_is_heard() {
    var advanced = new Attempt.Prepared().send().hear(paid(Backing.ADVANCED));
    assertThat(advanced).isEqualTo(new Attempt.Succeeded("t", NOON, Backing.ADVANCED));
    assertThat(advanced.hear(paid(Backing.PAYER))).isEqualTo(advanced);
    var repaid = advanced.hear(paid(Backing.REPAID));
    assertThat(repaid).isEqualTo(new Attempt.Succeeded("t", NOON, Backing.REPAID));
    assertThat(repaid.hear(paid(Backing.ADVANCED))).isEqualTo(repaid);
  }

  private static Reply paid(Backing backing) {
    return new Reply.Paid("t", NOON, backing);
  }

  @Test
  void is_asked_about_half_a_minute_later_then_ever_more_rarely_up_to_an_hour() {
    assertThat(
            IntStream.range(0, 10)
                .mapToObj(asked -> Duration.between(NOON, Schedule.askAgain(NOON, asked)))
                .map(Duration::toSeconds))
        .containsExactly(30L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L, 3600L, 3600L);
  }

  @Test
  void is_not_asked_about_while_its_call_may_be_under_way() {
    assertThat(Gateways.LONGEST_CALL).isLessThan(Schedule.LEASE);
  }
}

package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Changes;
import billing.api.Changes.Changed;
import billing.api.DisputeView;
import billing.api.Disputes;
import billing.gateways.Reply;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Stays_that_have_changed extends BillingTest {
  @Inject Changes changes;
  @Inject Disputes disputes;

  /** What happened before is not this test's. */
  @BeforeEach
  void a_while_passes() {
    clock.advance(Duration.ofMinutes(1));
  }

  private List<Changed> changed(Visit visit) {
    return await(changes.listSince(clock.instant(), 10_000)).stream()
        .filter(it -> it.stay().equals(visit.stay()))
        .toList();
  }

  @Test
  void are_those_that_were_charged() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    assertThat(changed(visit))
        .containsExactly(new Changed(visit.stay(), "nowhere", clock.instant()));
    clock.advance(Duration.ofSeconds(1));
    assertThat(changed(visit)).isEmpty();
    ended(visit, 2, 90);
    assertThat(changed(visit)).hasSize(1);
  }

  @Test
  void are_those_that_were_paid_or_refused() {
    var visit = Visit.ofSomebody();
    bound(visit);
    gateway.answersOrders(order -> new Reply.Refused("NO_MONEY", "not enough", false));
    ended(visit, 1, 60);
    clock.advance(Duration.ofMinutes(1));
    beat();
    assertThat(attempts(visit)).contains("DECLINED");
    clock.advance(Duration.ofSeconds(1));
    assertThat(changed(visit)).isEmpty();
    paidByHand(visit, 1000);
    assertThat(changed(visit)).hasSize(1);
  }

  @Test
  void are_those_that_were_disputed_and_decided() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    clock.advance(Duration.ofMinutes(1));
    var by = new DisputeView.By(DisputeView.Side.OPERATOR, "a clerk");
    var opening =
        new Disputes.Opening(
            visit.stay(), DisputeView.Reason.OTHER, by, "too dear", Optional.empty());
    var opened = (Disputes.Opened.Done) await(disputes.open(opening));
    assertThat(changed(visit)).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(changed(visit)).isEmpty();
    await(disputes.uphold(new Disputes.Act(opened.dispute().number(), by, "as the tariff says")));
    assertThat(changed(visit)).hasSize(1);
  }

  @Test
  void are_told_of_in_the_order_of_what_happened_last_and_not_too_many_at_once() {
    var since = clock.instant();
    var first = Visit.ofSomebody();
    var second = Visit.ofSomebody();
    ended(first, 1, 60);
    clock.advance(Duration.ofSeconds(1));
    ended(second, 1, 60);
    clock.advance(Duration.ofSeconds(1));
    ended(first, 2, 90);
    var all = await(changes.listSince(since, 10_000)).stream().map(Changed::stay).toList();
    assertThat(all).containsSubsequence(second.stay(), first.stay()).doesNotHaveDuplicates();
    assertThat(await(changes.listSince(since, 1))).hasSize(1);
  }
}

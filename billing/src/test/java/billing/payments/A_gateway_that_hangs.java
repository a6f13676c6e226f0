package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.PayerBound.Payer;
import billing.gateways.Reply;
import billing.testing.SecondGateway;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_gateway_that_hangs extends BillingTest {
  /** Far shorter than a call may take, so that nobody has waited for its end. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private final CompletableFuture<Void> answering = new CompletableFuture<>();

  @AfterEach
  void answers_in_the_end() {
    answering.complete(null);
    beat();
  }

  private Reply paid() {
    return new Reply.Paid("transaction", clock.instant());
  }

  private Visit leaving(String payingThrough) {
    var visit = Visit.ofSomebody();
    await(stays.payerBound(visit.boundTo(new Payer(payingThrough, "somebody"))));
    ended(visit, 1, 60);
    return visit;
  }

  /** The service beats, and nobody waits for the end of a beat. */
  private void until(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("is not so in %s", SOON).isLessThan(end);
      collecting.nudge();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Test
  void holds_up_no_other_gateway() throws InterruptedException {
    beat();
    gateway.answersOrders(order -> paid());
    gateway.answersOrdersOnlyAfter(Uni.createFrom().completionStage(answering));
    second.fake().answersOrders(order -> paid());
    var first = leaving("wechat");
    until(() -> attempts(first).equals(List.of("SENT")));
    var other = leaving(SecondGateway.NAME);
    until(() -> charge(other).state() == ChargeState.PAID);
    assertThat(attempts(first)).containsExactly("SENT");
    answering.complete(null);
    until(() -> charge(first).state() == ChargeState.PAID);
    assertThat(gateway.orders()).hasSize(1);
  }
}

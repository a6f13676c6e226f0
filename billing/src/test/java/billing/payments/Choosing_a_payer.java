package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.CollectingNow;
import billing.api.PayerBound.Payer;
import billing.gateways.EntryReply;
import billing.gateways.Reply;
import billing.testing.SecondGateway;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Choosing_a_payer extends BillingTest {
  private static final Payer FIRST = new Payer("wechat", "openid-1");
  private static final Payer SECOND = new Payer(SecondGateway.NAME, "user-1");
  private static final Reply NEVER = new Reply.Refused("NO_AUTH", "not allowed", false);
  private static final Reply BUSY = new Reply.Refused("RULE_LIMIT", "too often", true);

  @Inject CollectingNow now;

  private final Visit visit = Visit.ofSomebody();

  @BeforeEach
  void bind_two_who_refuse() {
    gateway.answersOrders(order -> NEVER);
    second.fake().answersOrders(order -> BUSY);
    await(stays.payerBound(visit.boundTo(FIRST, SECOND)));
    ended(visit, 1, 60);
    beat();
    beat();
  }

  private void pays(String by) {
    clock.advance(Duration.ofSeconds(1));
    await(now.collect(visit.account(), by));
    beat();
    beat();
  }

  @Test
  void has_it_asked_at_once_and_before_the_others() {
    second.fake().answersOrders(order -> new Reply.Paid("t", clock.instant()));
    pays(SecondGateway.NAME);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(gateway.orders()).hasSize(1);
    assertThat(second.fake().orders()).hasSize(2);
  }

  @Test
  void has_one_asked_again_that_had_refused_for_good() {
    gateway.answersOrders(order -> new Reply.Paid("t", clock.instant()));
    pays("wechat");
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(second.fake().orders()).hasSize(1);
  }

  @Test
  void asks_it_once_and_takes_nothing_by_one_who_does_not_pay_for_the_plate() {
    pays("wechat");
    assertThat(gateway.orders()).hasSize(2);
    beat();
    assertThat(gateway.orders()).hasSize(2);
    pays("nobody");
    assertThat(gateway.orders()).hasSize(2);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.RECEIVABLE);
  }

  @Test
  void has_a_gateway_told_anew_of_a_car_that_it_had_blocked() {
    var blocked = Visit.ofSomebody();
    gateway.answersEntries(notice -> new EntryReply.Blocked("PAUSE"));
    await(stays.payerBound(blocked.boundTo(FIRST)));
    ended(blocked, 1, 60);
    beat();
    beat();
    assertThat(charge(blocked).state()).isEqualTo(ChargeState.RECEIVABLE);
    clock.advance(Duration.ofSeconds(1));
    gateway.answersEntries(notice -> new EntryReply.Registered("entry"));
    gateway.answersOrders(order -> new Reply.Paid("t", clock.instant()));
    await(now.collect(blocked.account(), "wechat"));
    beat();
    beat();
    assertThat(charge(blocked).state()).isEqualTo(ChargeState.PAID);
  }
}

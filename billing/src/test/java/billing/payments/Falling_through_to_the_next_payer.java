package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.PayerBound.Payer;
import billing.gateways.EntryReply;
import billing.gateways.Reply;
import billing.sealing.Seal;
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
class Falling_through_to_the_next_payer extends BillingTest {
  @Inject Seal seal;

  private static final Payer FIRST = new Payer("wechat", "openid-1");
  private static final Payer SECOND = new Payer(SecondGateway.NAME, "user-1");
  private static final Reply NEVER = new Reply.Refused("NO_AUTH", "not allowed", false);
  private static final Reply BUSY = new Reply.Refused("RULE_LIMIT", "too often", true);

  private final Visit visit = Visit.ofSomebody();

  @BeforeEach
  void bind_two() {
    second.fake().answersOrders(order -> paid());
    await(stays.payerBound(visit.boundTo(FIRST, SECOND)));
  }

  private Reply paid() {
    return new Reply.Paid("transaction", clock.instant());
  }

  private void left() {
    ended(visit, 1, 60);
    beat();
  }

  @Test
  void happens_at_once_when_the_first_one_refuses_for_good() {
    gateway.answersOrders(order -> NEVER);
    left();
    beat();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(postings(visit)).contains("gateway receivable 1000");
    assertThat(gatewaysAsked()).containsExactly("wechat DECLINED", "second SUCCEEDED");
    assertThat(second.fake().orders().get(0).entry().payer()).isEqualTo("user-1");
  }

  @Test
  void happens_without_an_order_when_the_first_ones_gateway_blocks_the_car() {
    gateway.answersEntries(notice -> new EntryReply.Blocked("OVERDUE"));
    await(stays.began(visit.began()));
    beat();
    beat();
    assertThat(second.fake().entries()).as("told while the car is inside").hasSize(1);
    left();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(gatewaysAsked()).containsExactly("second SUCCEEDED");
  }

  @Test
  void never_happens_while_nobody_knows_what_became_of_the_first_order() {
    gateway.answersOrders(order -> new Reply.Silence("no answer"));
    gateway.answersQueries(number -> new Reply.Silence("no answer"));
    left();
    later(Duration.ofHours(2));
    assertThat(gatewaysAsked()).containsExactly("wechat UNKNOWN");
    gateway.answersQueries(number -> NEVER);
    later(Duration.ofHours(1));
    beat();
    assertThat(gatewaysAsked()).containsExactly("wechat DECLINED", "second SUCCEEDED");
  }

  @Test
  void follows_the_tries_with_the_first_one_that_may_succeed() {
    gateway.answersOrders(order -> BUSY);
    left();
    beat();
    assertThat(gatewaysAsked()).containsExactly("wechat DECLINED");
    assertThat(charge(visit).note()).hasValue("wechat: RULE_LIMIT too often");
    later(Duration.ofMinutes(30));
    later(Duration.ofMinutes(60));
    later(Duration.ofMinutes(120));
    assertThat(orders(visit)).hasSize(4);
    beat();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
  }

  @Test
  void ends_with_a_debt_and_every_reason_when_all_refuse() {
    gateway.answersOrders(order -> NEVER);
    second.fake().answersOrders(order -> new Reply.Refused("CLOSED", "closed", false));
    left();
    beat();
    beat();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.RECEIVABLE);
    assertThat(charge(visit).note()).hasValue("wechat: NO_AUTH not allowed; second: CLOSED closed");
    later(Duration.ofDays(2));
    assertThat(gatewaysAsked()).hasSize(2);
  }

  @Test
  void ends_at_once_at_a_code_that_the_policy_names() {
    gateway.answersOrders(order -> new Reply.Refused("FRAUD", "stolen", true));
    left();
    later(Duration.ofDays(1));
    assertThat(gatewaysAsked()).containsExactly("wechat DECLINED");
    assertThat(charge(visit).note()).hasValue("wechat: FRAUD stolen");
  }

  @Test
  void skips_a_gateway_that_is_not_configured() {
    gateway.isCalled("another");
    left();
    assertThat(gatewaysAsked()).containsExactly("second SUCCEEDED");
  }

  @Test
  void begins_anew_with_payers_that_are_bound_in_another_order() {
    gateway.answersOrders(order -> NEVER);
    second.fake().answersOrders(order -> NEVER);
    left();
    beat();
    beat();
    second.fake().answersOrders(order -> paid());
    await(stays.payerBound(visit.boundTo(new Payer(SecondGateway.NAME, "user-2"), FIRST)));
    beat();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(books.rows(payers()).stream().map(this::opened))
        .containsExactly("0 second user-2", "1 wechat openid-1");
  }

  @Test
  void never_asks_a_payer_who_is_bound_no_more() {
    gateway.answersOrders(order -> NEVER);
    await(stays.payerBound(visit.boundTo(FIRST)));
    left();
    beat();
    assertThat(gatewaysAsked()).containsExactly("wechat DECLINED");
    await(stays.payerBound(visit.boundTo()));
    beat();
    assertThat(charge(visit).note()).hasValue("the plate is bound to nobody");
  }

  private String opened(String row) {
    var end = row.lastIndexOf(' ') + 1;
    return row.substring(0, end) + seal.open(row.substring(end), "identity");
  }

  private String payers() {
    return "select position, gateway, identity from payer where account_id = '%s' order by 1"
        .formatted(visit.account());
  }

  private java.util.List<String> gatewaysAsked() {
    return books.rows(
        "select gateway, state from attempt where stay_id = '%s' order by made_at, gateway desc"
            .formatted(visit.stay()));
  }
}

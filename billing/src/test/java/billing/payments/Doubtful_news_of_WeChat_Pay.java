package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.wechat.WeChatSandbox;
import billing.testing.LogOf;
import billing.testing.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = WeChatSandbox.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Doubtful_news_of_WeChat_Pay extends DoubtfulNews {
  @Override
  String called() {
    return "wechat";
  }

  @Override
  String control() {
    return "/sandbox/";
  }

  /** WeChat Pay always takes the money later. */
  @Override
  void opens(String plate, String outcome) throws Exception {
    send(
        "PUT",
        "payers/" + encoded(plate),
        "{\"plate_color\":\"BLUE\",\"openid\":\"somebody\",\"outcome\":\"%s\"}"
            .formatted(outcome.equals("LATER") ? "SUCCESS" : outcome));
  }

  /** Signed ten minutes ahead of the time, as a true one of another time would be. */
  @Test
  void of_another_time_are_turned_away_and_the_log_says_why() throws Exception {
    try (var log = LogOf.category("billing.gateways.wechat.Notifications")) {
      var visit = toldWith("clock-skew", "浙A0T929", "LATER");
      isPaid(visit);
      assertThat(log.messages())
          .contains("A notification was turned away: its signature or time is wrong");
      assertThat(kept(visit)).containsExactly("order Paid BOOKED");
    }
  }

  @Test
  void of_another_amount_are_on_record_and_not_booked() throws Exception {
    var visit = toldWith("other-amount", "浙A0T924", "LATER");
    isOnRecordAndNotBooked(
        visit, "wechat says that 10.01 yuan were taken where 10.00 were ordered");
    isBookedOnceItIsAskedFor(visit);
  }

  @Test
  void of_another_currency_are_on_record_and_not_booked() throws Exception {
    var visit = toldWith("other-currency", "浙A0T925", "LATER");
    isOnRecordAndNotBooked(visit, "wechat: the amount is in USD where CNY was ordered");
    isBookedOnceItIsAskedFor(visit);
  }

  @Test
  void of_another_merchant_are_on_record_and_not_booked() throws Exception {
    var visit = toldWith("other-merchant", "浙A0T926", "LATER");
    isOnRecordAndNotBooked(visit, "wechat: it is about an order of another merchant than ours");
    isBookedOnceItIsAskedFor(visit);
  }

  @Test
  void of_a_repayment_that_come_before_those_of_its_advance_are_booked_once() throws Exception {
    var visit = toldWith("reordered", "浙A0T927", "ADVANCED");
    Waiting.until(() -> kept(visit).size() == 2);
    assertThat(kept(visit)).containsExactly("order Paid BOOKED", "order Paid NOTHING_NEW");
    assertThat(postings(visit))
        .containsExactly("receivable income 1000", "gateway receivable 1000");
  }

  @Test
  void of_a_refund_of_another_amount_are_on_record_and_not_booked() throws Exception {
    var visit = toldWith("twice", "浙A0T928", "LATER");
    isPaid(visit);
    notifiesWith("other-amount");
    givenBack(visit);
    Waiting.until(
        () -> {
          beat();
          return kept(visit).contains("refund Refunded CONTRADICTS");
        });
    assertThat(
            books.rows(
                "select message from refund where account_id = '%s'".formatted(visit.account())))
        .containsExactly("wechat says that 5.01 yuan went back where 5.00 were ordered");
    assertThat(postings(visit)).noneMatch(row -> row.startsWith("refund gateway"));
    isBackOnceItIsAskedFor(visit);
  }
}

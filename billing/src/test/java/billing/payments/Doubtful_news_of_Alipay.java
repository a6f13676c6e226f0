package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.alipay.SandboxOfAlipay;
import billing.testing.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Alipay names no currency; what is told in another one is an amount that is none in yuan. */
@QuarkusTest
@QuarkusTestResource(value = SandboxOfAlipay.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Doubtful_news_of_Alipay extends DoubtfulNews {
  @Override
  String called() {
    return "alipay";
  }

  @Override
  String control() {
    return "/sandbox/alipay/";
  }

  @Override
  void opens(String plate, String outcome) throws Exception {
    send(
        "PUT",
        "payers/" + encoded(plate),
        "{\"plate_color\":\"BLUE\",\"user\":\"somebody\",\"outcome\":\"%s\"}".formatted(outcome));
  }

  @Test
  void of_another_amount_are_on_record_and_not_booked() throws Exception {
    var visit = toldWith("other-amount", "浙A0T934", "LATER");
    isOnRecordAndNotBooked(
        visit, "alipay says that 110.00 yuan were taken where 10.00 were ordered");
    isBookedOnceItIsAskedFor(visit);
  }

  @Test
  void of_another_currency_are_on_record_and_not_booked() throws Exception {
    var visit = toldWith("odd-amount", "浙A0T935", "LATER");
    isOnRecordAndNotBooked(visit, "alipay: the amount that was paid is none in yuan");
    isBookedOnceItIsAskedFor(visit);
  }

  @Test
  void of_another_seller_are_on_record_and_not_booked() throws Exception {
    var visit = toldWith("other-merchant", "浙A0T936", "LATER");
    isOnRecordAndNotBooked(visit, "alipay: it is about a trade of another app or seller than ours");
    isBookedOnceItIsAskedFor(visit);
  }

  @Test
  void of_a_payment_that_come_after_those_of_its_refund_change_nothing() throws Exception {
    var visit = toldWith("reordered", "浙A0T937", "SUCCESS");
    isPaid(visit);
    givenBack(visit);
    Waiting.until(
        () -> {
          beat();
          return kept(visit).size() == 2;
        });
    assertThat(kept(visit)).containsExactly("refund Refunded BOOKED", "order Paid NOTHING_NEW");
    assertThat(refunds(visit)).containsExactly("REFUNDED 500");
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
  }
}

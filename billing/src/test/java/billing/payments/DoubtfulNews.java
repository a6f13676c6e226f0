package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.PayerBound.Payer;
import billing.api.Refunds;
import billing.api.Refunds.OrderOutcome;
import billing.money.Fen;
import billing.testing.LogOf;
import billing.testing.Visit;
import billing.testing.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A sandbox tells wrongly, through the real door of a gateway; the truth follows when the order is
 * asked for.
 */
abstract class DoubtfulNews extends BillingTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final String UNKNOWN = "p" + "9".repeat(31);

  @Inject Refunds refunds;
  @Inject MeterRegistry meters;

  private final HttpClient http = HttpClient.newHttpClient();

  /** The gateway's name. */
  abstract String called();

  /** Where the sandbox is controlled. */
  abstract String control();

  /** Has a plate pay in this way, once it is asked to. */
  abstract void opens(String plate, String outcome) throws Exception;

  @BeforeEach
  void nothing_is_wrong() throws Exception {
    gateway.isCalled("fake");
    send("DELETE", "faults", "");
  }

  void notifiesWith(String fault) throws Exception {
    send("PUT", "faults", "{\"call\":\"notifications\",\"kind\":\"%s\"}".formatted(fault));
  }

  /** A visit of an hour whose payment is announced with something wrong about it. */
  Visit toldWith(String fault, String plate, String outcome) throws Exception {
    notifiesWith(fault);
    var visit = Visit.ofSomebody().withPlate(plate);
    opens(plate, outcome);
    await(stays.payerBound(visit.boundTo(new Payer(called(), "somebody"))));
    await(stays.began(visit.began()));
    beat();
    ended(visit, 1, 60);
    beat();
    return visit;
  }

  /** The price is halved, and a person has the other half given back. */
  void givenBack(Visit visit) {
    ended(visit, 2, 30);
    beat();
    var wish = new Refunds.Wish(Fen.fen(500), "多收停车费", "li");
    assertThat(await(refunds.order(visit.account(), visit.stay(), wish)))
        .isInstanceOf(OrderOutcome.Ordered.class);
  }

  /** What was heard of a visit through the door. */
  List<String> kept(Visit visit) {
    return books.rows(
        "select about, outcome from notification where account_id = '%s' order by received_at"
            .formatted(visit.account()));
  }

  void isPaid(Visit visit) {
    Waiting.until(() -> charge(visit).state() == ChargeState.PAID);
  }

  void isOnRecordAndNotBooked(Visit visit, String words) {
    Waiting.until(() -> !kept(visit).isEmpty());
    assertThat(
            books.rows(
                "select outcome, words from notification where account_id = '%s'"
                    .formatted(visit.account())))
        .containsExactly("CONTRADICTS " + words);
    assertThat(
            books.rows("select message from attempt where stay_id = '%s'".formatted(visit.stay())))
        .containsExactly(words);
    assertThat(postings(visit)).containsExactly("receivable income 1000");
    assertThat(charge(visit).state()).isEqualTo(ChargeState.COLLECTING);
  }

  void isBookedOnceItIsAskedFor(Visit visit) {
    Waiting.until(
        () -> {
          later(HALF_AN_HOUR);
          return charge(visit).state() == ChargeState.PAID;
        });
    assertThat(postings(visit))
        .containsExactly("receivable income 1000", "gateway receivable 1000");
  }

  /** The refund is asked about until it has arrived. */
  void isBackOnceItIsAskedFor(Visit visit) {
    Waiting.until(
        () -> {
          later(HALF_AN_HOUR);
          return refunds(visit).equals(List.of("REFUNDED 500"));
        });
  }

  void send(String method, String path, String body) throws IOException, InterruptedException {
    var base =
        ConfigProvider.getConfig().getValue("billing.%s.base-url".formatted(called()), URI.class);
    var request =
        HttpRequest.newBuilder(base.resolve(control() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
  }

  static String encoded(String plate) {
    return URLEncoder.encode(plate, StandardCharsets.UTF_8);
  }

  @Test
  void of_an_unknown_order_are_on_record_and_move_nothing() throws Exception {
    var visit = toldWith("unknown-order", "浙A0T921", "LATER");
    var told =
        "select outcome, words from notification where gateway = '%s' and number = '%s'"
            .formatted(called(), UNKNOWN);
    Waiting.until(() -> !books.rows(told).isEmpty());
    assertThat(books.rows(told)).containsExactly("NO_SUCH_NUMBER we gave out no such number");
    assertThat(postings(visit)).containsExactly("receivable income 1000");
    isBookedOnceItIsAskedFor(visit);
  }

  @Test
  void that_are_replayed_change_nothing() throws Exception {
    var visit = toldWith("twice", "浙A0T922", "LATER");
    isPaid(visit);
    assertThat(kept(visit)).containsExactly("order Paid BOOKED");
    assertThat(postings(visit)).hasSize(2);
  }

  @Test
  void that_are_forged_are_turned_away_and_the_log_says_why() throws Exception {
    var before = forged();
    try (var log = LogOf.category("billing.gateways.%s.Notifications".formatted(called()))) {
      var visit = toldWith("wrong-signature", "浙A0T923", "LATER");
      isPaid(visit);
      assertThat(forged()).isEqualTo(before + 1);
      assertThat(log.messages()).anyMatch(it -> it.contains("A notification was turned away"));
      assertThat(kept(visit)).containsExactly("order Paid BOOKED");
    }
  }

  private double forged() {
    return meters
        .counter("billing.gateway.notifications", "gateway", called(), "outcome", "forged")
        .count();
  }
}

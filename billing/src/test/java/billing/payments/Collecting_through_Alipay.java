package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.PayerBound.Payer;
import billing.gateways.Gateway;
import billing.gateways.alipay.SandboxOfAlipay;
import billing.testing.Visit;
import billing.testing.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = SandboxOfAlipay.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Collecting_through_Alipay extends BillingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String CIRCUIT =
      "billing_gateway_circuit{gateway=\"alipay\",state=\"%s\"} 1.0";
  private static final String QUERIES =
      "call_seconds_count\\{.*call=\"query\",.*gateway=\"alipay\",.*outcome=\"%s\".*} [1-9]";

  @Inject @Any Instance<Gateway> gateways;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void takes_the_money_and_gives_a_receipt() throws Exception {
    var visit = collecting("浙A0T911", "SUCCESS");
    until(visit, ChargeState.PAID);
    assertThat(charge(visit).receiptNumber()).isPresent();
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
  }

  @Test
  void hears_by_notification_of_money_that_was_taken_later() throws Exception {
    send("PUT", "faults", "{\"call\":\"notifications\",\"kind\":\"twice\"}");
    var visit = collecting("浙A0T912", "LATER");
    until(visit, ChargeState.PAID);
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
    assertThat(postings(visit)).filteredOn(row -> row.startsWith("gateway")).hasSize(1);
  }

  @Test
  void takes_the_money_once_when_Alipay_took_it_and_kept_silent() throws Exception {
    send("PUT", "faults", "{\"call\":\"pay\",\"kind\":\"wrong-signature\"}");
    var visit = collecting("浙A0T913", "SUCCESS");
    until(visit, ChargeState.PAID);
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
  }

  /** Nothing announces it: it is asked for. */
  @Test
  void leaves_the_debt_when_the_payment_fails() throws Exception {
    var visit = collecting("浙A0T914", "PAY_FAIL");
    var deadline = Instant.now().plus(PATIENCE);
    while (charge(visit).state() == ChargeState.COLLECTING && Instant.now().isBefore(deadline)) {
      Thread.sleep(100);
      later(Duration.ofMinutes(10));
    }
    until(visit, ChargeState.RECEIVABLE);
    assertThat(attempts(visit)).containsExactly("DECLINED");
    assertThat(charge(visit).note()).get().asString().contains("PAY_FAIL");
  }

  @Test
  void charges_nobody_who_has_not_agreed() throws Exception {
    var visit = Visit.ofSomebody().withPlate("浙A0T915");
    visited(visit);
    until(visit, ChargeState.RECEIVABLE);
    assertThat(charge(visit).note()).get().asString().contains("NO_AGREEMENT_SCENE");
  }

  @Test
  void turns_a_forged_notification_away() throws Exception {
    var answer = post("notify_id=1&trade_status=TRADE_SUCCESS&sign=AAAA&sign_type=RSA2");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("failure");
  }

  @Test
  void turns_an_endless_notification_away() throws Exception {
    assertThat(post("x=" + "x".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void counts_calls_without_telling_whose_they_were() throws Exception {
    var plate = "浙A0T916";
    until(collecting(plate, "SUCCESS"), ChargeState.PAID);
    var figures = configured("notify-url").resolve("/q/metrics");
    var answer = http.send(HttpRequest.newBuilder(figures).build(), BodyHandlers.ofString());
    assertThat(answer.body())
        .contains("billing_gateway_circuit{gateway=\"alipay\",state=\"closed\"} 1.0")
        .containsPattern("billing_gateway_call_seconds_count\\{.*gateway=\"alipay\".*} [1-9]")
        .doesNotContain(plate, URLEncoder.encode(plate, StandardCharsets.UTF_8), "alipay-user");
  }

  @Test
  void shows_in_the_figures_that_it_is_left_alone_and_tried_again() throws Exception {
    var fault = "{\"call\":\"query\",\"kind\":\"wrong-signature\",\"times\":100}";
    send("PUT", "faults", fault);
    Waiting.until(() -> asked().contains(CIRCUIT.formatted("open")));
    assertThat(asked())
        .contains(CIRCUIT.formatted("closed").replace("1.0", "0.0"))
        .containsPattern(QUERIES.formatted("unusable"))
        .containsPattern(QUERIES.formatted("circuit_open"));
    send("DELETE", "faults", "");
    Waiting.until(() -> asked().contains(CIRCUIT.formatted("closed")));
  }

  /** The figures after one more question for an order. */
  private String asked() {
    var real = gateways.stream().filter(it -> it.name().equals("alipay")).findFirst();
    await(real.orElseThrow().query("p".repeat(32)));
    try {
      var figures = configured("notify-url").resolve("/q/metrics");
      return http.send(HttpRequest.newBuilder(figures).build(), BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A visit of an hour, charged to a payer who has agreed, and sent off. */
  private Visit collecting(String plate, String outcome) throws Exception {
    var visit = Visit.ofSomebody().withPlate(plate);
    send(
        "PUT",
        "payers/" + URLEncoder.encode(plate, StandardCharsets.UTF_8),
        "{\"plate_color\":\"BLUE\",\"user\":\"alipay-user\",\"outcome\":\"%s\"}"
            .formatted(outcome));
    visited(visit);
    return visit;
  }

  private void visited(Visit visit) {
    await(stays.payerBound(visit.boundTo(new Payer("alipay", "alipay-user"))));
    await(stays.began(visit.began()));
    beat();
    ended(visit, 1, 60);
    beat();
  }

  private void until(Visit visit, ChargeState wanted) throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (charge(visit).state() != wanted && Instant.now().isBefore(deadline)) {
      Thread.sleep(50);
    }
    assertThat(charge(visit).state()).isEqualTo(wanted);
  }

  private static URI configured(String property) {
    return ConfigProvider.getConfig().getValue("billing.alipay." + property, URI.class);
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(configured("notify-url"))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private void send(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(configured("base-url").resolve("/sandbox/alipay/" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
  }
}

package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.PayerBound.Payer;
import billing.gateways.alipay.SandboxOfAlipay;
import billing.testing.Visit;
import billing.testing.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = SandboxOfAlipay.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Collecting_through_Alipay extends SandboxTest {
  private static final String CIRCUIT =
      "billing_gateway_circuit{gateway=\"alipay\",state=\"%s\"} 1.0";
  private static final String QUERIES =
      "call_seconds_count\\{.*call=\"query\",.*gateway=\"alipay\",.*outcome=\"%s\".*} [1-9]";

  Collecting_through_Alipay() {
    super("alipay");
  }

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
    Waiting.until(
        () -> {
          later(Duration.ofMinutes(10));
          return charge(visit).state() != ChargeState.COLLECTING;
        });
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
    assertThat(figures())
        .contains("billing_gateway_circuit{gateway=\"alipay\",state=\"closed\"} 1.0")
        .containsPattern("billing_gateway_call_seconds_count\\{.*gateway=\"alipay\".*} [1-9]")
        .doesNotContain(plate, URLEncoder.encode(plate, StandardCharsets.UTF_8), "alipay-user");
  }

  @Test
  void shows_in_the_figures_that_it_is_left_alone_and_tried_again() throws Exception {
    var fault = "{\"call\":\"query\",\"kind\":\"wrong-signature\",\"times\":100}";
    send("PUT", "faults", fault);
    Waiting.until(() -> figuresOfOneMoreQuestion().contains(CIRCUIT.formatted("open")));
    assertThat(figuresOfOneMoreQuestion())
        .contains(CIRCUIT.formatted("closed").replace("1.0", "0.0"))
        .containsPattern(QUERIES.formatted("unusable"))
        .containsPattern(QUERIES.formatted("circuit_open"));
    send("DELETE", "faults", "");
    Waiting.until(() -> figuresOfOneMoreQuestion().contains(CIRCUIT.formatted("closed")));
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

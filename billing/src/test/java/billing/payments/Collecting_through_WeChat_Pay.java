package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.gateways.wechat.WeChatSandbox;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = WeChatSandbox.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Collecting_through_WeChat_Pay extends SandboxTest {
  private static final String FORGED = "{\"id\":\"1\",\"event_type\":\"TRANSACTION.SUCCESS\"}";

  private static final String CIRCUIT =
      "billing_gateway_circuit{gateway=\"wechat\",state=\"%s\"} 1.0";
  private static final String QUERIES =
      "call_seconds_count\\{.*call=\"query\",.*gateway=\"wechat\",.*outcome=\"%s\".*} [1-9]";

  @BeforeEach
  void only_the_real_gateway_is_called_wechat() {
    gateway.isCalled("fake");
  }

  Collecting_through_WeChat_Pay() {
    super("wechat");
  }

  @Test
  void takes_the_money_and_hears_of_it_by_notification() throws Exception {
    var visit = collecting("浙A0T901", "SUCCESS");
    until(visit, ChargeState.PAID);
    assertThat(charge(visit).receiptNumber()).isPresent();
    assertThat(postings(visit)).hasSize(2);
  }

  @Test
  void books_the_money_once_when_the_notification_comes_twice() throws Exception {
    send("PUT", "/sandbox/faults", "{\"call\":\"notifications\",\"kind\":\"twice\"}");
    var visit = collecting("浙A0T902", "SUCCESS");
    until(visit, ChargeState.PAID);
    assertThat(postings(visit)).hasSize(2);
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
  }

  @Test
  void takes_the_money_once_when_the_channel_took_it_and_kept_silent() throws Exception {
    send(
        "PUT",
        "/sandbox/faults",
        "{\"call\":\"transactions\",\"kind\":\"wrong-signature\",\"times\":1}");
    var visit = collecting("浙A0T903", "SUCCESS");
    until(visit, ChargeState.PAID);
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
  }

  @Test
  void leaves_the_debt_when_the_money_is_not_there() throws Exception {
    var visit = collecting("浙A0T904", "PAY_FAIL");
    until(visit, ChargeState.RECEIVABLE);
    assertThat(charge(visit).note()).get().asString().contains("PAY_FAIL");
    assertThat(attempts(visit)).containsExactly("DECLINED");
  }

  @Test
  void turns_a_forged_notification_away() throws Exception {
    var answer = post(FORGED);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"FAIL\"").contains("\"message\"");
  }

  @Test
  void turns_an_endless_notification_away() throws Exception {
    assertThat(post("x".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void counts_calls_without_telling_whose_they_were() throws Exception {
    var plate = "浙A0T905";
    until(collecting(plate, "SUCCESS"), ChargeState.PAID);
    assertThat(figures())
        .contains("billing_gateway_circuit{gateway=\"wechat\",state=\"closed\"} 1.0")
        .containsPattern("billing_gateway_call_seconds_count\\{.*call=\"charge\".*} [1-9]")
        .doesNotContain(plate, URLEncoder.encode(plate, StandardCharsets.UTF_8), "openid");
  }

  @Test
  void shows_in_the_figures_that_it_is_left_alone_and_tried_again() throws Exception {
    var fault =
        "{\"call\":\"query\",\"kind\":\"refuse\",\"code\":\"FREQUENCY_LIMITED\",\"times\":100}";
    send("PUT", "/sandbox/faults", fault);
    Waiting.until(() -> figuresOfOneMoreQuestion().contains(CIRCUIT.formatted("open")));
    assertThat(figuresOfOneMoreQuestion())
        .contains(CIRCUIT.formatted("closed").replace("1.0", "0.0"))
        .containsPattern(QUERIES.formatted("troubled"))
        .containsPattern(QUERIES.formatted("circuit_open"));
    send("DELETE", "/sandbox/faults", "");
    Waiting.until(() -> figuresOfOneMoreQuestion().contains(CIRCUIT.formatted("closed")));
  }

  /** A visit of an hour, charged to a payer who has opened the service, and sent off. */
  private Visit collecting(String plate, String outcome) throws Exception {
    var visit = Visit.ofSomebody().withPlate(plate);
    send(
        "PUT",
        "/sandbox/payers/" + URLEncoder.encode(plate, StandardCharsets.UTF_8),
        "{\"plate_color\":\"BLUE\",\"openid\":\"openid-1\",\"outcome\":\"%s\"}".formatted(outcome));
    bound(visit);
    await(stays.began(visit.began()));
    beat();
    ended(visit, 1, 60);
    beat();
    return visit;
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(configured("notify-url"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private void send(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(configured("base-url").resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
  }
}

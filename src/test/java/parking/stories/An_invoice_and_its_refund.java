package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@WithTestResource(InvoiceProvider.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class An_invoice_and_its_refund {
  private static final Instant TEN = Instant.parse("2026-11-20T02:00:00Z");
  private static final String LOT = "/api/v1/lots/west-lake";
  private static final Map<String, String> WISH =
      Map.of("buyer", "PERSON", "title", "张三", "email", "zhang@example.com");

  private final Camera camera = new Camera("west-lake-edge");
  private SettableClock clock;

  @BeforeEach
  void time_goes_on() {
    clock = SettableClock.ahead(Duration.ZERO);
  }

  /** The address of the invoice of a visit of an hour, paid at the desk. */
  private String paid(String plate) {
    camera.sees("entrance", plate, TEN);
    camera.sees("exit", plate, TEN.plusSeconds(3600));
    Eventually.isTrue(
        () -> given().get("/api/v1/plates/{plate}/dues", plate).path("amountFen").equals(1000));
    String page =
        post(
                "/api/v1/plates/%s/payments".formatted(plate),
                Map.of("amountFen", 1000, "reference", "desk-" + plate))
            .extract()
            .path("receiptPage");
    return page.replace("/page", "/invoice");
  }

  private static ValidatableResponse post(String address, Object body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(address)
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }

  private static ValidatableResponse ask(String address) {
    return given()
        .urlEncodingEnabled(false)
        .contentType("application/json")
        .body(WISH)
        .put(address)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse look(String address) {
    return given().urlEncodingEnabled(false).get(address).then().statusCode(200);
  }

  /** The documents of a receipt, as {@code kind amount state}, in order. */
  private static List<String> documents(String address) {
    List<Map<String, Object>> all = look(address).extract().path("documents");
    return all.stream()
        .map(it -> "%s %s %s".formatted(it.get("kind"), it.get("amountFen"), it.get("state")))
        .toList();
  }

  /** Whatever has to be asked for again is, in time. */
  private void become(String address, String... documents) {
    Eventually.isTrue(
        () -> {
          clock.passes(Duration.ofMinutes(1));
          return documents(address).equals(List.of(documents));
        });
  }

  /** A dispute is decided for the driver, and the cashier gives the money back. */
  private static void givenBack(String plate, int fen) {
    var session = Camera.shown("ended", plate).get(0).get("id");
    var objection = Map.of("by", "OPERATOR", "reason", "OTHER", "words", "The price is too high");
    String dispute =
        post(LOT + "/sessions/" + session + "/disputes", objection).extract().path("number");
    post(
        LOT + "/disputes/" + dispute + "/refund",
        Map.of("why", "Agreed", "amountFen", fen, "wasWrong", true));
    var surplus = "/api/v1/plates/%s/refunds".formatted(plate);
    Eventually.isTrue(() -> given().get(surplus).<List<?>>path("surplus").size() == 1);
    String stay = given().get(surplus).path("surplus[0].stay");
    post(
        "/api/v1/plates/%s/given-back".formatted(plate),
        Map.of("stay", stay, "amountFen", fen, "kind", "CASH", "reference", "back-" + plate));
  }

  @Test
  void are_both_shown_and_the_red_one_comes_without_anybody_looking() {
    var address = paid("浙A0T601");
    ask(address).body("wantedFen", equalTo(1000)).body("documents", hasSize(1));
    become(address, "BLUE 1000 ISSUED");
    var before = InvoiceProvider.issued().size();
    givenBack("浙A0T601", 400);
    Eventually.isTrue(() -> InvoiceProvider.issued().size() == before + 2);
    assertThat(InvoiceProvider.issued().subList(before, before + 2))
        .satisfiesExactly(
            red -> assertThat(red).startsWith("red 1000 "),
            blue -> assertThat(blue).startsWith("blue 600 "));
    become(address, "BLUE 1000 ISSUED", "RED 1000 ISSUED", "BLUE 600 ISSUED");
    look(address)
        .body("wantedFen", equalTo(600))
        .body("documents[1].issued.link", startsWith("https://invoices.invalid/"))
        .body("documents[1].taxFen", equalTo(57));
  }

  @Test
  void end_with_the_red_one_when_all_of_the_money_has_gone_back() {
    var address = paid("浙A0T602");
    ask(address);
    become(address, "BLUE 1000 ISSUED");
    givenBack("浙A0T602", 1000);
    become(address, "BLUE 1000 ISSUED", "RED 1000 ISSUED");
    given()
        .urlEncodingEnabled(false)
        .contentType("application/json")
        .body(WISH)
        .put(address)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/nothing-left"));
  }

  @ParameterizedTest
  @CsvSource({
    "浙A0T603, SILENT",
    "浙A0T604, SILENT_AFTER_TAKING_EFFECT",
    "浙A0T605, SLOW",
    "浙A0T606, WRONG_SIGNATURE",
    "浙A0T607, TROUBLED"
  })
  void are_unknown_while_the_provider_is_not_heard_and_issued_once_afterwards(
      String plate, String fault) {
    var address = paid(plate);
    var before = InvoiceProvider.issued().size();
    InvoiceProvider.next(fault);
    ask(address);
    Eventually.isTrue(() -> documents(address).equals(List.of("BLUE 1000 UNKNOWN")));
    become(address, "BLUE 1000 ISSUED");
    assertThat(InvoiceProvider.issued()).hasSize(before + 1);
  }

  @Test
  void are_accepted_before_they_are_issued() {
    var address = paid("浙A0T608");
    InvoiceProvider.next("LATE");
    ask(address);
    Eventually.isTrue(() -> documents(address).equals(List.of("BLUE 1000 ACCEPTED")));
    become(address, "BLUE 1000 ISSUED");
  }

  @Test
  void are_refused_with_the_providers_words_until_somebody_asks_again() {
    var address = paid("浙A0T609");
    InvoiceProvider.next("REFUSE");
    ask(address);
    Eventually.isTrue(() -> documents(address).equals(List.of("BLUE 1000 REFUSED")));
    look(address).body("documents[0].why", containsString("REFUSED simulated"));
    ask(address);
    become(address, "BLUE 1000 REFUSED", "BLUE 1000 ISSUED");
  }
}

package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_receipt {
  private static final Instant TEN = Instant.parse("2026-11-20T02:00:00Z");

  private final Camera camera = new Camera("west-lake-edge");

  /** The address of the receipt of a visit of an hour, paid at the desk. */
  private String paid(String plate) {
    camera.sees("entrance", plate, TEN);
    camera.sees("exit", plate, TEN.plusSeconds(3600));
    Eventually.isTrue(
        () -> given().get("/api/v1/plates/{plate}/dues", plate).path("amountFen").equals(1000));
    return given()
        .contentType("application/json")
        .body(Map.of("amountFen", 1000, "reference", "desk-" + plate))
        .post("/api/v1/plates/{plate}/payments", plate)
        .path("receiptPage");
  }

  private static ValidatableResponse get(String address) {
    return given().urlEncodingEnabled(false).get(address).then();
  }

  @Test
  void is_given_at_the_desk_and_says_what_was_paid() {
    var address = paid("浙A0T131");
    get(address)
        .statusCode(200)
        .contentType("text/html")
        .header("Content-Security-Policy", containsString("default-src 'none'; style-src"))
        .header("Cache-Control", containsString("no-store"))
        .body(containsString("浙A0T131"));
    get(address.replace("/page", ""))
        .statusCode(200)
        .body("amountFen", equalTo(1000))
        .body("paidBy.gateway", equalTo("cash"))
        .body("paidBy.reference", equalTo("desk-浙A0T131"))
        .body("visits", hasSize(1))
        .body("visits[0].plate", equalTo("浙A0T131"))
        .body("visits[0].enteredAt", equalTo("2026-11-20T02:00:00Z"))
        .body("visits[0].fees.amountFen", equalTo(1000))
        .body("visits[0].fees.lines[0].rule", containsString("hangzhou-road"))
        .body("refunds", hasSize(0));
  }

  @Test
  void can_be_printed() throws IOException {
    var pdf =
        get(paid("浙A0T132").replace("/page", "/pdf"))
            .statusCode(200)
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    try (var paper = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(paper)).contains("停车费收据", "浙A0T132", "10.00");
    }
  }

  @Test
  void is_not_shown_to_whoever_guesses_its_number() {
    var address = paid("浙A0T133");
    for (var wrong : List.of(address.split("\\?")[0], address + "0")) {
      get(wrong)
          .statusCode(404)
          .body("type", equalTo("/problems/unknown-receipt"))
          .body("detail", not(containsString("浙A0T133")));
    }
    get("/api/v1/receipts/R20261120-999999?key=x").statusCode(404);
  }

  @Test
  void gets_no_invoice_where_nobody_issues_them_and_says_what_is_wrong_with_a_wish() {
    var address = paid("浙A0T135").replace("/page", "/invoice");
    get(address).statusCode(404).body("type", equalTo("/problems/no-invoice"));
    var wish = Map.of("buyer", "PERSON", "title", "张三", "email", "zhang@example.com");
    put(address, wish).statusCode(422).body("type", equalTo("/problems/invoices-not-offered"));
    put(address + "0", wish).statusCode(404);
    var company =
        Map.of(
            "buyer", "COMPANY", "title", "x", "email", "a@b.cn", "taxNumber", "91000000000000000A");
    put(address, company).statusCode(400).body("detail", containsString("does not fit"));
    put(address, Map.of("buyer", "PERSON", "title", "x"))
        .statusCode(400)
        .body("detail", containsString("email"));
  }

  private static ValidatableResponse put(String address, Object body) {
    return given()
        .urlEncodingEnabled(false)
        .contentType("application/json")
        .body(body)
        .put(address)
        .then();
  }

  @Test
  void is_listed_with_its_session() {
    var address = paid("浙A0T134");
    var session = Camera.shown("ended", "浙A0T134").get(0).get("id");
    given()
        .get("/api/v1/lots/west-lake/sessions/{id}/receipts", session)
        .then()
        .statusCode(200)
        .body("page[0]", equalTo(address));
    given()
        .get("/api/v1/lots/west-lake/sessions/00000000-0000-0000-0000-000000000000/receipts")
        .then()
        .statusCode(404);
  }
}

package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SharedLots.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_books_of_the_city {
  private static final String BOOKS = "/api/v1/books";
  private static final String STATEMENT = BOOKS + "/accounts/income:money-court/statement";

  /** Somebody whose affair all lots are. */
  private static final String CITY = "jin";

  /** Far from the days whose money other stories count. */
  private static final Instant EVENING =
      SharedLots.FRIDAY_NOON.plus(Duration.ofDays(14)).plus(Duration.ofHours(7));

  private static void leavesUnpaid(String plate) {
    SettableClock.at(EVENING);
    Sharing.comes("money-edge", plate, EVENING);
    SettableClock.at(EVENING.plus(Duration.ofHours(2)));
    Sharing.goes("money-edge", plate, EVENING.plus(Duration.ofHours(2)));
    Eventually.isTrue(
        () ->
            given()
                    .get("/api/v1/plates/{plate}/dues", plate)
                    .then()
                    .extract()
                    .<Integer>path("amountFen")
                > 0);
  }

  @Test
  void tell_what_every_account_holds_and_why() {
    leavesUnpaid("浙A0G801");
    List<Map<String, Object>> totals =
        Staff.as(CITY).get(BOOKS + "/totals").then().statusCode(200).extract().path("$");
    assertThat(totals.stream().mapToInt(it -> (Integer) it.get("debitsFen")).sum())
        .isEqualTo(totals.stream().mapToInt(it -> (Integer) it.get("creditsFen")).sum())
        .isPositive();
    Staff.as(CITY)
        .get(STATEMENT)
        .then()
        .statusCode(200)
        .body("complete", equalTo(true))
        .body("opening.creditsFen", equalTo(0))
        .body("closing.creditsFen", greaterThan(0))
        .body("lines.other", hasItem(containsString("receivable:")))
        .body("lines.cause", hasItem(containsString("charge:")));
  }

  private static int owed(String plate) {
    return given().get("/api/v1/plates/{plate}/dues", plate).then().extract().path("amountFen");
  }

  @Test
  void list_money_of_drivers_that_waits_to_be_given_back() {
    var plate = "浙A0G803";
    leavesUnpaid(plate);
    var owed = owed(plate);
    given()
        .contentType("application/json")
        .body(Map.of("amountFen", owed, "reference", "paid-g803"))
        .post("/api/v1/plates/{plate}/payments", plate)
        .then()
        .statusCode(200);
    Staff.as(CITY)
        .get(BOOKS + "/surpluses")
        .then()
        .statusCode(200)
        .body("surpluses.plate", not(hasItem(plate)));
    dismissed(plate);
    Eventually.isTrue(() -> surplusOf(plate).equals(List.of(owed)));
    Staff.as(CITY)
        .get(BOOKS + "/surpluses")
        .then()
        .body("next", nullValue())
        .body("surpluses.find { it.plate == '%s' }.lot".formatted(plate), equalTo("money-court"));
    Staff.as("lin").get(BOOKS + "/surpluses").then().statusCode(403);
    Staff.as(CITY)
        .get(BOOKS + "/surpluses?after=here")
        .then()
        .statusCode(400)
        .body("detail", containsString("what the page before called next"));
  }

  private static void dismissed(String plate) {
    var id = Camera.shown("ended", plate).get(0).get("id");
    given()
        .contentType("application/json")
        .body(Map.of("why", "ambulance", "seconds", 20))
        .post("/api/v1/lots/money-court/sessions/{id}/dismissal", id)
        .then()
        .statusCode(204);
  }

  private static List<Integer> surplusOf(String plate) {
    return Staff.as(CITY)
        .get(BOOKS + "/surpluses")
        .then()
        .statusCode(200)
        .extract()
        .path("surpluses.findAll { it.plate == '%s' }.amountFen".formatted(plate));
  }

  @Test
  void are_recomputed_when_somebody_wants_to_be_sure() {
    leavesUnpaid("浙A0G802");
    Staff.as(CITY)
        .post(BOOKS + "/audits")
        .then()
        .statusCode(200)
        .body("faults", empty())
        .body("postings", greaterThan(0));
    Staff.as(CITY).get(BOOKS + "/audits/last").then().statusCode(200).body("faults", empty());
  }

  @Test
  void are_the_affair_of_those_who_have_all_lots() {
    Staff.nobody().get(BOOKS + "/totals").then().statusCode(401);
    Staff.as("lin").get(BOOKS + "/totals").then().statusCode(403);
    Staff.as("wang").post(BOOKS + "/audits").then().statusCode(403);
  }

  @Test
  void say_what_is_wrong_with_a_question() {
    Staff.as(CITY)
        .get(BOOKS + "/accounts/pocket/statement")
        .then()
        .statusCode(400)
        .body("detail", containsString("pocket"));
    Staff.as(CITY)
        .get(STATEMENT + "?from=yesterday")
        .then()
        .statusCode(400)
        .body("detail", containsString("from: a moment such as"));
    Staff.as(CITY)
        .get(STATEMENT + "?clock=sundial")
        .then()
        .statusCode(400)
        .body("detail", containsString("OCCURRED, POSTED"));
  }
}

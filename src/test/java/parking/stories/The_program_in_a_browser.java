package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of the drivers' program that was compressed when it was built; the tests bring one. */
@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_program_in_a_browser {
  private static final String FILE = "/m/assets/of-a-test.js";

  private static ValidatableResponse taking(String encodings) {
    return given().header("Accept-Encoding", encodings).get(FILE).then();
  }

  @Test
  void comes_as_it_was_compressed_and_stays_on_the_device() throws IOException {
    var sent =
        taking("gzip, deflate, br, zstd")
            .statusCode(200)
            .header("Content-Encoding", equalTo("br"))
            .header("Content-Type", containsString("javascript"))
            .header("Vary", containsString("accept-encoding"))
            .header("Cache-Control", containsString("immutable"))
            .header("X-Content-Type-Options", equalTo("nosniff"))
            .extract()
            .asByteArray();
    try (var file = getClass().getResourceAsStream("/META-INF/resources" + FILE + ".br")) {
      assertThat(sent).isEqualTo(file.readAllBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, br; q=0", "brotli"})
  void is_left_to_others_where_that_is_not_understood(String encodings) {
    taking(encodings).header("Content-Encoding", not(equalTo("br")));
  }

  @Test
  void is_named_by_a_path_that_leads_nowhere_else() {
    given()
        .header("Accept-Encoding", "br")
        .urlEncodingEnabled(false)
        .get("/m/assets/..%2Fof-a-test.js")
        .then()
        .statusCode(404);
  }

  @Test
  void begins_at_a_path_that_ends_with_a_slash() {
    given()
        .redirects()
        .follow(false)
        .get("/m")
        .then()
        .statusCode(308)
        .header("Location", equalTo("/m/"));
  }
}

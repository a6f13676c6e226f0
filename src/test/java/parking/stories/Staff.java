package parking.stories;

import static io.restassured.RestAssured.given;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import parking.testing.StaffTokens;

/** The people of the tests, whom {@link StaffOfTheTests} writes down. */
public final class Staff {
  /** Has every role for the whole city. Requests that say nothing of who asks are this person's. */
  static final String EVERYTHING = "everything";

  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  private Staff() {}

  /** Signs with the key of the service under test. */
  static StaffTokens tokens() {
    var config = ConfigProvider.getConfig();
    return new StaffTokens(
        config.getValue("parking.issuer.key", String.class),
        config.getValue("parking.issuer.url", String.class));
  }

  static String token(String id) {
    var tokens = tokens();
    return TOKENS.computeIfAbsent(id + tokens.hashCode(), key -> tokens.of(id));
  }

  /** A request that this person makes. */
  public static RequestSpecification as(String id) {
    return bearing(token(id));
  }

  /** A request with any token. */
  static RequestSpecification bearing(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  /** A request that says nothing of who makes it. */
  public static RequestSpecification nobody() {
    return given().noFiltersOfType(AsEverything.class);
  }

  /** Adds the token of {@link #EVERYTHING} where a test says nothing of who asks. */
  static final class AsEverything implements Filter {
    @Override
    public Response filter(
        FilterableRequestSpecification request,
        FilterableResponseSpecification response,
        FilterContext context) {
      if (!request.getHeaders().hasHeaderWithName("Authorization")) {
        request.header("Authorization", "Bearer " + token(EVERYTHING));
      }
      return context.next(request, response);
    }
  }
}

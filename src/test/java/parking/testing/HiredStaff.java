package parking.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** People whom programs write down at a packaged service, to ask it as somebody of its staff. */
public final class HiredStaff {
  private static final String ADMINISTRATOR = "admin";
  private static final int CONFLICT = 409;

  /** Every role that needs no street office, for the whole city. */
  private static final String PROGRAM =
      """
      {"id": "program", "name": "program", "where": {"wholeCity": true},
       "roles": ["operator", "reviewer", "finance", "auditor", "administrator"]}""";

  private HiredStaff() {}

  /** A token for somebody with every role for the whole city, but for those of street offices. */
  public static String token(PackagedService service) throws IOException, InterruptedException {
    return token(service, "program", PROGRAM);
  }

  /**
   * A token for somebody who is written down now, if that was not done before.
   *
   * @param id of that person
   * @param wish as the staff's door wants it
   */
  public static String token(PackagedService service, String id, String wish)
      throws IOException, InterruptedException {
    var tokens = service.staffTokens();
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/api/v1/staff".formatted(service.port())))
            .header("Authorization", "Bearer " + tokens.of(ADMINISTRATOR))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(wish))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2 && answer.statusCode() != CONFLICT) {
      throw new IllegalStateException("Nobody could be written down: " + answer.body());
    }
    return tokens.of(id);
  }
}

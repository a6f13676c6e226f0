package parking.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How long the service takes to price a million stored stays by a draft and by what is in force.
 * The stays lie in its own database; the simulation is asked for and watched over HTTP, as an
 * officer does.
 */
public final class PriceSimulation {
  private static final int STAYS = 1_000_000;
  private static final String OFFICER =
      """
      {"id": "officer", "name": "officer", "roles": ["officer"], "where": {"office": "office"}}""";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LOTS =
      """
      lots:
        - id: street
          name: 测试路段
          nameEn: Test street
          capacity: 500
          tariff: hangzhou-road/core
          devices:
            edge:
              kerb: both
      """;

  private static final String STAFF =
      """
      offices:
        - id: office
          name: 测试街道办事处
          nameEn: Test street office
          lots: all""";

  /** Stays of 50,000 accounts over 90 days, of one minute to about 18 hours. */
  private static final String FILL =
      """
      create temporary table drawn as
        select i, md5('s' || i)::uuid as stay, md5('a' || i %% 50000)::uuid as account,
          '2026-08-01T00:00:00Z'::timestamptz
            + interval '1 second' * (hashint8extended(i, 1) & 8388607) as entered,
          interval '1 second' * (60 + (hashint8extended(i, 2) & 65535)) as length
        from generate_series(1, %d) as i;
      insert into stay (stay_id, account_id, plate_hash, plate_sealed, colour, lot, lot_name, tariff, entered_at,
          left_at, exit_device)
        select stay, account, md5('浙A0T001'), 'masked.浙***1', 'BLUE', 'street', 'Test street', 'hangzhou-road/core', entered,
          entered + length, 'exit' from drawn;
      insert into stay_account select stay, account, 1 from drawn;
      insert into charge (charge_id, account_id, stay_id, revision, amount_fen, facts, charged_at)
        select gen_random_uuid(), account, stay, 1, 0,
          'account=' || account || ' tariff=hangzhou-road/core class=SMALL', entered from drawn;
      analyze stay, stay_account, charge;""";

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final String token;

  private PriceSimulation(Service service) throws IOException, InterruptedException {
    this.address = "http://127.0.0.1:" + service.port();
    this.token = service.token("officer", OFFICER);
  }

  /** Takes no arguments; runs in the repository's folder. */
  public static void main(String... arguments)
      throws IOException, SQLException, InterruptedException {
    var root = Path.of("").toAbsolutePath();
    var data = root.resolve("data/simulation");
    Throughput.remove(data);
    Files.createDirectories(data);
    var staff = Files.writeString(data.resolve("staff.yaml"), STAFF);
    var settings = List.of("-Dparking.staff-file=" + staff);
    try (var service = Service.start(root, data, LOTS, settings)) {
      System.out.println("filling the tables");
      try (var connection = service.connectToBilling();
          var statement = connection.createStatement()) {
        statement.execute(FILL.formatted(STAYS));
      }
      new PriceSimulation(service).run();
    }
    Throughput.remove(data);
  }

  private void run() throws IOException, InterruptedException {
    var document =
        send("GET", "/api/v1/tariffs/hangzhou-road/2014-12-31/yaml", null)
            .replaceFirst("times: 2, fen: 500", "times: 2, fen: 550");
    var notices = "/api/v1/price-notices";
    var notice =
        read(send("POST", notices, Map.of("lots", Set.of("street"), "document", document)));
    var place = "%s/%s/simulations".formatted(notices, notice.get("id").asText());
    var wish = Map.of("from", "2026-08-01T00:00:00Z", "until", "2026-12-01T00:00:00Z");
    long began = System.nanoTime();
    var run = read(send("POST", place, wish));
    while (run.get("state").asText().equals("RUNNING")) {
      TimeUnit.MILLISECONDS.sleep(100);
      run = read(send("GET", place + "/" + run.get("id").asText(), null));
    }
    report(run, (System.nanoTime() - began) / 1_000_000);
  }

  private static void report(JsonNode run, long millis) {
    var all = run.at("/outcome/all/stays");
    if (all.at("/stays").asLong() != STAYS) {
      throw new IllegalStateException("Not all stays were priced: " + run);
    }
    System.out.println("revenue before: " + all.at("/before") + " fen");
    System.out.println("revenue after: " + all.at("/after") + " fen");
    System.out.println("stays: " + STAYS);
    System.out.println("milliseconds: " + millis);
    System.out.println("stays a second: " + STAYS * 1000L / millis);
  }

  private static JsonNode read(String answer) throws IOException {
    return JSON.readTree(answer);
  }

  private String send(String method, String place, Object body)
      throws IOException, InterruptedException {
    var content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    var request =
        HttpRequest.newBuilder(URI.create(address + place))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, content)
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException("The service answered: " + answer.body());
    }
    return answer.body();
  }
}

package parking.stories;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What people do with price notices, over HTTP. */
final class Notices {
  static final String PLACE = "/api/v1/price-notices";
  private static final String STREET = read("/street.yaml");

  private Notices() {}

  private static String read(String resource) {
    try (var in = Notices.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A notice of one zone, core: half an hour free, so much for each started half hour of the day,
   * 100 fen for each started hour of the night.
   *
   * @param ceiling a tariff that it may not exceed; empty for none
   */
  static String street(String family, String firstDay, int fen, String ceiling) {
    return STREET
        .replace("<family>", family)
        .replace("<first day>", firstDay)
        .replace("<fen>", String.valueOf(fen))
        .replace("<ceilings>", ceiling.isEmpty() ? "" : "    ceilings: [%s]\n".formatted(ceiling));
  }

  static ValidatableResponse propose(String who, Set<String> lots, String document) {
    return post(who, PLACE, Map.of("lots", lots, "document", document));
  }

  static ValidatableResponse post(String who, String place, Map<String, ?> body) {
    return Staff.as(who).contentType("application/json").body(body).post(place).then();
  }

  static ValidatableResponse get(String who, String place) {
    return Staff.as(who).get(place).then();
  }

  /** A step with the version that the notice has now. */
  static ValidatableResponse step(String who, String id, String step) {
    return step(who, id, step, "");
  }

  static ValidatableResponse step(String who, String id, String step, String note) {
    Map<String, Object> body = new HashMap<>();
    body.put("version", version(who, id));
    body.put("note", note);
    return post(who, "%s/%s/%s".formatted(PLACE, id, step), body);
  }

  static int version(String who, String id) {
    return get(who, PLACE + "/" + id).statusCode(200).extract().path("version");
  }

  /** Starts a simulation and waits for its end; answers it as it stands then. */
  static ValidatableResponse simulate(String who, String id, Map<String, ?> wish) {
    var place = "%s/%s/simulations".formatted(PLACE, id);
    String run = post(who, place, wish).statusCode(202).extract().path("id");
    Eventually.isTrue(
        () -> !"RUNNING".equals(get(who, place + "/" + run).extract().<String>path("state")));
    return get(who, place + "/" + run).statusCode(200);
  }

  /** From a proposal to the public, by two people who look at a small week. */
  static String publish(Map<String, String> people, Set<String> lots, Document document) {
    var officer = people.get("officer");
    String id = propose(officer, lots, document.text()).statusCode(201).extract().path("id");
    simulate(officer, id, week(document.against()));
    step(officer, id, "submit").statusCode(200);
    step(people.get("approver"), id, "approve").statusCode(200);
    step(officer, id, "publish").statusCode(200);
    return id;
  }

  /**
   * A notice to be published.
   *
   * @param against the tariff that each of its zones is compared with, by the zone's name
   */
  record Document(String text, Map<String, String> against) {}

  static Map<String, Object> week(Map<String, String> against) {
    return Map.of("synthetic", Map.of("stays", 500, "monday", "2026-11-23"), "against", against);
  }
}

package parking.city;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a device says of a pass, and which pass it truly was, which the service is never told.
 *
 * @param seenAt by the device's clock
 */
record Reading(long sequence, Seen seen, Instant seenAt) {
  /**
   * What a camera made of a car.
   *
   * @param pass the truth
   * @param at when the camera saw it
   * @param plate what it read
   * @param direction what it says of the way, "unknown" included
   * @param look what it says of the car besides, if it says anything
   */
  record Seen(City.Pass pass, Instant at, Guess plate, String direction, Optional<Car.Look> look) {}

  /**
   * A plate as read.
   *
   * @param doubtful the place of a character that is less certain than the others; -1 when none is
   */
  record Guess(String text, String colour, double confidence, int doubtful) {
    static final Guess UNREADABLE = new Guess("", "unknown", 0, -1);
  }

  String device() {
    return seen.pass.lane().device();
  }

  /** Names the reading in the whole city. */
  String name() {
    return device() + "/" + sequence;
  }

  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("sequence", sequence);
    body.put("lane", seen.pass.lane().name());
    body.put("seenAt", seenAt.toString());
    body.put("direction", seen.direction);
    body.put("plate", seen.plate.text);
    body.put("colour", seen.plate.colour);
    body.put("confidence", seen.plate.confidence);
    if (!seen.plate.text.isEmpty()) {
      body.put("characters", characters());
    }
    body.put("frames", 12);
    body.put("event", seen.pass.event());
    seen.look.ifPresent(look -> body.put("vehicle", vehicle(look)));
    return body;
  }

  private static Map<String, Object> vehicle(Car.Look look) {
    Map<String, Object> vehicle = new LinkedHashMap<>();
    vehicle.put("colour", look.colour());
    vehicle.put("brand", look.brand());
    return vehicle;
  }

  private List<Map<String, Object>> characters() {
    List<Map<String, Object>> characters = new ArrayList<>();
    var text = seen.plate.text;
    for (int i = 0; i < text.length(); i++) {
      var sure = Math.max(seen.plate.confidence, 0.9995);
      Map<String, Object> character = new LinkedHashMap<>();
      character.put("text", text.substring(i, i + 1));
      character.put("confidence", i == seen.plate.doubtful ? seen.plate.confidence : sure);
      characters.add(character);
    }
    return characters;
  }
}

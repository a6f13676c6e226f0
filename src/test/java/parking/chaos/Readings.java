package parking.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parking.testing.EnrolledEdges;

/** What the cameras send: each car's entry and exit, again until a worker has taken it. */
final class Readings {
  /** Readings are told in batches of a hundred: fifty cars. */
  static final int CARS_AT_ONCE = 50;

  private static final int MOST_TRIES = 600;
  private static final String TAKEN = "\"outcome\":\"accepted\"";
  private static final String KNOWN = "\"outcome\":\"repeated\"";

  private final Scene scene;
  private final EnrolledEdges edges;
  private final long[] sequences = new long[Car.LOTS];

  /**
   * @param administrator enrols the cameras
   */
  Readings(Scene scene, EnrolledEdges.Administrator administrator) {
    this.scene = scene;
    this.edges = new EnrolledEdges(administrator);
  }

  private record Seen(Car car, boolean isExit, Instant at) {}

  /**
   * Sends some cars of one lot.
   *
   * @return once all of it is taken
   */
  void send(int lot, List<Car> cars) throws IOException, InterruptedException {
    var body = body(lot, cars);
    for (int i = 0; i < MOST_TRIES; i++) {
      var worker = scene.workers().get((lot + i) % scene.workers().size());
      if (isTaken(worker, lot, body, 2 * cars.size())) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("Nobody takes the readings of lot " + lot);
  }

  private boolean isTaken(Worker worker, int lot, String body, int readings)
      throws InterruptedException {
    try {
      var edge = new EnrolledEdges.Edge("lot-" + lot, "lot-" + lot);
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      var answer = Http.send(edges.request(worker.port(), edge, "/api/v1/readings", bytes));
      if (answer.status() / 100 == 4 && answer.status() != 429) {
        throw new IllegalStateException("Readings are refused: " + answer);
      }
      return count(answer.body(), TAKEN) + count(answer.body(), KNOWN) == readings;
    } catch (IOException itWasKilled) {
      return false;
    }
  }

  private static int count(String text, String word) {
    int found = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      found++;
    }
    return found;
  }

  private String body(int lot, List<Car> cars) {
    var now = scene.clock().now();
    List<Seen> all = new ArrayList<>();
    for (var car : cars) {
      var left = now.minusSeconds(60).minusMillis(all.size());
      all.add(new Seen(car, false, left.minus(Duration.ofMinutes(car.minutes()))));
      all.add(new Seen(car, true, left));
    }
    all.sort(Comparator.comparing(Seen::at));
    var text = new StringBuilder();
    for (var seen : all) {
      text.append(text.isEmpty() ? "" : ",").append(reading(seen, ++sequences[lot]));
    }
    return "{\"device\":\"lot-%d\",\"sentAt\":\"%s\",\"readings\":[%s]}".formatted(lot, now, text);
  }

  private static String reading(Seen seen, long sequence) {
    var plate = seen.car().plate();
    var characters = new StringBuilder();
    for (int i = 0; i < plate.length(); i++) {
      characters
          .append(i == 0 ? "" : ",")
          .append("{\"text\":\"%c\",\"confidence\":0.9991}".formatted(plate.charAt(i)));
    }
    return """
        {"sequence":%d,"lane":"%s","seenAt":"%s","direction":"%s","plate":"%s","colour":"blue",
        "rows":1,"confidence":0.995,"characters":[%s],"frames":7,
        "corners":[[812.25,604.5],[1010.75,611.25],[1008.5,668.75],[810.25,661.5]]}"""
        .formatted(
            sequence,
            seen.isExit() ? "exit" : "entrance",
            seen.at(),
            seen.isExit() ? "out" : "in",
            plate,
            characters);
  }
}

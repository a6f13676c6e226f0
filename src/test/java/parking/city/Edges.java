package parking.city;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers what the cameras of each device saw and plans when it is sent. */
final class Edges {
  private static final int MOST_IN_A_BATCH = 100;
  private static final Duration TOGETHER = Duration.ofSeconds(15);
  private static final Duration NEAR = Duration.ofMinutes(4);

  private final Chance chance;
  private final Noise.Way noise;

  Edges(long seed, Noise.Way noise) {
    this.chance = Chance.of(seed, "edges");
    this.noise = noise;
  }

  /**
   * A request as it will be sent. A resent one follows the first with the same readings.
   *
   * @param due when the edge has a connection and sends it
   */
  record Request(String lot, String device, Instant due, List<Reading> readings) {}

  /** The requests of every device, each device's in order. */
  Map<String, List<Request>> plan(List<Reading.Seen> seen) {
    Map<String, List<Reading.Seen>> byDevice = new LinkedHashMap<>();
    for (var one : seen) {
      byDevice.computeIfAbsent(one.pass().lane().device(), device -> new ArrayList<>()).add(one);
    }
    Map<String, List<Request>> plans = new LinkedHashMap<>();
    byDevice.forEach((device, own) -> plans.put(device, plan(device, own)));
    return plans;
  }

  private List<Request> plan(String device, List<Reading.Seen> seen) {
    var lot = seen.get(0).pass().lane().lot();
    var skew = chance.hits(noise.skewed()) ? chance.seconds(-60, 60) : Duration.ZERO;
    var outage = outage();
    reorder(seen);
    List<Request> requests = new ArrayList<>();
    List<Reading> batch = new ArrayList<>();
    var due = Instant.MIN;
    for (int i = 0; i < seen.size(); i++) {
      var reading = new Reading(i + 1L, seen.get(i), seen.get(i).at().plus(skew));
      var ready = outage.reconnected(seen.get(i).at().plus(delay()));
      var together = !batch.isEmpty() && ready.isBefore(due.plus(TOGETHER));
      if (!batch.isEmpty() && (!together || batch.size() == MOST_IN_A_BATCH)) {
        batch = send(requests, new Request(lot, device, due, List.copyOf(batch)));
      }
      batch.add(reading);
      due = ready.isAfter(due) ? ready : due;
    }
    send(requests, new Request(lot, device, due, List.copyOf(batch)));
    return requests;
  }

  /**
   * An answer that is lost makes the edge send again, at once or together with its next readings.
   *
   * @return the readings that go along with the next ones
   */
  private List<Reading> send(List<Request> requests, Request request) {
    requests.add(request);
    if (!chance.hits(noise.resent())) {
      return new ArrayList<>();
    }
    if (chance.hits(40) && request.readings().size() < MOST_IN_A_BATCH / 2) {
      return new ArrayList<>(request.readings());
    }
    requests.add(request);
    return new ArrayList<>();
  }

  private Duration delay() {
    return chance.hits(noise.delayed()) ? chance.minutes(1, 6) : chance.seconds(1, 10);
  }

  private void reorder(List<Reading.Seen> seen) {
    for (int i = 1; i < seen.size(); i++) {
      var near = Duration.between(seen.get(i - 1).at(), seen.get(i).at()).compareTo(NEAR) < 0;
      if (near && chance.hits(noise.reordered())) {
        Collections.swap(seen, i - 1, i);
      }
    }
  }

  /** From the first until the second moment nothing gets through. */
  private record Outage(Instant from, Instant until) {
    Instant reconnected(Instant at) {
      return at.isBefore(from) || at.isAfter(until) ? at : until;
    }
  }

  private Outage outage() {
    var from = City.BEGIN.plus(chance.minutes(5 * 60, 20 * 60));
    if (chance.hits(noise.longOutages())) {
      return new Outage(from, from.plus(chance.minutes(20 * 60, 44 * 60)));
    }
    return chance.hits(noise.outages())
        ? new Outage(from, from.plus(chance.minutes(60, 7 * 60)))
        : new Outage(from, from);
  }
}

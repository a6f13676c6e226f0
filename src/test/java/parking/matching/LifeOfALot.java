package parking.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import parking.plates.Plate;

/**
 * A lot that cars enter and leave. Some entries and exits are missed, so that some cars inside have
 * no session and some sessions no car; a person closes half of what nobody is sure of.
 */
final class LifeOfALot {
  private static final double MISSED_EXIT = 0.01;
  private static final double CLOSED_BY_A_PERSON = 0.5;
  private static final Duration LONGEST = Duration.ofHours(72);
  private static final Duration MEAN_STAY = Duration.ofHours(3);

  private final Random random;
  private final Traffic traffic;
  private final NoisyCamera atEntry;
  private final NoisyCamera atExit;
  private final Kind kind;
  private final Priors priors;
  private final List<Parked> parked = new ArrayList<>();
  private final Set<Plate> plates = new HashSet<>();
  private final Map<UUID, CarInside> open = new LinkedHashMap<>();
  private final Map<String, Set<UUID>> byPlate = new HashMap<>();
  private Instant now = Instant.parse("2026-11-02T06:00:00Z");
  private int steps;

  /**
   * A kind of lot.
   *
   * @param sisters share of cars that come from the fleet of a car inside
   * @param missedEntry share of entries that are not read; the model believes in the standard one
   */
  record Kind(int cars, double sisters, double missedEntry, boolean seesVehicles) {}

  private record Parked(Traffic.Truth car, UUID session, boolean hasSession) {}

  /** An exit that no open session has the plate of, and what was made of it. */
  record Doubtful(UUID session, boolean hasSession, List<Candidate> ranked) {}

  LifeOfALot(Kind kind, long seed) {
    this.kind = kind;
    random = new Random(seed);
    traffic = new Traffic(random);
    atEntry = new NoisyCamera(random, kind.seesVehicles);
    atExit = new NoisyCamera(random, kind.seesVehicles);
    priors = Priors.standard();
    for (int i = 0; i < kind.cars; i++) {
      enter();
    }
  }

  /** The next exit that is in doubt. */
  Doubtful next() {
    while (true) {
      now = now.plus(MEAN_STAY.dividedBy(kind.cars));
      if (++steps % kind.cars == 0) {
        open.values().stream()
            .filter(car -> car.enteredAt().isBefore(now.minus(LONGEST)))
            .toList()
            .forEach(car -> close(car.session()));
      }
      enter();
      var leaving = leaves();
      if (random.nextDouble() < MISSED_EXIT) {
        continue;
      }
      var exit = atExit.read(leaving.car);
      var same = byPlate.getOrDefault(exit.plate().text(), Set.of());
      if (!same.isEmpty()) {
        close(same.iterator().next());
        continue;
      }
      var isOpen = leaving.hasSession && open.containsKey(leaving.session);
      var ranked = Matching.rank(exit, now, open.values(), priors);
      settle(leaving, ranked);
      return new Doubtful(leaving.session, isOpen, ranked);
    }
  }

  private void settle(Parked leaving, List<Candidate> ranked) {
    if (!ranked.isEmpty() && ranked.get(0).probability() >= 0.999) {
      close(ranked.get(0).session());
    } else if (random.nextDouble() < CLOSED_BY_A_PERSON) {
      close(leaving.session);
    }
  }

  private Parked leaves() {
    var place = random.nextInt(parked.size());
    var leaving = parked.get(place);
    parked.set(place, parked.get(parked.size() - 1));
    parked.remove(parked.size() - 1);
    plates.remove(leaving.car.plate());
    return leaving;
  }

  private Traffic.Truth newCar() {
    return !parked.isEmpty() && random.nextDouble() < kind.sisters
        ? traffic.sister(parked.get(random.nextInt(parked.size())).car)
        : traffic.car();
  }

  private void enter() {
    var car = newCar();
    while (!plates.add(car.plate())) {
      car = newCar();
    }
    var session = new UUID(random.nextLong(), random.nextLong());
    var isRead = random.nextDouble() >= kind.missedEntry;
    parked.add(new Parked(car, session, isRead));
    if (isRead) {
      var look = atEntry.read(car);
      open.put(session, new CarInside(session, look, now));
      byPlate.computeIfAbsent(look.plate().text(), plate -> new HashSet<>()).add(session);
    }
  }

  private void close(UUID session) {
    var car = open.remove(session);
    if (car != null) {
      byPlate.get(car.look().plate().text()).remove(session);
    }
  }
}

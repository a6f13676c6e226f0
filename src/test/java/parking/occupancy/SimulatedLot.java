package parking.occupancy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Six weeks of a lot from a number: shoppers, workers, neighbours who stay overnight, and a few
 * cars for days. Times are steps of {@link Experience#STEP}. Some passes no camera sees, some
 * cannot be read.
 */
final class SimulatedLot {
  private static final int DAY = 48;
  private static final int DAYS = 42;
  private static final int LOST_AFTER = 3 * DAY;
  private static final double UNREAD = 0.007;

  private final Random random;
  private final double unseen;
  private final Map<String, Double> open = new HashMap<>();
  private final Map<String, double[]> lapsed = new HashMap<>();
  private final Deque<double[]> stays = new ArrayDeque<>();
  private final Deque<Double> unreadExits = new ArrayDeque<>();
  private Experience experience = new Experience(Map.of(), 0, 0);
  private int inside;
  private int unread;
  private double looks;
  private double counted;
  private double estimated;

  /**
   * @param unseen the share of passes that no camera sees
   */
  SimulatedLot(long seed, double unseen) {
    this.random = new Random(seed);
    this.unseen = unseen;
  }

  /** By how many cars the count and the estimate are wrong on average. */
  record Errors(double counted, double estimated) {}

  private record Pass(double at, boolean isEntry, String plate) {}

  Errors live(int visits) {
    var next = 0;
    for (var pass : passes(visits)) {
      for (; next < pass.at(); next++) {
        look(next);
      }
      if (pass.isEntry()) {
        enter(pass);
      } else {
        leave(pass);
      }
    }
    return new Errors(counted / looks, estimated / looks);
  }

  private List<Pass> passes(int visits) {
    List<Pass> all = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (int i = 0; i < visits; i++) {
        var kind = i * 20 / visits;
        var comes = kind < 3 ? 17 : kind < 5 ? 37 : 28;
        var stays = stay(kind);
        var plate = kind < 5 ? "regular " + i : "of day " + day + " " + i;
        var at = (day + (comes + 4 * random.nextGaussian()) / DAY) * DAY;
        all.add(new Pass(at, true, plate));
        all.add(new Pass(at + stays, false, plate));
      }
    }
    all.sort(Comparator.comparingDouble(Pass::at));
    return all;
  }

  /**
   * Of twenty cars three work here and two live here; of the others one in seventy stays for days.
   */
  private double stay(int kind) {
    if (kind < 5) {
      return Math.max(2, (kind < 3 ? 17 : 22) + 2 * random.nextGaussian());
    }
    return random.nextInt(70) == 0
        ? 52 + random.nextInt(168)
        : 2.4 * Math.exp(0.7 * random.nextGaussian());
  }

  private void enter(Pass pass) {
    inside++;
    var luck = random.nextDouble();
    if (luck < UNREAD) {
      unread++;
    } else if (luck >= UNREAD + unseen) {
      lapsed.remove(pass.plate() + " resumable");
      if (open.containsKey(pass.plate())) {
        lapse(pass.plate(), pass.at(), pass.plate() + " at " + pass.at());
      }
      open.put(pass.plate(), pass.at());
    }
  }

  private void leave(Pass pass) {
    inside--;
    var luck = random.nextDouble();
    if (luck < UNREAD) {
      unread--;
      unreadExits.add(pass.at());
    } else if (luck >= UNREAD + unseen) {
      var came = Optional.ofNullable(open.remove(pass.plate()));
      var late = Optional.ofNullable(lapsed.remove(pass.plate() + " resumable"));
      came.or(() -> late.map(it -> it[1]))
          .ifPresentOrElse(
              at -> stays.add(new double[] {pass.at(), pass.at() - at}),
              () -> unread -= unread > 0 ? 1 : 0);
    }
  }

  private void lapse(String plate, double now, String as) {
    lapsed.put(as, new double[] {now, open.remove(plate)});
    unread += unread < 0 ? 1 : 0;
  }

  private void look(int now) {
    List.copyOf(open.keySet()).stream()
        .filter(plate -> now - open.get(plate) > LOST_AFTER)
        .forEach(plate -> lapse(plate, now, plate + " resumable"));
    if (now % DAY == 0) {
      learn(now);
    }
    if (now > 14 * DAY) {
      Map<Integer, Long> ages = new HashMap<>();
      open.values().forEach(at -> ages.merge((int) Math.max(0, now - at), 1L, Long::sum));
      var taken = Math.max(0, open.size() + unread);
      var gone = experience.goneOf(ages, Optional.empty());
      looks++;
      counted += Math.abs(taken - inside);
      estimated += Math.abs(Math.max(0, taken - gone) - inside);
    }
  }

  private void learn(int now) {
    var since = now - 28 * DAY;
    stays.removeIf(stay -> stay[0] < since);
    unreadExits.removeIf(at -> at < since);
    lapsed.values().removeIf(visit -> visit[0] < since);
    Map<Integer, Long> lengths = new HashMap<>();
    stays.forEach(stay -> lengths.merge((int) stay[1], 1L, Long::sum));
    experience = new Experience(lengths, lapsed.size(), unreadExits.size());
  }
}

package parking.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import parking.plates.Plate;

/**
 * Says which car inside a reading at an exit belongs to, when no car inside has just that plate.
 *
 * <p>Every car inside is an explanation: it left, and one of the cameras, or both, misread it. One
 * more explanation is a car that nobody saw entering and whose plate is as it was read. Each has a
 * probability; those of the explanations make one.
 */
public final class Matching {
  /** Less likely candidates are not worth a person's look. */
  private static final double LEAST_PROBABILITY = 1e-4;

  /** An entry that was read, but so badly that its text tells nothing. */
  private static final double ENTRY_BEYOND_RECOGNITION = 0.005;

  /** The share of what looks settled that something nobody thought of spoils. */
  private static final double UNFORESEEN = 1e-4;

  /** So few characters say which car it may be, not which it is. */
  private static final int READABLE = 5;

  private static final double MOST_FOR_UNREADABLE = 0.9;

  /** Of how many of the likeliest cars a sister is thought of. */
  private static final int SISTERS_OF = 10;

  /** The confidence of both readings that {@link #distance} is told for. */
  private static final double TYPICAL_CONFIDENCE = 0.95;

  private Matching() {}

  private record Weighed(CarInside car, double weight) {}

  /**
   * Ranks the cars that may have left, likeliest first. The probabilities add up to at most 1; the
   * rest is that it was none of them. Candidates below one in ten thousand are left out.
   *
   * @param inside the cars inside the lot; those that entered later than {@code leftAt} are passed
   *     over
   */
  public static List<Candidate> rank(
      Look exit, Instant leftAt, Collection<CarInside> inside, Priors priors) {
    if (inside.isEmpty()) {
      return List.of();
    }
    var weighed = weigh(exit, leftAt, inside, priors);
    var all = weighed.stream().mapToDouble(Weighed::weight).sum() * (1 + UNFORESEEN);
    all += weighNone(exit, inside, priors, weighed.stream().limit(SISTERS_OF).toList());
    var most = (exit.plate().text().length() < READABLE ? MOST_FOR_UNREADABLE : 1) / all;
    return weighed.stream()
        .map(one -> new Candidate(one.car.session(), most * one.weight))
        .takeWhile(candidate -> candidate.probability() >= LEAST_PROBABILITY)
        .toList();
  }

  /** The weights of all explanations by a car inside, heaviest first. */
  private static List<Weighed> weigh(
      Look exit, Instant leftAt, Collection<CarInside> inside, Priors priors) {
    var commonness = new Commonness(inside);
    var vehicle = commonness.vehicle(exit.vehicle());
    var colour = commonness.colour(exit.colour());
    var channel = new Channel(Confusions.standard());
    var reading = reading(exit);
    var nearness = new Nearness(reading.text());
    var before = (1 - priors.missedEntry()) / inside.size();
    List<Weighed> weighed = new ArrayList<>();
    for (var car : inside) {
      var stay = Evidence.stay(car.enteredAt(), leftAt, priors.longestStay());
      if (stay > 0 && nearness.isNear(Alphabet.numbers(car.look().plate()))) {
        var entry = car.look();
        var weight =
            before
                * stay
                * channel.likelihood(reading(entry), reading)
                * Evidence.colour(entry.colour(), exit.colour(), colour)
                * Evidence.vehicle(entry.vehicle(), exit.vehicle(), vehicle);
        weighed.add(new Weighed(car, weight));
      }
    }
    weighed.sort(Comparator.comparingDouble(Weighed::weight).reversed());
    return weighed;
  }

  /** The weight of the explanation that nobody saw the car entering. */
  private static double weighNone(
      Look exit, Collection<CarInside> inside, Priors priors, List<Weighed> nearest) {
    var unseen = priors.missedEntry() + (1 - priors.missedEntry()) * ENTRY_BEYOND_RECOGNITION;
    var commonness = new Commonness(inside);
    var plate =
        new Unseen(inside, new Channel(Confusions.standard()))
            .likelihood(reading(exit), nearest.stream().map(one -> one.car.look()).toList());
    return unseen * plate * commonness.colour(exit.colour()) * commonness.vehicle(exit.vehicle());
  }

  private static Channel.Reading reading(Look look) {
    var text = Alphabet.numbers(look.plate());
    return Channel.Reading.of(text, look.confidence(), Forms.isKnown(look));
  }

  /**
   * The confusion-weighted distance of two plates, whichever was read first: 0 when they are equal,
   * larger the less likely they are misreadings of each other. By 2.3 more, ten times less likely.
   */
  public static double distance(Plate one, Plate other) {
    var channel = new Channel(Confusions.standard());
    var first = Channel.Reading.of(Alphabet.numbers(one), TYPICAL_CONFIDENCE, true);
    var second = Channel.Reading.of(Alphabet.numbers(other), TYPICAL_CONFIDENCE, true);
    var apart =
        Math.log(channel.likelihood(first, second)) + Math.log(channel.likelihood(second, first));
    var together =
        Math.log(channel.likelihood(first, first)) + Math.log(channel.likelihood(second, second));
    return one.equals(other) ? 0 : Math.max(0, (together - apart) / 2);
  }
}

package parking.matching;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Cars that nobody saw entering. Most are from the city that the cars inside are from; some are
 * sisters of a car inside, from a fleet with consecutive numbers. Their plates, too, may be misread
 * at the exit.
 */
final class Unseen {
  /** Cars from anywhere, added to the ones inside. */
  private static final double STRANGERS = 10;

  private static final List<int[]> FROM_ANYWHERE =
      List.of(
          Wildcards.anywhere(Wildcards.pattern(Alphabet.numbers("浙A00000"))),
          Wildcards.anywhere(Wildcards.pattern(Alphabet.numbers("浙AD00000"))));

  /** Rarer patterns than so many are left out. */
  private static final int PATTERNS = 60;

  /** Share of cars of which a sister is inside, where nothing is known, and what it weighs. */
  private static final double SISTERS = 0.04;

  private static final double SISTERS_WEIGHT = 200;

  /** Of two sisters: their numbers differ in the last digit, the last but one, both, elsewhere. */
  private static final double LAST_DIGIT = 0.6;

  private static final double LAST_BUT_ONE = 0.15;
  private static final double LAST_TWO_DIGITS = 0.2;
  private static final double ELSEWHERE = 0.05;
  private static final int PREFIX = 2;

  private final Collection<CarInside> inside;
  private final Channel channel;

  Unseen(Collection<CarInside> inside, Channel channel) {
    this.inside = inside;
    this.channel = channel;
  }

  /** A pattern, the first plate that has it, and how many have. */
  private static final class Group {
    private final int[] pattern;
    private final Look first;
    private int cars;

    Group(int[] pattern, Look first) {
      this.pattern = pattern;
      this.first = first;
    }
  }

  /**
   * The probability that an unseen car is read as the exit was.
   *
   * @param nearest cars inside whose sisters come into question
   */
  double likelihood(Channel.Reading exit, Collection<Look> nearest) {
    var sisters = sisters();
    return (1 - sisters) * alone(exit) + sisters * sister(exit, nearest) / inside.size();
  }

  private double alone(Channel.Reading exit) {
    var sum = 0.0;
    for (var group : groups()) {
      if (Forms.isKnown(group.first)) {
        sum += group.cars * channel.likelihood(Channel.Reading.certain(group.pattern), exit);
      }
    }
    var own = Wildcards.anywhere(Wildcards.pattern(exit.text()));
    var strange = channel.likelihood(Channel.Reading.certain(own), exit) / 10;
    for (var pattern : FROM_ANYWHERE) {
      strange += channel.likelihood(Channel.Reading.certain(pattern), exit) / 2;
    }
    return (sum + STRANGERS * strange) / (inside.size() + STRANGERS);
  }

  private List<Group> groups() {
    Map<Long, Group> groups = new HashMap<>();
    for (var car : inside) {
      var pattern = Wildcards.pattern(Alphabet.numbers(car.look().plate()));
      var key = Alphabet.key(pattern);
      groups.computeIfAbsent(key, k -> new Group(pattern, car.look())).cars++;
    }
    return groups.values().stream()
        .sorted(Comparator.comparingInt((Group group) -> group.cars).reversed())
        .limit(PATTERNS)
        .toList();
  }

  /** The share of cars inside that have a sister inside. */
  private double sisters() {
    Map<Long, Long> firstOfFamily = new HashMap<>();
    var withSister = new HashSet<Long>();
    for (var car : inside) {
      var text = Alphabet.numbers(car.look().plate());
      var plate = Alphabet.key(text);
      text[lastDigit(text)] = Wildcards.DIGIT;
      var first = firstOfFamily.putIfAbsent(Alphabet.key(text), plate);
      if (first != null && first != plate) {
        withSister.add(first);
        withSister.add(plate);
      }
    }
    return (withSister.size() + SISTERS * SISTERS_WEIGHT) / (inside.size() + SISTERS_WEIGHT);
  }

  private static int lastDigit(int[] plate) {
    var last = plate.length - 1;
    while (last > 0 && !Alphabet.isDigit(plate[last])) {
      last--;
    }
    return last;
  }

  private double sister(Channel.Reading exit, Collection<Look> nearest) {
    var sum = 0.0;
    for (var car : nearest) {
      var plate = Alphabet.numbers(car.plate());
      var last = lastDigit(plate);
      for (int i = PREFIX; i < plate.length; i++) {
        var weight = weight(last - i, plate.length);
        sum += weight * sister(exit, car, Wildcards.anyDigit(plate, i));
      }
      if (last > PREFIX) {
        var both = Wildcards.anyDigit(Wildcards.anyDigit(plate, last), last - 1);
        sum += LAST_TWO_DIGITS * sister(exit, car, both);
      }
    }
    return sum;
  }

  private static double weight(int placesFromLast, int length) {
    return switch (placesFromLast) {
      case 0 -> LAST_DIGIT;
      case 1 -> LAST_BUT_ONE;
      default -> ELSEWHERE / (length - PREFIX);
    };
  }

  private double sister(Channel.Reading exit, Look car, int[] pattern) {
    var entry = Channel.Reading.of(pattern, car.confidence(), Forms.isKnown(car));
    return channel.likelihood(entry, exit);
  }
}

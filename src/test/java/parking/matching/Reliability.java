package parking.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often candidates with a probability are the right ones, in lots made up from a number: {@code
 * java -cp src/target/test-classes:src/target/classes parking.matching.Reliability EXITS SEED}.
 */
final class Reliability {
  /** Small and large, with and without fleets, misses below and above what the model believes. */
  private static final List<LifeOfALot.Kind> LOTS =
      List.of(
          new LifeOfALot.Kind(40, 0.02, 0.01, false),
          new LifeOfALot.Kind(40, 0.3, 0.04, true),
          new LifeOfALot.Kind(300, 0, 0.02, false),
          new LifeOfALot.Kind(300, 0.05, 0.04, false),
          new LifeOfALot.Kind(300, 0.05, 0.01, true),
          new LifeOfALot.Kind(1500, 0.02, 0.02, false));

  private final List<Bin> bins =
      List.of(
          new Bin(0.1, 0.5),
          new Bin(0.5, 0.9),
          new Bin(0.9, 0.99),
          new Bin(0.99, 0.999),
          new Bin(0.999, 1.1));
  private int exits;
  private int withSession;
  private int rightAt99;
  private int rightAt999;
  private int alone;
  private int rightAlone;

  /** Candidates whose probability is in a range, its start included. */
  static final class Bin {
    final double from;
    final double until;
    int all;
    int right;
    double expected;

    Bin(double from, double until) {
      this.from = from;
      this.until = until;
    }
  }

  /** Lets every kind of lot live until so many exits were in doubt. */
  static Reliability of(int exits, long seed) {
    var reliability = new Reliability();
    for (var kind : LOTS) {
      var lot = new LifeOfALot(kind, seed * LOTS.size() + LOTS.indexOf(kind));
      for (int i = 0; i < exits / LOTS.size(); i++) {
        reliability.count(lot.next());
      }
    }
    return reliability;
  }

  private void count(LifeOfALot.Doubtful exit) {
    exits++;
    withSession += exit.hasSession() ? 1 : 0;
    countAlone(exit);
    for (var candidate : exit.ranked()) {
      var isRight = exit.hasSession() && candidate.session().equals(exit.session());
      rightAt99 += isRight && candidate.probability() >= 0.99 ? 1 : 0;
      rightAt999 += isRight && candidate.probability() >= 0.999 ? 1 : 0;
      for (var bin : bins) {
        if (candidate.probability() >= bin.from && candidate.probability() < bin.until) {
          bin.all++;
          bin.right += isRight ? 1 : 0;
          bin.expected += candidate.probability();
        }
      }
    }
  }

  private void countAlone(LifeOfALot.Doubtful exit) {
    if (exit.ranked().size() == 1 && exit.ranked().get(0).probability() >= 0.999) {
      alone++;
      var isRight = exit.hasSession() && exit.ranked().get(0).session().equals(exit.session());
      rightAlone += isRight ? 1 : 0;
    }
  }

  List<Bin> bins() {
    return bins;
  }

  private static String share(int some, int all) {
    return String.format(
        Locale.ROOT, "%.3f %% (%d of %d)", 100.0 * some / Math.max(1, all), some, all);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("exits without a session of their plate: " + exits);
    lines.add("of them with a car inside: " + withSession);
    for (var bin : bins) {
      lines.add(
          String.format(
              Locale.ROOT,
              "right at %.3f to %.3f, where %.3f %% are said to be: %s",
              bin.from,
              Math.min(1, bin.until),
              100 * bin.expected / Math.max(1, bin.all),
              share(bin.right, bin.all)));
    }
    lines.add("cars inside found with 0.99 and more: " + share(rightAt99, withSession));
    lines.add("cars inside found with 0.999 and more: " + share(rightAt999, withSession));
    lines.add("with 0.999 and no other candidate: " + share(rightAlone, withSession));
    lines.add("wrong among those: " + share(alone - rightAlone, alone));
    var certain = bins.get(bins.size() - 1);
    lines.add("wrong among the certain: " + share(certain.all - certain.right, certain.all));
    return lines;
  }

  public static void main(String[] arguments) {
    of(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]))
        .lines()
        .forEach(System.out::println);
  }
}

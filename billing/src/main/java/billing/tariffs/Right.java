package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a driver may have that makes a stay cheaper: a pass, a coupon, an exemption. Exactly one of
 * the last four says how.
 *
 * @param name in English, as it is printed on a bill
 * @param nameZh in Chinese
 * @param covers when parking costs nothing
 * @param minutes so many minutes of the stay cost nothing, from its beginning
 * @param fen so much is taken off
 * @param percent such a part is taken off each line; what is left is rounded down to whole fen
 */
public record Right(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String nameZh,
    Optional<List<Window>> covers,
    Optional<Integer> minutes,
    Optional<Fen> fen,
    Optional<Integer> percent) {
  private static final int WHOLE = 100;

  public Right {
    var ways = List.of(covers, minutes, fen, percent).stream().filter(Optional::isPresent).count();
    if (ways != 1) {
      throw new IllegalArgumentException(
          "a right has exactly one of covers, minutes, fen and percent, not " + ways);
    }
    if (minutes.filter(it -> it < 1).isPresent()
        || percent.filter(it -> it < 1 || it > WHOLE).isPresent()) {
      throw new IllegalArgumentException("minutes are at least 1, percent from 1 to 100");
    }
  }

  /**
   * A time that is covered, each day on which it begins.
   *
   * @param on the days on which it begins; absent for all
   * @param from when it begins
   * @param until when it ends, on the next day when that is not later: 00:00 until 00:00 is a day
   */
  public record Window(
      Optional<List<String>> on,
      @JsonProperty(required = true) LocalTime from,
      @JsonProperty(required = true) LocalTime until) {
    /** The days on which it begins. */
    public List<String> days() {
      return on.orElse(List.of(DayTable.ANY_DAY));
    }
  }

  /** Takes off what is not a matter of time. */
  List<Rating.Line> reduce(List<Rating.Line> lines, String rule) {
    if (percent.isPresent()) {
      long rest = WHOLE - percent.get();
      return lines.stream()
          .map(line -> less(line, line.amount().times(rest).count() / WHOLE, rule))
          .toList();
    }
    return fen.map(amount -> takeOff(lines, amount, rule, name, nameZh)).orElse(lines);
  }

  /** Takes an amount off lines, the first ones first. */
  static List<Rating.Line> takeOff(
      List<Rating.Line> lines, Fen amount, String rule, String because, String becauseZh) {
    var reduced = new ArrayList<Rating.Line>(lines.size());
    var left = amount;
    for (var line : lines) {
      var taken = left.min(line.amount());
      left = left.minus(taken);
      reduced.add(
          taken.isZero()
              ? line
              : line.with(
                  line.amount().minus(taken),
                  rule,
                  new Reason.Granted(line.reason(), because, becauseZh)));
    }
    return reduced;
  }

  private Rating.Line less(Rating.Line line, long amount, String rule) {
    return amount == line.amount().count()
        ? line
        : line.with(Fen.fen(amount), rule, new Reason.Granted(line.reason(), name, nameZh));
  }
}

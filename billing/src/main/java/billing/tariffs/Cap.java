package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The most that is charged for some time.
 *
 * @param per for which time
 * @param fen the most, for the first such time, the second and so on; the last one holds for all
 *     that follow
 * @param on the days on which it holds; absent for all
 */
public record Cap(
    @JsonProperty(required = true) Per per,
    @JsonProperty(required = true) List<Fen> fen,
    Optional<List<String>> on) {
  public Cap {
    fen = List.copyOf(fen);
    if (fen.isEmpty()) {
      throw new IllegalArgumentException("fen: a cap needs an amount");
    }
  }

  /** The time for which it is the most. */
  public enum Per {
    /** The whole visit, however long. */
    VISIT("per visit", "每次停车"),
    /** A date, from midnight to midnight. */
    DAY("per calendar day", "每自然日"),
    /** 24 hours counted from the entry. */
    HOURS_24("per 24 hours", "每24小时");

    private final String english;
    private final String chinese;

    Per(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }

    /** As it is said behind an amount. */
    public String english() {
      return english;
    }

    /** As it is said before an amount. */
    public String chinese() {
      return chinese;
    }
  }

  /** The days on which it holds. */
  public List<String> days() {
    return on.orElse(List.of(DayTable.ANY_DAY));
  }

  private int window(Windows windows, long moment) {
    return switch (per) {
      case VISIT -> 0;
      case DAY -> windows.dayOfStay(moment);
      case HOURS_24 -> windows.hours24(moment);
    };
  }

  /** When the time ends in which a moment lies. */
  long windowEnd(Windows windows, long moment) {
    return switch (per) {
      case VISIT -> Long.MAX_VALUE;
      case DAY -> windows.midnightAfter(moment);
      case HOURS_24 -> windows.endOf24Hours(moment);
    };
  }

  Fen most(int window) {
    return fen.get(Math.min(window, fen.size() - 1));
  }

  Cap priced(VehicleFactor vehicle) {
    return new Cap(per, fen.stream().map(vehicle::of).toList(), on);
  }

  /**
   * Cuts lines to the most that is charged: what goes beyond it is taken off the later lines.
   *
   * @param days decides whether the cap holds on a date
   * @param of the place of the rate whose lines it is for; empty for all
   */
  List<Rating.Line> cut(
      List<Rating.Line> lines, Windows windows, DayTable days, String rule, String of) {
    var cut = new ArrayList<Rating.Line>(lines.size());
    int current = -1;
    long left = 0;
    for (var line : lines) {
      if (!line.rule().startsWith(of)) {
        cut.add(line);
        continue;
      }
      int window = window(windows, line.from());
      if (window != current) {
        current = window;
        left = days.find(windows.day(line.from())) == 0 ? most(window).count() : Long.MAX_VALUE;
      }
      long amount = line.amount().count();
      cut.add(amount <= left ? line : capped(line, Fen.fen(left), most(window), rule));
      left -= Math.min(amount, left);
    }
    return cut;
  }

  private Rating.Line capped(Rating.Line line, Fen left, Fen most, String rule) {
    return line.with(left, rule, new Reason.Capped(line.reason(), most, per.english, per.chinese));
  }
}

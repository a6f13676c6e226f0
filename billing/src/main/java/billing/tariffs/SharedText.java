package billing.tariffs;

import billing.tariffs.PriceNotice.RateText;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a zone's spaces may be used by others than their owners (错时共享), as its file says it: either
 * by {@code open} or by {@code work}.
 *
 * @param open the hours
 * @param work the working hours of the unit that owns the spaces
 * @param outside what each class of vehicles pays for the time beyond the hours
 */
public record SharedText(
    Optional<List<Right.Window>> open,
    Optional<Work> work,
    @JsonProperty(required = true) Map<String, RateText> outside) {
  public SharedText {
    if (open.isPresent() == work.isPresent()) {
      throw new IllegalArgumentException("shared: either open or work says when");
    }
  }

  /**
   * Working hours. Spaces are shared from some time after work until some time before work on the
   * next working day, and all day on days of rest and holidays: the rule of Hangzhou for public
   * bodies, notice of 2025-12-31, in force from 2026-03-31.
   *
   * @param opensAfterMinutes after work
   * @param closesBeforeMinutes before work
   */
  public record Work(
      @JsonProperty(required = true) LocalTime from,
      @JsonProperty(required = true) LocalTime until,
      @JsonProperty(required = true) int opensAfterMinutes,
      @JsonProperty(required = true) int closesBeforeMinutes) {
    private static final int MINUTES = 24 * 60;

    public Work {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException(
            "shared.work: from %s until %s is no working day".formatted(from, until));
      }
      if (opensAfterMinutes < 0 || closesBeforeMinutes < 0) {
        throw new IllegalArgumentException("shared.work: minutes are never negative");
      }
    }

    List<Right.Window> windows() {
      List<Right.Window> windows = new ArrayList<>();
      int closes = from.toSecondOfDay() / 60 - closesBeforeMinutes;
      int opens = until.toSecondOfDay() / 60 + opensAfterMinutes;
      if (closes > 0) {
        windows.add(window(Calendar.WORKING_DAY, LocalTime.MIDNIGHT, time(closes)));
      }
      if (opens < MINUTES) {
        windows.add(window(Calendar.WORKING_DAY, time(opens), LocalTime.MIDNIGHT));
      }
      windows.add(window(Calendar.REST_DAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
      windows.add(window(Calendar.HOLIDAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
      return windows;
    }

    private static LocalTime time(int minutes) {
      return LocalTime.ofSecondOfDay(minutes * 60L);
    }

    private static Right.Window window(String day, LocalTime from, LocalTime until) {
      return new Right.Window(Optional.of(List.of(day)), from, until);
    }
  }

  /** The hours in which the spaces are shared. */
  public List<Right.Window> windows() {
    return work.map(Work::windows).orElseGet(open::orElseThrow);
  }
}

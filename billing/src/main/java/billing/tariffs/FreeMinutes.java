package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * Minutes that cost nothing.
 *
 * @param minutes how many
 * @param as whether a longer time is charged from its beginning
 * @param per how often they are given
 */
public record FreeMinutes(
    @JsonProperty(required = true) int minutes,
    @JsonProperty(required = true) As as,
    @JsonProperty(required = true) Per per) {
  public FreeMinutes {
    if (minutes < 0) {
      throw new IllegalArgumentException("free.minutes is negative: " + minutes);
    }
  }

  /** What becomes of them when the car stays longer. */
  public enum As {
    /** A longer time is charged as if there were none. */
    THRESHOLD,
    /** They are taken off the beginning of a longer time. */
    DEDUCTED
  }

  /** How often they are given. */
  public enum Per {
    /** Once. */
    VISIT,
    /** On each date that the visit touches. */
    DAY,
    /** In each 24 hours from the entry. */
    HOURS_24
  }

  /** Whether a whole visit of so many seconds is free. */
  boolean frees(long seconds) {
    return seconds / 60 <= minutes;
  }

  /** Puts what is free into a stay of more minutes than that. */
  void give(Charged charged, Windows windows, String rule) {
    if (minutes == 0 || as == As.THRESHOLD && per == Per.VISIT) {
      return;
    }
    if (per == Per.VISIT) {
      charged.freeFirst(minutes, rule, new Reason.FirstMinutes("", minutes));
      return;
    }
    long at = charged.from();
    while (at < charged.until()) {
      long end = Math.min(charged.until(), endOf(windows, at));
      give(charged, at, end, label(windows, at), rule);
      at = end;
    }
  }

  private void give(Charged charged, long from, long until, String what, String rule) {
    long stayed = (until - from) / 60;
    if (stayed <= minutes) {
      charged.free(from, until, rule, new Reason.Short(what, stayed, minutes));
    } else if (as == As.DEDUCTED) {
      charged.free(from, from + minutes * 60L, rule, new Reason.FirstMinutes(what, minutes));
    }
  }

  private long endOf(Windows windows, long moment) {
    return per == Per.DAY ? windows.midnightAfter(moment) : windows.endOf24Hours(moment);
  }

  private static String label(Windows windows, long moment) {
    return LocalDate.ofEpochDay(windows.day(moment)) + ": ";
  }

  /** The lines of a whole visit that is free. */
  List<Rating.Line> line(long from, long until, String rule) {
    return List.of(
        new Rating.Line(
            Fen.ZERO, from, until, rule, new Reason.Short("", (until - from) / 60, minutes)));
  }
}

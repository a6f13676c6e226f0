package billing.tariffs;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a tariff decides where price notices are often silent. Each is written in its file, so that
 * nobody has to guess it from a program.
 *
 * @param seconds what becomes of the seconds beyond the last complete minute
 * @param parts what becomes of a unit that begins in one period and would end in the next
 * @param counting where the counting of units begins
 * @param caps whether the most that is charged is found before rights make it less, or after
 * @param reentryMinutes a car that comes back within so many minutes goes on with its visit, unless
 *     it is cheaper as a visit of its own; 0 for never
 * @param unknownExit what a visit costs whose end nobody saw
 * @param version which version of the tariff holds for a stay during which a new one begins
 */
public record Choices(
    @JsonProperty(required = true) Seconds seconds,
    @JsonProperty(required = true) Parts parts,
    @JsonProperty(required = true) Counting counting,
    @JsonProperty(required = true) Caps caps,
    @JsonProperty(required = true) int reentryMinutes,
    @JsonProperty(required = true) UnknownExit unknownExit,
    @JsonProperty(required = true) Version version) {
  public Choices {
    if (reentryMinutes < 0) {
      throw new IllegalArgumentException("reentry_minutes is negative: " + reentryMinutes);
    }
  }

  /** The seconds beyond the last complete minute. */
  public enum Seconds {
    /** 15 min 59 s are 15 minutes, in each part of the stay. */
    ARE_DROPPED,
    /** 15 min 1 s are 16 minutes of the stay. */
    COUNT_AS_A_MINUTE;

    /** Until when a stay counts that lasts from one second until another. */
    long count(long from, long until) {
      return this == ARE_DROPPED ? until : from - Math.floorDiv(from - until, 60L) * 60;
    }
  }

  /** A unit across the end of a period. */
  public enum Parts {
    /** It ends with the period, as if the car had left; the next period begins anew. */
    CUT_UNITS,
    /** It is charged by the period in which it began; the next begins where it ends. */
    LET_UNITS_RUN_OVER
  }

  /** Where the counting of units begins. */
  public enum Counting {
    /** Anew in each part of the stay. */
    IN_EACH_PART,
    /** Once: the same period of the next day goes on where this one's steps stopped. */
    THROUGH_THE_VISIT,
    /** Anew at midnight. */
    EACH_DAY,
    /** Anew every 24 hours from the entry. */
    EACH_24_HOURS
  }

  /** Caps and rights. */
  public enum Caps {
    /** The most that is charged is found first, and rights make that less. */
    BEFORE_RIGHTS,
    /** Rights make it less first, and what is left is cut to the most that is charged. */
    AFTER_RIGHTS
  }

  /** A visit whose end nobody saw. */
  public enum UnknownExit {
    /** Nothing. */
    COSTS_NOTHING,
    /** What the shortest visit costs that is not free. */
    COSTS_THE_SHORTEST_VISIT,
    /** What it would cost had it ended when the car was last seen. */
    ENDS_WHEN_LAST_SEEN
  }

  /** A stay across the beginning of a new version. */
  public enum Version {
    /** The version in force at the entry, for the whole stay. */
    AT_ENTRY,
    /** Each version for the time in which it is in force. */
    AT_TIME_OF_USE
  }
}

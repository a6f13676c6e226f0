package parking.sharing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import parking.lots.LocalDays;

/**
 * Spaces of a lot that their owner offers to others, at the hours of the lot's tariff.
 *
 * @param spaces how many, at least 1
 * @param by who wrote it down
 * @param decision what the street office said, once it did
 * @param end from when on they are not offered any more, if that was written down later
 */
public record Offer(
    UUID id,
    Owner owner,
    int spaces,
    Days days,
    By by,
    Optional<Decision> decision,
    Optional<End> end) {
  /** How far an offer has come. */
  public enum State {
    /** The street office has not decided. */
    OFFERED,
    ACCEPTED,
    DECLINED,
    /** Its last day is over. */
    ENDED
  }

  /** What a street office said. */
  public record Decision(boolean isAccepted, By by) {}

  /**
   * The end of an offer.
   *
   * @param from the first day that it does not hold
   */
  public record End(LocalDate from, By by) {}

  public Offer {
    if (spaces < 1) {
      throw new IllegalArgumentException("an offer is of at least one space: " + spaces);
    }
  }

  /** The same with what the street office said. */
  Offer decided(Decision said) {
    return new Offer(id, owner, spaces, days, by, Optional.of(said), end);
  }

  /** The same with an end. */
  Offer endingOn(End last) {
    return new Offer(id, owner, spaces, days, by, decision, Optional.of(last));
  }

  /** How far it has come on a day. */
  public State state(LocalDate today) {
    if (decision.filter(it -> !it.isAccepted()).isPresent()) {
      return State.DECLINED;
    }
    if (!holds(today) && !today.isBefore(days.from())
        || end.filter(it -> !it.from().isAfter(days.from())).isPresent()) {
      return State.ENDED;
    }
    return decision.isPresent() ? State.ACCEPTED : State.OFFERED;
  }

  private boolean holds(LocalDate day) {
    return days.hold(day) && end.map(it -> day.isBefore(it.from())).orElse(true);
  }

  /** Whether nobody else can offer the same spaces on a day. */
  boolean claims(LocalDate day) {
    return holds(day) && decision.map(Decision::isAccepted).orElse(true);
  }

  /** Whether the spaces are there for others on a day: from that of the acceptance on. */
  boolean isOpen(LocalDate day) {
    return holds(day)
        && decision
            .filter(Decision::isAccepted)
            .filter(it -> !day.isBefore(LocalDays.dayAt(it.by().at())))
            .isPresent();
  }
}

package parking.drivers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Two drivers say that a plate is theirs. */
public record Contest(
    UUID id, Held.Car car, Sides sides, State state, Times times, List<Step> steps) {

  /** Who. */
  public record Sides(UUID challenger, UUID holder, boolean showsLicence) {}

  /** Where it stands, as the challenger sees it. */
  public enum State {
    OPEN,
    WON,
    LOST,
    WITHDRAWN;

    /** The same as the holder sees it. */
    public State ofHolder() {
      return this == WON ? LOST : this == LOST ? WON : this;
    }
  }

  /** When. */
  public record Times(
      Instant openedAt,
      Instant answerUntil,
      Instant decideUntil,
      Optional<Instant> answeredAt,
      Optional<Instant> endedAt) {}

  /**
   * Something that was said or done.
   *
   * @param side CHALLENGER, HOLDER, REVIEWER or CLOCK
   * @param who the person, for staff
   */
  public record Step(
      String side, String who, String words, Optional<Picture> picture, Instant at) {}

  /** A picture that was sent; it lies under its hash. */
  public record Picture(String sha256, String mediaType) {}

  ContestRules.Stand stand() {
    return new ContestRules.Stand(
        sides.showsLicence(),
        times.answeredAt().isPresent(),
        times.answerUntil(),
        times.decideUntil());
  }
}

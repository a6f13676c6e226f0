package parking.drivers;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an agreement between a driver and a channel about one plate.
 *
 * @param word the channel's own, when it was asked last
 */
public record Agreement(String channel, State state, String word, Times times) {
  /** How it stands for this service. */
  public enum State {
    NONE,
    /** The driver was sent to the channel's page. */
    ASKED,
    SIGNED,
    /** The channel knows it and takes nothing at the moment. */
    PAUSED,
    /** The channel does not know it any more. */
    ENDED,
    /** The driver wants nothing to be taken by it here, whatever the channel says. */
    WITHDRAWN
  }

  /** What a channel says of it. */
  public enum Said {
    SIGNED,
    PAUSED,
    NONE
  }

  /**
   * When what happened last.
   *
   * @param asOf when the channel was asked last, and answered
   */
  public record Times(
      Optional<Instant> askedAt,
      Optional<Instant> signedAt,
      Optional<Instant> endedAt,
      Optional<Instant> asOf) {
    static final Times NEVER =
        new Times(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private Times asked(Instant now) {
      return new Times(Optional.of(now), signedAt, endedAt, asOf);
    }

    private Times signed(Instant now) {
      return new Times(askedAt, Optional.of(now), Optional.empty(), asOf);
    }

    private Times ended(Instant now) {
      return new Times(askedAt, signedAt, Optional.of(now), asOf);
    }

    private Times heard(Instant now) {
      return new Times(askedAt, signedAt, endedAt, Optional.of(now));
    }
  }

  static Agreement none(String channel) {
    return new Agreement(channel, State.NONE, "", Times.NEVER);
  }

  /** Whether the channel may be asked for money by it. A paused one is refused by the channel. */
  public boolean isInForce() {
    return state == State.SIGNED || state == State.PAUSED;
  }

  /** As its driver is told. */
  public State shown() {
    return state == State.WITHDRAWN ? State.ENDED : state;
  }

  private Agreement with(State other, Times when) {
    return new Agreement(channel, other, word, when);
  }

  /** The driver is sent to the channel's page. */
  public Agreement asked(Instant now) {
    return with(isInForce() ? state : State.ASKED, times.asked(now));
  }

  /** The driver wants it to count again here. */
  public Agreement resumed() {
    return state == State.WITHDRAWN ? with(State.ENDED, times) : this;
  }

  /** The driver wants nothing to be taken by it. */
  public Agreement withdrawn(Instant now) {
    return with(State.WITHDRAWN, times.ended(now));
  }

  /** The channel was asked. */
  public Agreement told(Said said, String saidSo, Instant now) {
    var heard = new Agreement(channel, state, saidSo, times.heard(now));
    if (state == State.WITHDRAWN) {
      return heard;
    }
    return said == Said.NONE ? heard.missing(now) : heard.found(State.valueOf(said.name()), now);
  }

  private Agreement found(State other, Instant now) {
    return with(other, isInForce() ? times : times.signed(now));
  }

  private Agreement missing(Instant now) {
    if (isInForce()) {
      return with(State.ENDED, times.ended(now));
    }
    return with(times.endedAt().isPresent() ? State.ENDED : State.NONE, times);
  }
}

package billing.api;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A driver's objection to a charge, and what became of it.
 *
 * @param number 32 letters and figures
 * @param refund what was decided, if it was to refund
 * @param steps all that was done, the oldest first; never changed
 */
public record DisputeView(
    String number,
    Subject subject,
    Reason reason,
    State state,
    Times times,
    Optional<Refund> refund,
    List<Step> steps) {

  /**
   * What it is about.
   *
   * @param account whose books the visit was in when it was opened
   */
  public record Subject(StayId stay, AccountId account, String lot) {}

  /** Why a driver objects. */
  public enum Reason {
    /** The plate was misread: another car was there. */
    NOT_MY_CAR,
    /** It came later or left sooner. */
    WRONG_TIMES,
    /** The tariff was not kept. */
    WRONG_PRICE,
    /** A right, a pass or a coupon was not used. */
    RIGHT_NOT_USED,
    /** It was paid in another way. */
    ALREADY_PAID,
    /** What the driver's words say. */
    OTHER
  }

  /** Where it stands. */
  public enum State {
    /** Nobody has said anything yet. */
    OPENED,
    /** The operator has answered, and has not decided. */
    ANSWERED,
    /** The charge stays as it is. */
    UPHELD,
    /** The charge was lowered, in part or wholly. */
    REFUNDED,
    /** The driver does not object any more. */
    WITHDRAWN;

    /** Whether it waits for a decision. */
    public boolean isOpen() {
      return this == OPENED || this == ANSWERED;
    }
  }

  /**
   * When.
   *
   * @param decideBy the operator's deadline
   * @param isOverdue whether it is open, and the deadline has passed
   */
  public record Times(
      Instant openedAt, Instant decideBy, Optional<Instant> decidedAt, boolean isOverdue) {}

  /**
   * The decision to refund.
   *
   * @param amount by how much the charge was lowered; what of it was paid goes back to the payer
   * @param isWhole whether the visit costs nothing, whatever a later correction makes of its price
   * @param wasWrong whether the charge was wrong; otherwise it is goodwill
   */
  public record Refund(Fen amount, boolean isWhole, boolean wasWrong) {}

  /** Something that was done. */
  public record Step(String kind, By by, String words, Optional<Picture> picture, Instant at) {}

  /** Who does something. */
  public record By(Side side, String who) {}

  /** On whose side somebody is. */
  public enum Side {
    DRIVER,
    OPERATOR
  }

  /**
   * A picture that a driver has sent; whoever asks keeps it under its hash.
   *
   * @param sha256 64 lower-case hexadecimal digits
   * @param mediaType {@code image/jpeg} or {@code image/png}
   */
  public record Picture(String sha256, String mediaType) {}
}

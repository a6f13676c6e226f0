package billing.api;

import billing.api.DisputeView.By;
import billing.api.DisputeView.Picture;
import billing.api.DisputeView.Reason;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Objections to charges: opened by drivers, decided by operators. */
public interface Disputes {
  /**
   * An objection.
   *
   * @param words the driver's own
   */
  record Opening(StayId stay, Reason reason, By by, String words, Optional<Picture> picture) {}

  /** What becomes of an attempt to open one. */
  sealed interface Opened {
    /** It is open. */
    record Done(DisputeView dispute) implements Opened {}

    /** Another one about the visit waits for a decision. */
    record AlreadyOpen(String number) implements Opened {}

    /** The visit costs nothing, or nobody has charged it yet. */
    record NothingCharged() implements Opened {}
  }

  /** What becomes of an act on one, in order of precedence. */
  sealed interface Acted {
    /** It is done. */
    record Done(DisputeView dispute) implements Acted {}

    /** There is no such dispute. */
    record Unknown() implements Acted {}

    /** It has ended before. */
    record Over(DisputeView dispute) implements Acted {}

    /** The charge cannot be lowered by so much. */
    record TooMuch(Fen most) implements Acted {}
  }

  /**
   * Something that is done with a dispute.
   *
   * @param words why, or what is answered
   */
  record Act(String number, By by, String words) {}

  /**
   * How far a charge is lowered.
   *
   * @param amount by so much; empty for the whole of it, whatever it will be
   * @param wasWrong whether the charge was wrong; otherwise it is goodwill
   */
  record Lowering(Optional<Fen> amount, boolean wasWrong) {}

  /** Opens one; a visit has one open dispute at most. */
  Uni<Opened> open(Opening opening);

  /** The operator says something, and decides later. */
  Uni<Acted> answer(Act act);

  /** The operator leaves the charge as it is. */
  Uni<Acted> uphold(Act act);

  /**
   * The operator lowers the charge. What of it is owed is owed no more; what was paid becomes a
   * surplus, which is paid back.
   */
  Uni<Acted> refund(Act act, Lowering lowering);

  /** The driver does not object any more. */
  Uni<Acted> withdraw(Act act);

  /** One dispute. */
  Uni<Optional<DisputeView>> find(String number);

  /** Those of a lot that wait for a decision, the overdue ones first; at most 200. */
  Uni<List<DisputeView>> listOpen(String lot);

  /** All about a visit, the oldest first. */
  Uni<List<DisputeView>> listOf(StayId stay);

  /** What became of those of a lot that were opened from a time until, and without, another. */
  Uni<DisputeFigures> figures(String lot, Instant from, Instant until);

  /** All that billing knows of the disputed visit. */
  Uni<Optional<DisputeEvidence>> evidence(String number);

  /** The same as a page of HTML that needs nothing beside it, with more to show behind it. */
  Uni<Optional<String>> page(String number, List<Exhibit> more);

  /** The same as a PDF of A4 pages. */
  Uni<Optional<byte[]>> pdf(String number, List<Exhibit> more);
}

package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Holds the gateways' bills against our books, and keeps what differs until it is worked off. */
public interface Reconciliations {
  /** The names of the gateways that are configured. */
  List<String> gateways();

  /**
   * Fetches a gateway's bills of a day, keeps them and compares them. The same again changes
   * nothing, unless the bill or the books have changed meanwhile.
   *
   * @param day by China's clock, before today
   * @return one for the bill of trades and one for that of funds
   * @throws IllegalArgumentException when no gateway has this name, or the day is not over
   */
  Uni<List<Day>> run(String gateway, LocalDate day);

  /** How far the days are from one until, and without, another; the newest first. */
  Uni<List<Day>> listDays(LocalDate from, LocalDate until);

  /** Differences that nobody has worked off, the oldest first; at most 500. */
  Uni<List<Difference>> listOpen();

  /** All differences of a day, those that have ended, too. */
  Uni<List<Difference>> list(LocalDate day);

  /**
   * A person says what became of a difference.
   *
   * @param by the person's short name
   * @param why in the person's words
   */
  Uni<ResolveOutcome> resolve(UUID difference, Resolution how, String by, String why);

  /** Which of a gateway's bills. */
  enum Bill {
    /** Payments and refunds. */
    TRADES,
    /** What came to our account there, and what left it. */
    FUNDS
  }

  /** How far a day is. */
  enum DayState {
    /** The bill is not there yet, or was unusable; it is asked for again. */
    WAITING,
    /** The bill is kept and compared; or there is none, because nothing happened on the day. */
    DONE,
    /** The gateway makes no such bill. */
    NEVER
  }

  /**
   * A gateway's day.
   *
   * @param words what happened last, in English
   * @param late whether the bill should have been there for long
   */
  record Day(
      String gateway, LocalDate day, Bill bill, DayState state, String words, boolean late) {}

  /** What can differ, in order of precedence: a payment has the first that fits. */
  enum DifferenceKind {
    /** We do not know that it was paid, and the bill says so; it is booked by the bill. */
    STATE,
    /** The bill has it, our books do not. */
    MISSING_HERE,
    /** Our books have it, the bill does not. */
    MISSING_THERE,
    /** Shortly before midnight: the next day's bill should have it. */
    LATE,
    /** Bill, order and ledger do not say the same amount. */
    AMOUNT,
    /** The gateway keeps another fee than the contract says, or than is posted. */
    FEE,
    /** The bill was another one when it was fetched again. */
    CHANGED,
    /** Our account at the gateway holds another amount than the ledger says. */
    BALANCE,
    /** The bill is not there long after it should have been. */
    BILL_LATE
  }

  /**
   * Something that differs.
   *
   * @param number our number of the order or refund; of a bill as a whole its kind
   * @param bill what the bill says
   * @param ours what our books say
   * @param words the same for a person
   * @param end how it ended; empty while it is open
   */
  record Difference(
      UUID id,
      About about,
      Optional<Fen> bill,
      Optional<Fen> ours,
      String words,
      Optional<End> end) {
    /** Where it was found, and when. */
    public record About(
        String gateway, LocalDate day, DifferenceKind kind, String number, Instant foundAt) {}
  }

  /** What a person can say of a difference. */
  enum Resolution {
    /** It is right as it is. */
    ACCEPTED,
    /** Our books were put right, by postings that say so. */
    CORRECTED_HERE,
    /** The gateway puts it right. */
    CORRECTED_THERE,
    /** Nobody will put it right. */
    WRITTEN_OFF
  }

  /**
   * The end of a difference.
   *
   * @param how empty when a later bill or the books explained it
   */
  record End(Optional<Resolution> how, String by, String why, Instant at) {}

  /** What became of a person's word, in order of precedence. */
  sealed interface ResolveOutcome {
    /** It is written down. */
    record Resolved(Difference difference) implements ResolveOutcome {}

    /** There is no such difference. */
    record Unknown() implements ResolveOutcome {}

    /** It has ended already. */
    record AlreadyEnded(End end) implements ResolveOutcome {}
  }
}

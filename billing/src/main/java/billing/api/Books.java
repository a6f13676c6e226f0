package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The double-entry books: what is in which account, and whether they are in order. */
public interface Books {
  /**
   * What an account received and gave from one moment until, and without, another.
   *
   * @return fails with {@link IllegalArgumentException} when an account cannot have that name
   */
  Uni<Statement> statement(Extract wanted);

  /** What all accounts of each name have received and given, in the order of the names. */
  Uni<List<Total>> totals();

  /**
   * Recomputes everything from the postings, and keeps on record what was found. Takes about as
   * long as reading all of billing's tables.
   */
  Uni<Audit> audit();

  /** The newest audit. */
  Uni<Optional<Audit>> findLastAudit();

  /** The newest seals, the newest first. */
  Uni<List<Seal>> listSeals(int most);

  /** The two moments of a posting. */
  enum Clock {
    /** When the money moved. */
    OCCURRED,
    /** When it was written down: what was known at a moment never changes afterwards. */
    POSTED
  }

  /**
   * A wish for a statement.
   *
   * @param account its name, for example {@code gateway:wechat}
   * @param clock by which of a posting's moments
   * @param mostLines how many lines at most
   */
  record Extract(String account, Instant from, Instant until, Clock clock, int mostLines) {}

  /** What an account received and gave. */
  record Sides(Fen debits, Fen credits) {}

  /**
   * A statement of an account.
   *
   * @param opening everything before
   * @param period everything within, also when not all lines are here
   * @param lines in the order of the clock
   * @param complete whether these are all lines
   */
  record Statement(
      Extract wanted, Sides opening, Sides period, List<Line> lines, boolean complete) {
    /** Everything until the end. */
    public Sides closing() {
      return new Sides(
          opening.debits().plus(period.debits()), opening.credits().plus(period.credits()));
    }
  }

  /**
   * A posting as one of its two accounts sees it.
   *
   * @param other the account on the other side
   * @param debit whether this account received
   * @param stay the visit it belongs to, if any
   */
  record Line(
      Instant occurred,
      Instant posted,
      String cause,
      Optional<StayId> stay,
      String other,
      boolean debit,
      Fen amount) {}

  /**
   * The running totals of all accounts of a name.
   *
   * @param name of an account; {@code receivable} and {@code surplus} stand for those of all
   *     drivers
   */
  record Total(String name, Sides sides) {}

  /**
   * An audit.
   *
   * @param postings how many there were
   * @param faults what is not in order, in words; empty when everything is
   */
  record Audit(Instant began, Instant ended, long postings, List<String> faults) {}

  /**
   * A seal over the journal.
   *
   * @param books how many accounts' chains it seals
   * @param hash 64 hex digits: noted elsewhere, it proves that nothing before was changed
   */
  record Seal(long serial, Instant at, long books, String hash) {}
}

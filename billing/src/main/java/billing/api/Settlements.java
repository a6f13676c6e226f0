package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Pays parties their part of what came in for visits: operators, street offices, owners of shared
 * spaces. Money counts when it moved, less what went back and what gateways keep.
 */
public interface Settlements {
  /**
   * Makes a statement of some days. The same again, while nothing has changed, is the same
   * statement.
   *
   * @param by the person's short name
   */
  Uni<ProposeOutcome> propose(Terms terms, String by);

  /** A statement, if there is one of this number. */
  Uni<Optional<StatementView>> find(String number);

  /** Statements of a party, the newest first; at most 500. */
  Uni<List<StatementView>> list(String party);

  /**
   * Closes a statement: posts what the party is to be paid, and closes the books of its lots until
   * the period's end. Closed again, it changes nothing.
   */
  Uni<CloseOutcome> close(String number, String by);

  /**
   * Writes down that a closed statement was paid; told again, it changes nothing.
   *
   * @param bankReference the bank's number of the transfer
   */
  Uni<PayOutcome> paidOut(String number, String bankReference, String by);

  /** A statement as a file; fails with {@link IllegalArgumentException} when there is none. */
  Uni<byte[]> file(String number, Format format);

  /** What is to be transferred for closed statements of these parties that are not paid out. */
  Uni<byte[]> payoutFile(List<String> parties);

  /** How a statement is written. */
  enum Format {
    CSV,
    XLSX,
    PDF
  }

  /**
   * What is to be settled.
   *
   * @param from the first day by China's clock
   * @param until the day after the last one
   * @param lots what the party gets of which lot on which days
   */
  record Terms(
      Party party, LocalDate from, LocalDate until, List<LotTerms> lots, ReserveRule reserve) {
    public Terms {
      lots = List.copyOf(lots);
    }
  }

  /**
   * Who is paid.
   *
   * @param id short name, never changed; letters, digits and {@code . _ -}, at most 64
   * @param accountReference where the money goes, in whatever words the paying bank needs
   */
  record Party(String id, String name, String accountReference) {}

  /**
   * What a party gets of a lot's money on some days of the period.
   *
   * @param shares of everybody, in the order of the contract
   * @param party which of them the party is
   */
  record LotTerms(
      String lot, LocalDate from, LocalDate until, List<Revenue.Share> shares, String party) {
    public LotTerms {
      shares = List.copyOf(shares);
    }
  }

  /**
   * What is held back for refunds to come.
   *
   * @param tenThousandths of the party's share, 0 for none
   * @param fixed held back besides
   * @param days after the period's end it is released by the next statement
   */
  record ReserveRule(int tenThousandths, Fen fixed, int days) {
    /** Nothing is held back. */
    public static final ReserveRule NONE = new ReserveRule(0, Fen.ZERO, 0);

    private static final int ALL = 10_000;

    public ReserveRule {
      if (tenThousandths < 0 || tenThousandths > ALL || days < 0) {
        throw new IllegalArgumentException(
            "a reserve is 0 to 10000 ten-thousandths, for 0 days or more");
      }
    }
  }

  /** Where a statement stands. */
  enum StatementState {
    PROPOSED,
    CLOSED,
    PAID_OUT
  }

  /** Who brought a statement there, and when. */
  record Step(StatementState state, String by, String note, Instant at) {}

  /**
   * Amounts of a statement in fen; negative where more went back than came in.
   *
   * @param received from drivers, at the desk, by bank and through gateways
   * @param refunded to drivers
   * @param fees that gateways kept
   * @param share the party's part of received less refunded less fees
   */
  record Sums(long received, long refunded, long fees, long share) {}

  /**
   * What the party is paid: carried + share - held + released = payout + carry.
   *
   * @param carried what it owes from the statement before: nothing or less
   * @param held back by this statement
   * @param released of what earlier ones held back
   * @param payout what is transferred
   * @param carry what it owes after this statement: nothing or less
   */
  record Payment(long carried, Fen held, Fen released, Fen payout, long carry) {}

  /**
   * A statement.
   *
   * @param lines how many
   * @param steps oldest first
   */
  record StatementView(
      String number,
      Party party,
      Period period,
      Sums sums,
      Payment payment,
      int lines,
      List<Step> steps) {
    /**
     * What it is about.
     *
     * @param until the day after the last one
     * @param lots whose money it shares, by their ids
     */
    public record Period(LocalDate from, LocalDate until, List<String> lots) {
      public Period {
        lots = List.copyOf(lots);
      }
    }

    /** Where it stands. */
    public StatementState state() {
      return steps.get(steps.size() - 1).state();
    }
  }

  /** What became of a wish for a statement, in order of precedence. */
  sealed interface ProposeOutcome {
    /** The statement. */
    record Proposed(StatementView statement) implements ProposeOutcome {}

    /** The days cannot be settled so; the words say why and what to do. */
    record Impossible(String why) implements ProposeOutcome {}
  }

  /** What became of closing, in order of precedence. */
  sealed interface CloseOutcome {
    /** It is closed, by this call or an earlier one. */
    record Closed(StatementView statement) implements CloseOutcome {}

    /** There is no statement of this number. */
    record Unknown() implements CloseOutcome {}

    /** The party's statements are closed one after the other; the next one begins at this day. */
    record NotNext(LocalDate expected) implements CloseOutcome {}

    /** Two hours after the last day, at the earliest. */
    record NotOver(Instant from) implements CloseOutcome {}

    /** Bills of these days are not compared yet. */
    record NotReconciled(List<String> bills) implements CloseOutcome {}

    /** Something has moved since it was proposed: propose it anew. */
    record Changed() implements CloseOutcome {}
  }

  /** What became of a payout, in order of precedence. */
  sealed interface PayOutcome {
    /** It is written down, by this call or an earlier one. */
    record PaidOut(StatementView statement) implements PayOutcome {}

    /** There is no statement of this number. */
    record Unknown() implements PayOutcome {}

    /** It is not closed. */
    record NotClosed() implements PayOutcome {}
  }
}

package billing.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The proofs of payments, for whoever has a receipt's key. Numbers of receipts follow one another,
 * and a receipt says where a car was, so the number alone opens nothing.
 */
public interface Receipts {
  /**
   * What opens a receipt.
   *
   * @param number as it is printed, for example {@code R20261124-000001}
   * @param key 50 letters and figures that nobody can guess
   */
  record Ticket(String number, String key) {
    /** It never prints the key. */
    @Override
    public String toString() {
      return number;
    }
  }

  /** The receipt; empty when there is none of this number or the key is not its. */
  Uni<Optional<Receipt>> find(Ticket ticket);

  /** The receipt as a page of HTML, in Chinese and English, that needs nothing beside it. */
  Uni<Optional<String>> page(Ticket ticket);

  /** The same as a PDF of A4 pages. */
  Uni<Optional<byte[]>> pdf(Ticket ticket);

  /** What opens the receipts of a visit, in the books of whoever answers for it, oldest first. */
  Uni<List<Ticket>> listOf(StayId stay);

  /** What opens a receipt of an account; empty when the account has none of this number. */
  Uni<Optional<Ticket>> of(AccountId account, String number);
}

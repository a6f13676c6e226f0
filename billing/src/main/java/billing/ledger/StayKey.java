package billing.ledger;

import billing.api.AccountId;
import billing.api.StayId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A visit in the books of one account. A corrected visit is in those of every account that was
 * charged for it, and owed by at most one of them.
 */
@Embeddable
public record StayKey(
    @Column(name = "account_id") UUID accountId, @Column(name = "stay_id") UUID stayId)
    implements Serializable {

  private static final UUID NO_STAY = new UUID(0, 0);

  /** The visit in the account's books. */
  public static StayKey of(AccountId account, StayId stay) {
    return new StayKey(account.value(), stay.value());
  }

  /**
   * For postings that belong to no visit, in books of their own: those of an operator or another
   * party that is no driver.
   *
   * @param party the party's short name
   */
  public static StayKey ofNoStay(String party) {
    var books = UUID.nameUUIDFromBytes(("books of " + party).getBytes(StandardCharsets.UTF_8));
    return new StayKey(books, NO_STAY);
  }

  /** Whether there is no visit. */
  public boolean isOfNoStay() {
    return stayId.equals(NO_STAY);
  }

  /** Whose books. */
  public AccountId account() {
    return new AccountId(accountId);
  }

  /** Which visit. */
  public StayId stay() {
    return new StayId(stayId);
  }
}

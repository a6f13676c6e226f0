package billing.ledger;

import billing.api.AccountId;
import billing.api.StayId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/**
 * A visit in the books of one account. A corrected visit is in those of every account that was
 * charged for it, and owed by at most one of them.
 */
@Embeddable
public record StayKey(
    @Column(name = "account_id") UUID accountId, @Column(name = "stay_id") UUID stayId)
    implements Serializable {

  /** The visit in the account's books. */
  public static StayKey of(AccountId account, StayId stay) {
    return new StayKey(account.value(), stay.value());
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

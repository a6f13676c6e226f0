package billing.ledger;

import billing.api.AccountId;

/**
 * A place where money is: what a driver owes, what an operator earned, what a gateway holds.
 *
 * @param name segmented, for example {@code receivable:5b2…}
 */
public record LedgerAccount(String name) {
  /** Earned by the operator. */
  public static final LedgerAccount INCOME = new LedgerAccount("income");

  /** Taken at the cash desk. */
  public static final LedgerAccount CASH = new LedgerAccount("cash");

  public LedgerAccount {
    if (!name.matches("[a-z]+(:[a-z0-9-]+)*")) {
      throw new IllegalArgumentException("not the name of a ledger account: " + name);
    }
  }

  /** What an account owes. */
  public static LedgerAccount receivable(AccountId account) {
    return new LedgerAccount("receivable:" + account);
  }

  /** What an account has paid beyond the price of its visits. */
  public static LedgerAccount surplus(AccountId account) {
    return new LedgerAccount("surplus:" + account);
  }

  /** What a gateway has taken for us and will pay out. */
  public static LedgerAccount gateway(String gateway) {
    return new LedgerAccount("gateway:" + gateway);
  }
}

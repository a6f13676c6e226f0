package billing.ledger;

import billing.api.AccountId;
import java.util.regex.Pattern;

/**
 * A place where money is: what a driver owes, what a lot earned, what a gateway holds.
 *
 * @param name a kind, and behind a colon whose it is where there are several, for example {@code
 *     receivable:5b2…}; lots, gateways and parties by their short names
 */
public record LedgerAccount(String name) {
  private static final Pattern NAME =
      Pattern.compile(
          "cash|bank|write-off|(income|goodwill)(:[A-Za-z0-9._-]+)?"
              + "|(receivable|surplus):[0-9a-f-]{36}"
              + "|(gateway|advance|refund|fee|payable|reserve):[A-Za-z0-9._-]+");

  /** Taken at a cash desk. */
  public static final LedgerAccount CASH = new LedgerAccount("cash");

  /** On the bank account. */
  public static final LedgerAccount BANK = new LedgerAccount("bank");

  /** Owed by drivers, and given up. */
  public static final LedgerAccount WRITE_OFF = new LedgerAccount("write-off");

  public LedgerAccount {
    if (!NAME.matcher(name).matches()) {
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

  /**
   * Earned by visits to a lot.
   *
   * @param lot the lot's id; empty for visits that were told when billing did not know lots yet
   */
  public static LedgerAccount income(String lot) {
    return new LedgerAccount(lot.isEmpty() ? "income" : "income:" + lot);
  }

  /**
   * Given back of what visits to a lot earned, out of goodwill or because a dispute was decided so.
   *
   * @param lot as above
   */
  public static LedgerAccount goodwill(String lot) {
    return new LedgerAccount(lot.isEmpty() ? "goodwill" : "goodwill:" + lot);
  }

  /** What a gateway has taken for us and will pay out. */
  public static LedgerAccount gateway(String gateway) {
    return new LedgerAccount("gateway:" + gateway);
  }

  /** What a gateway has paid from its own money (垫付) until the payer repays it. */
  public static LedgerAccount advance(String gateway) {
    return new LedgerAccount("advance:" + gateway);
  }

  /** What a gateway was ordered to give back to payers and has not given back yet. */
  public static LedgerAccount refund(String gateway) {
    return new LedgerAccount("refund:" + gateway);
  }

  /** What a gateway keeps for its work. */
  public static LedgerAccount fee(String gateway) {
    return new LedgerAccount("fee:" + gateway);
  }

  /** What a party is to be paid: an operator, a street office, an owner of shared spaces. */
  public static LedgerAccount payable(String party) {
    return new LedgerAccount("payable:" + party);
  }

  /** What is held back of what a party is to be paid. */
  public static LedgerAccount reserve(String party) {
    return new LedgerAccount("reserve:" + party);
  }

  /** Whether only this account's own books can hold it. */
  boolean isDrivers() {
    return name.startsWith("receivable:") || name.startsWith("surplus:");
  }
}

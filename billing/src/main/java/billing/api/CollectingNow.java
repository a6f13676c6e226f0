package billing.api;

import io.smallrye.mutiny.Uni;

/** Has collected what an account owes, because its driver wants to pay now. */
public interface CollectingNow {
  /**
   * Has everything collected that the account owes and nobody is collecting, also what gateways
   * refused before. What waits for the driver's yes still waits: it is said by {@link
   * Confirmations}. Asking twice takes nothing twice, because a visit has one order at a time.
   *
   * @param gateway who is asked first, whatever it has refused before; the others follow in their
   *     order. It changes nothing when nobody pays there
   */
  Uni<Void> collect(AccountId account, String gateway);
}

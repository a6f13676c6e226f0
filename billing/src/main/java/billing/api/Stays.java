package billing.api;

import io.smallrye.mutiny.Uni;

/**
 * The door for facts. Every call is idempotent: the same fact told again changes nothing, and a
 * completed {@code Uni} means that the fact is stored.
 */
public interface Stays {
  /** Remembers a car's entry, so that gateways can be told. */
  Uni<Void> began(StayBegan fact);

  /**
   * Prices the stay, posts the charge and starts collecting it. Once per stay and revision; a
   * revision that a newer one has overtaken changes nothing.
   *
   * @return fails with {@link IllegalArgumentException} when the tariff is unknown, or when the
   *     same stay and revision came before with other facts
   */
  Uni<Void> ended(StayEnded fact);

  /** Remembers who pays for an account, and collects what the account owes. */
  Uni<Void> payerBound(PayerBound fact);
}

package billing.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/**
 * Where an account can be reached beside its payer's WeChat. Addresses go in and are never told
 * again.
 */
public interface Contacts {
  /** Which channels are known. */
  Uni<List<Known>> list(AccountId account);

  /**
   * Remembers an address.
   *
   * @param channel {@code sms}, {@code email} or {@code letter-file}
   * @throws IllegalArgumentException when there is no such channel or this is no address of it
   */
  Uni<Void> set(AccountId account, String channel, String address);

  /** Forgets an address; what is not known changes nothing. */
  Uni<Void> erase(AccountId account, String channel);

  /** A channel, and since when it is known. */
  record Known(String channel, Instant since) {}
}

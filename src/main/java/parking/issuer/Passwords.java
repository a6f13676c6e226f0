package parking.issuer;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.security.SecureRandom;
import java.util.Base64;

/** Hashes of passwords, which take time on purpose and so are made on a thread of their own. */
final class Passwords {
  /** Two to this power rounds: about a tenth of a second. */
  private static final int COST = 11;

  private static final int RANDOM_BYTES = 15;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Of no password. Whoever has none is checked against it, so that time tells nothing. */
  private static final String NOBODYS = BcryptUtil.bcryptHash(random(), COST);

  private Passwords() {}

  /** Twenty random characters. */
  static String random() {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static Uni<String> hash(String password) {
    return slowly(() -> BcryptUtil.bcryptHash(password, COST));
  }

  /**
   * Whether it is the password of this hash.
   *
   * @param hash null where there is none, which takes as long
   */
  static Uni<Boolean> matches(String password, String hash) {
    return slowly(
        () -> BcryptUtil.matches(password, hash == null ? NOBODYS : hash) && hash != null);
  }

  private static <T> Uni<T> slowly(java.util.function.Supplier<T> work) {
    return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
}

package billing.arrears;

import billing.api.AccountId;
import billing.api.StayId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The codes with which drivers show that a visit is theirs: 12 of 30 characters that are not taken
 * for one another, 58 bits. Of a code only a hash is kept, and with it when it ends.
 */
@ApplicationScoped
class ClaimCodes {
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRTUVWXY";
  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String FORGET =
      "delete from ClaimCodeRow where key.accountId = :account and expiresAt <= :now";

  private final ArrearsSettings settings;
  private final InstantSource time;

  ClaimCodes(ArrearsSettings settings, InstantSource time) {
    this.settings = settings;
    this.time = time;
  }

  /**
   * What a code shows.
   *
   * @param stay the only visit; empty for all of the account
   */
  record Scope(Optional<StayId> stay) {}

  /** Makes a code; those of the account that have ended are forgotten. */
  Uni<String> issue(Mutiny.Session tx, AccountId account, Scope scope) {
    var code = next();
    var row = new ClaimCodeRow();
    row.key = new ClaimCodeRow.Key(account.value(), hash(account, code));
    row.stayId = scope.stay().map(StayId::value).orElse(null);
    row.issuedAt = time.instant();
    row.expiresAt = row.issuedAt.plus(settings.codesHoldFor());
    return tx.createMutationQuery(FORGET)
        .setParameter("account", account.value())
        .setParameter("now", row.issuedAt)
        .executeUpdate()
        .chain(() -> tx.persist(row))
        .chain(tx::flush)
        .replaceWith(code);
  }

  /** What a code shows of an account; empty when it is none, another account's, or has ended. */
  Uni<Optional<Scope>> find(Mutiny.Session tx, AccountId account, String said) {
    var key = new ClaimCodeRow.Key(account.value(), hash(account, said));
    return tx.find(ClaimCodeRow.class, key)
        .map(
            row ->
                Optional.ofNullable(row)
                    .filter(it -> it.expiresAt.isAfter(time.instant()))
                    .map(it -> new Scope(Optional.ofNullable(it.stayId).map(StayId::new))));
  }

  private static String next() {
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "");
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** With the account in it, so that one table of hashes does not fit all. */
  private static String hash(AccountId account, String code) {
    var plain = code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var text = account + "/" + plain;
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }
}

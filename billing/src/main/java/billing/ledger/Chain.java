package billing.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The end of the chain of an account's postings. Each posting is hashed together with the hash
 * before it: SHA-256 over that hash (nothing for the first), followed by the UTF-8 text of account,
 * number in the chain, debit, credit, fen, stay (empty for none), the microseconds since 1970 at
 * which it occurred and was posted, and cause, with a bar between each two. {@link Auditing}
 * calculates the same in SQL.
 *
 * @param serial how many postings there are
 * @param hash of the last one; empty when there is none
 */
record Chain(long serial, byte[] hash) {
  /** Nothing was posted yet. */
  static final Chain EMPTY = new Chain(0, new byte[0]);

  /** The chain with one posting more. */
  Chain with(Posting posting, Instant postedAt) {
    var digest = sha256();
    digest.update(hash);
    digest.update(text(posting, serial + 1, postedAt).getBytes(StandardCharsets.UTF_8));
    return new Chain(serial + 1, digest.digest());
  }

  static String text(Posting posting, long serial, Instant postedAt) {
    var stay = posting.stay();
    return String.join(
        "|",
        stay.account().toString(),
        Long.toString(serial),
        posting.debit().name(),
        posting.credit().name(),
        Long.toString(posting.amount().count()),
        stay.isOfNoStay() ? "" : stay.stay().toString(),
        Long.toString(micros(posting.at())),
        Long.toString(micros(postedAt)),
        posting.cause());
  }

  /** The database keeps microseconds. */
  static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

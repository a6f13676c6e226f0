package parking.sessions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import parking.plates.Plate;
import parking.plates.PlateSeal;
import parking.plates.SubstitutePlates;

/** The phones that stand for cars without a plate in one lot. Of a token only a hash is kept. */
final class Phones {
  private static final int TOKEN_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String FIND =
      "select plate_sealed from phone where lot_id = $1 and token_sha256 = $2";
  private static final String PUT =
      """
      insert into phone (lot_id, token_sha256, plate_hash, plate_sealed, made_at)
      values ($1, $2, $3, $4, $5)""";

  private final SqlConnection tx;
  private final String lot;
  private final PlateSeal seal;

  Phones(SqlConnection tx, String lot, PlateSeal seal) {
    this.seal = seal;
    this.tx = tx;
    this.lot = lot;
  }

  /**
   * A phone and the car that it stands for.
   *
   * @param token what the phone knows; nobody else does
   */
  record Phone(String token, Plate plate) {}

  Uni<Optional<Phone>> find(String token) {
    return tx.preparedQuery(FIND)
        .execute(Tuple.of(lot, hash(token)))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(
                        new Phone(
                            token, new Plate(seal.open(rows.iterator().next().getString(0))))));
  }

  /** A phone that was not known before. */
  Uni<Phone> make(Instant now) {
    var bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var phone = new Phone(token, SubstitutePlates.next(RANDOM));
    var plate = phone.plate().text();
    var row =
        Tuple.of(lot, hash(token), seal.hash(plate), seal.seal(plate), SessionColumns.time(now));
    return tx.preparedQuery(PUT).execute(row).replaceWith(phone);
  }

  private static String hash(String token) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }
}

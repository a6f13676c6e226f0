package parking.issuer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import parking.clock.RealTime;
import parking.database.Ids;
import parking.database.Transactions;

/**
 * Log-ins that can still be renewed. A code and a refresh token are taken once; who shows one a
 * second time has it from somebody else, so the whole log-in ends.
 */
@ApplicationScoped
public class LogIns {
  private static final Duration CODE_LASTS = Duration.ofMinutes(1);
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private static final String PUT =
      """
      insert into staff_grant (grant_hash, kind, login_id, staff_id, redirect_uri, challenge, nonce,
        begun_at, ends_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";
  private static final String TAKE =
      """
      update staff_grant set taken_at = $3
      where grant_hash = $1 and kind = $2 and taken_at is null and ends_at > $3
      returning login_id, staff_id, begun_at, redirect_uri, challenge, nonce""";
  private static final String END_OF_TAKEN =
      """
      delete from staff_grant where login_id in
        (select login_id from staff_grant where grant_hash = $1 and taken_at is not null)""";
  private static final String END =
      """
      delete from staff_grant where login_id in
        (select login_id from staff_grant where grant_hash = $1)""";
  private static final String END_ALL = "delete from staff_grant where staff_id = $1";
  private static final String FORGET = "delete from staff_grant where ends_at < $1";

  private final Transactions transactions;
  private final InstantSource clock;
  private final IssuerSettings settings;

  LogIns(Transactions transactions, @RealTime InstantSource clock, IssuerSettings settings) {
    this.transactions = transactions;
    this.clock = clock;
    this.settings = settings;
  }

  /** What a code was asked for with. */
  record Asked(String redirect, String challenge, Optional<String> nonce) {}

  /**
   * A log-in.
   *
   * @param asked of a code
   */
  record LogIn(UUID id, String staff, Instant begunAt, Optional<Asked> asked) {}

  /** Begins a log-in of somebody who has shown the password; what is ended is forgotten. */
  Uni<String> begin(String staff, Asked asked) {
    var now = clock.instant();
    var logIn = new LogIn(Ids.next(), staff, now, Optional.of(asked));
    return transactions
        .single(FORGET, Tuple.of(time(now.minus(settings.logInLasts()))))
        .chain(() -> put("CODE", logIn, now.plus(CODE_LASTS)));
  }

  /** A refresh token, which ends when the log-in does. */
  Uni<String> renewable(LogIn logIn) {
    return put("REFRESH", logIn, logIn.begunAt().plus(settings.logInLasts()));
  }

  private Uni<String> put(String kind, LogIn logIn, Instant ends) {
    var secret = random();
    var asked = logIn.asked().filter(it -> kind.equals("CODE"));
    var row =
        Tuple.of(hash(secret), kind, logIn.id(), logIn.staff())
            .addString(asked.map(Asked::redirect).orElse(null))
            .addString(asked.map(Asked::challenge).orElse(null))
            .addString(asked.flatMap(Asked::nonce).orElse(null))
            .addOffsetDateTime(time(logIn.begunAt()))
            .addOffsetDateTime(time(ends));
    return transactions.single(PUT, row).replaceWith(secret);
  }

  /** Takes a code, if it is one that was not taken yet. */
  Uni<Optional<LogIn>> takeCode(String secret) {
    return take("CODE", secret);
  }

  /** Takes a refresh token, if it is one that was not taken yet. */
  Uni<Optional<LogIn>> takeRefresh(String secret) {
    return take("REFRESH", secret);
  }

  private Uni<Optional<LogIn>> take(String kind, String secret) {
    var hash = hash(secret);
    return transactions
        .single(TAKE, Tuple.of(hash, kind, time(clock.instant())))
        .chain(
            rows ->
                rows.rowCount() == 1
                    ? Uni.createFrom().item(Optional.of(logIn(rows.iterator().next())))
                    : transactions
                        .single(END_OF_TAKEN, Tuple.of(hash))
                        .replaceWith(Optional.<LogIn>empty()));
  }

  private static LogIn logIn(Row row) {
    var asked =
        Optional.ofNullable(row.getString(3))
            .map(uri -> new Asked(uri, row.getString(4), Optional.ofNullable(row.getString(5))));
    return new LogIn(row.getUUID(0), row.getString(1), row.getOffsetDateTime(2).toInstant(), asked);
  }

  /** Ends the log-in that a code or refresh token came from. */
  Uni<Void> end(String secret) {
    return transactions.single(END, Tuple.of(hash(secret))).replaceWithVoid();
  }

  /** Ends every log-in of somebody; none can be renewed any more. */
  public Uni<Void> endAll(String staff) {
    return transactions.single(END_ALL, Tuple.of(staff)).replaceWithVoid();
  }

  static String random() {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return URL.encodeToString(bytes);
  }

  /** SHA-256 in base64url without padding, as RFC 7636 wants challenges. */
  static String hash(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return URL.encodeToString(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

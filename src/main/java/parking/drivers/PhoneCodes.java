package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import parking.database.Transactions;
import parking.database.Values;
import parking.problems.Problem;

/** One-time codes that show that somebody has a phone. Codes are kept as keyed hashes. */
@ApplicationScoped
public class PhoneCodes {
  private static final String KIND = "phone";
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final String LOCK =
      "select 1 from pg_advisory_xact_lock(hashtextextended('driver-code/' || $1, 0))";
  private static final String SENT =
      "select sent_today, day_began, again_at from driver_code where phone_key = $1";
  private static final String PUT =
      """
      insert into driver_code (phone_key, code_key, sent_at, again_at, ends_at, tries_left,
        sent_today, day_began)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (phone_key) do update set code_key = $2, sent_at = $3, again_at = $4,
        ends_at = $5, tries_left = $6, sent_today = $7, day_began = $8""";
  private static final String TRY =
      """
      update driver_code set tries_left = tries_left - 1
      where phone_key = $1 and tries_left > 0 and ends_at > $2
      returning code_key, tries_left""";
  private static final String AGAIN = "select again_at from driver_code where phone_key = $1";
  private static final String USED =
      "update driver_code set tries_left = 0, ends_at = $2 where phone_key = $1";

  private final Transactions transactions;
  private final PersonalText personal;
  private final DriverSettings settings;
  private final InstantSource time;

  PhoneCodes(
      Transactions transactions,
      PersonalText personal,
      DriverSettings settings,
      InstantSource time) {
    this.transactions = transactions;
    this.personal = personal;
    this.settings = settings;
    this.time = time;
  }

  /**
   * A code to be sent; never printed.
   *
   * @param shown the phone, masked
   */
  public record Code(String phone, String digits, String shown, Instant endsAt, Instant againAt) {
    @Override
    public String toString() {
      return "Code[" + shown + "]";
    }
  }

  /**
   * Makes a code, which takes the place of the one before.
   *
   * @return fails with a {@link Problem} when this is no phone, or was sent a code just now
   */
  public Uni<Code> make(String phone) {
    if (!CodeRules.isPhone(phone)) {
      throw Problem.malformed("phone: the 11 digits of a mainland mobile phone are needed.");
    }
    var key = personal.key(KIND, phone);
    var now = time.instant();
    var digits = Tokens.nextCode();
    return transactions.direct(
        tx ->
            tx.preparedQuery(LOCK)
                .execute(Values.of(key))
                .chain(() -> tx.preparedQuery(SENT).execute(Values.of(key)))
                .map(rows -> next(Values.first(rows, PhoneCodes::sent), now))
                .call(
                    next ->
                        tx.preparedQuery(PUT)
                            .execute(
                                Values.of(
                                    key,
                                    codeKey(phone, digits),
                                    now,
                                    next.againAt(),
                                    now.plus(settings.codeFor()),
                                    CodeRules.TRIES,
                                    next.sentToday(),
                                    next.dayBegan())))
                .map(
                    next ->
                        new Code(
                            phone,
                            digits,
                            CodeRules.masked(phone),
                            now.plus(settings.codeFor()),
                            next.againAt())));
  }

  private CodeRules.Sent next(Optional<CodeRules.Sent> sent, Instant now) {
    CodeRules.waitsUntil(sent, settings.codesADayByPhone(), now)
        .ifPresent(
            until -> {
              throw tooMany(Duration.between(now, until));
            });
    return CodeRules.next(sent, now);
  }

  private static Problem tooMany(Duration wait) {
    return Problem.tooOften(
        "too-many", "This phone was sent a code just now. Ask again later.", wait);
  }

  private static CodeRules.Sent sent(Row row) {
    return new CodeRules.Sent(
        row.getInteger("sent_today"),
        Values.instant(row, "day_began"),
        Values.instant(row, "again_at"));
  }

  private String codeKey(String phone, String digits) {
    return personal.key("log-in-code/" + phone, digits);
  }

  /**
   * Takes a code, which is worth nothing any more then.
   *
   * @return fails with a {@link Problem} when it is not the phone's newest code
   */
  public Uni<Void> take(String phone, String digits) {
    if (!CodeRules.isPhone(phone) || digits == null) {
      throw Problem.malformed("phone and code: 11 and 6 digits are needed.");
    }
    var key = personal.key(KIND, phone);
    var now = time.instant();
    return transactions
        .single(TRY, Values.of(key, now))
        .chain(
            rows -> {
              var tried = Values.first(rows, row -> row);
              if (tried.isEmpty()) {
                return locked(key, now);
              }
              return isSame(tried.get().getString("code_key"), codeKey(phone, digits))
                  ? transactions.single(USED, Values.of(key, now)).replaceWithVoid()
                  : Uni.createFrom().failure(wrong(tried.get().getInteger("tries_left")));
            });
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem wrong(int triesLeft) {
    return Problem.unprocessable("wrong-code", "This is not the code that was sent.")
        .with("triesLeft", triesLeft);
  }

  /** There is no code, it has ended, or was tried too often: a new one is needed. */
  private Uni<Void> locked(String key, Instant now) {
    return transactions
        .single(AGAIN, Values.of(key))
        .map(rows -> Values.first(rows, row -> Values.instant(row, "again_at")).orElse(now))
        .chain(
            again ->
                Uni.createFrom()
                    .failure(
                        Problem.tooOften(
                            "locked",
                            "No code of this phone can be tried any more. Ask for a new one.",
                            again.isAfter(now) ? Duration.between(now, again) : SOON)));
  }
}

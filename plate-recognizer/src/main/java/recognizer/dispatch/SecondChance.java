package recognizer.dispatch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import recognizer.keys.Signing;

/** Learns from an answer that refuses a signature how to sign so that the next one is taken. */
final class SecondChance {
  private static final System.Logger LOG = System.getLogger(SecondChance.class.getName());
  private static final int UNAUTHORIZED = 401;

  private final Signing signing;

  SecondChance(Signing signing) {
    this.signing = signing;
  }

  /** Whether the same request, signed anew, may be taken. */
  boolean isWorthIt(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() != UNAUTHORIZED) {
      return false;
    }
    return switch (type(answer.body())) {
      case "/problems/signature-clock" -> goesByDateOf(answer);
      case "/problems/signature-replayed" -> true;
      case "/problems/key-ended", "/problems/key-revoked" ->
          signing.isReplaced() || signing.isRescued();
      case "/problems/key-unknown" -> signing.isReplaced();
      default -> false;
    };
  }

  private boolean goesByDateOf(HttpResponse<byte[]> answer) {
    Optional<Instant> told = answer.headers().firstValue("Date").flatMap(RetryAfter::date);
    told.ifPresent(this::goBy);
    return told.isPresent();
  }

  private void goBy(Instant told) {
    Duration ahead = signing.goBy(told);
    LOG.log(
        Level.WARNING,
        "This device''s clock is {0} s {1} the service''s. Requests are signed by the"
            + " service''s time from now on; let both machines take their time"
            + " from the same server (NTP).",
        ahead.abs().toSeconds(),
        ahead.isNegative() ? "behind" : "ahead of");
  }

  private static String type(byte[] body) {
    try {
      return ReadingJson.parse(body).path("type").asText();
    } catch (IOException e) {
      return "";
    }
  }
}

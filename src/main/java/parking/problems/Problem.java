package parking.problems;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request that cannot be met, told as RFC 9457 has it. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;
  private final String title;
  private final Duration pause;
  private final transient Map<String, Object> more = new LinkedHashMap<>();
  private String challenge = "Bearer";
  private transient Instant at;

  private Problem(int status, String type, String title, String detail) {
    this(status, type, title, detail, Duration.ZERO);
  }

  private Problem(int status, String type, String title, String detail, Duration pause) {
    super(detail);
    this.status = status;
    this.type = type;
    this.title = title;
    this.pause = pause;
  }

  /** The request itself is wrong; the detail names the thing and says what to do. */
  public static Problem malformed(String detail) {
    return new Problem(400, "malformed-request", "The request cannot be understood", detail);
  }

  /** Who asks has not shown that it may. */
  public static Problem forbidden(String type, String detail) {
    return new Problem(403, type, "This is not allowed", detail);
  }

  /** What the request names does not exist. */
  public static Problem unknown(String type, String detail) {
    return new Problem(404, type, "There is no such thing", detail);
  }

  /** The request contradicts what is stored. */
  public static Problem conflict(String type, String detail) {
    return new Problem(409, type, "The request contradicts what is stored", detail);
  }

  /** The request is larger than it may be. */
  public static Problem tooLarge(String detail) {
    return new Problem(413, "too-large", "The request is too large", detail);
  }

  /** The request is understood, and what it asks for is not possible. */
  public static Problem unprocessable(String type, String detail) {
    return new Problem(422, type, "The request cannot be met", detail);
  }

  /** One place is asked too often; whoever asks again should wait so long. */
  public static Problem tooOften(String detail, Duration pause) {
    return new Problem(429, "too-often", "Too many have asked", detail, pause);
  }

  /** The same about something that has a name of its own. */
  public static Problem tooOften(String type, String detail, Duration pause) {
    return new Problem(429, type, "Too many have asked", detail, pause);
  }

  /** Something that is asked elsewhere does not answer. */
  public static Problem silent(String type, String detail) {
    return new Problem(503, type, "Something elsewhere does not answer", detail);
  }

  /** Too many ask at once. */
  public static Problem busy(String detail) {
    return busy(detail, Duration.ZERO);
  }

  /** Too many ask at once; whoever asks again should wait so long. */
  public static Problem busy(String detail, Duration pause) {
    return new Problem(503, "busy", "Too many ask at once", detail, pause);
  }

  /** Who asks has not shown who that is. */
  static Problem unauthorized(String detail) {
    return new Problem(401, "unauthorized", "It is not known who asks", detail);
  }

  /** Who asks has not signed the request as it should be. */
  public static Problem unsigned(String type, String detail) {
    var problem = new Problem(401, type, "It is not known who asks", detail);
    problem.challenge = "Signature";
    return problem;
  }

  /** The HTTP layer has no use for the request. */
  static Problem refused(int status, String title) {
    return new Problem(status, "refused", title, "The server answers " + title + ".");
  }

  /** The same with a member more, which says what went wrong in a form for programs. */
  public Problem with(String name, Object value) {
    more.put(name, value);
    return this;
  }

  /** The same, telling what time it is. */
  public Problem at(Instant now) {
    at = now;
    return this;
  }

  /** The time that the answer tells, if it tells one. */
  Optional<Instant> at() {
    return Optional.ofNullable(at);
  }

  /** How somebody could show who asks, where that is not known. */
  String challenge() {
    return challenge;
  }

  /** What it says beside the standard members. */
  Map<String, Object> more() {
    return more == null ? Map.of() : more;
  }

  /** After how many whole seconds it may be tried again, if the answer says so. */
  Optional<Long> retryAfterSeconds() {
    return Optional.of(pause)
        .filter(wait -> !wait.isZero())
        .map(wait -> wait.plusMillis(999).toSeconds());
  }

  int status() {
    return status;
  }

  String type() {
    return "/problems/" + type;
  }

  String title() {
    return title;
  }
}

package billing.gateways.guarding;

/**
 * A call without a usable answer, in words of our own. The exceptions of gateways' libraries quote
 * whole requests, plates included, and libraries between here and there log what passes through
 * them; so each one is replaced where it arises, and not kept as a cause.
 */
public final class CallFailed extends RuntimeException {
  private final Kind kind;
  private final Said said;

  /** What kind of failure it is. */
  public enum Kind {
    /** The gateway has dealt with the request and answered no. */
    REFUSED,
    /** The gateway could not deal with the request, or wants fewer of them. */
    TROUBLED,
    /** The gateway could not deal with the request and wants the very same one again. */
    ASKS_AGAIN,
    /** The answer did not come, or not whole. */
    NETWORK,
    /** The answer came, and cannot be trusted or understood. */
    UNUSABLE
  }

  /**
   * A gateway's error.
   *
   * @param status the HTTP status
   * @param code the gateway's code; empty when it gave none
   * @param message the gateway's message, which may quote a plate
   */
  public record Said(int status, String code, String message) {
    private static final Said NOTHING = new Said(0, "", "");

    public Said {
      code = code == null ? "" : code;
      message = message == null ? "" : message;
    }
  }

  private CallFailed(Kind kind, Said said, String why) {
    super(why);
    this.kind = kind;
    this.said = said;
  }

  /** The gateway answered with an error. */
  public static CallFailed error(Kind kind, Said said) {
    return new CallFailed(
        kind, said, "the gateway answered %d %s".formatted(said.status(), said.code()));
  }

  /** No answer, or half of one. */
  public static CallFailed network(String why) {
    return new CallFailed(Kind.NETWORK, Said.NOTHING, why);
  }

  /** An answer that is worth nothing. */
  public static CallFailed unusable(String why) {
    return new CallFailed(Kind.UNUSABLE, Said.NOTHING, why);
  }

  public Kind kind() {
    return kind;
  }

  /** The gateway's error; without status and code when it answered none. */
  public Said said() {
    return said;
  }

  /** Whether the gateway, and not our request, is to blame. */
  boolean isTheirFault() {
    return kind != Kind.REFUSED;
  }
}

package billing.sandbox;

/** The channel's documented way to say no: an HTTP status with a code and a message. */
final class Refusal extends RuntimeException {
  private final int status;
  private final String code;

  Refusal(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Refusal badParameter(String message) {
    return new Refusal(400, "PARAM_ERROR", message);
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, "INVALID_REQUEST", message);
  }

  /** The scene does not fit the entry: accepted already, or told differently at entry. */
  static Refusal mismatch() {
    return badRequest("场景信息和停车入场id不匹配");
  }

  /** The entry is unknown, not the plate's newest, or has been charged. */
  static Refusal noSuchEntry() {
    return badRequest("停车入场id不存在");
  }

  static Refusal notFound(String message) {
    return new Refusal(404, "NOT_FOUND", message);
  }

  /** As the calls about refunds word it. */
  static Refusal noSuchResource(String message) {
    return new Refusal(404, "RESOURCE_NOT_EXISTS", message);
  }

  static Refusal badSignature(String message) {
    return new Refusal(401, "SIGN_ERROR", message);
  }

  /** The refusal that a code stands for, with the status the channel sends it with. */
  static Refusal ofCode(String code) {
    return new Refusal(statusOf(code), code, "simulated " + code);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  private static int statusOf(String code) {
    return switch (code) {
      case "SIGN_ERROR" -> 401;
      case "NO_AUTH", "RULE_LIMIT", "NOT_ENOUGH", "USER_ACCOUNT_ABNORMAL" -> 403;
      case "NOT_FOUND", "RESOURCE_NOT_EXISTS", "MCH_NOT_EXISTS" -> 404;
      case "FREQUENCY_LIMITED" -> 429;
      case "SYSTEM_ERROR" -> 500;
      default -> 400;
    };
  }
}

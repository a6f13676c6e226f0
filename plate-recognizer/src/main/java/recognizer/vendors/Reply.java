package recognizer.vendors;

/**
 * What a camera is answered, with status 200.
 *
 * @param contentType empty for an answer without a body
 */
public record Reply(String contentType, String body) {
  static final Reply EMPTY = new Reply("", "");

  static Reply json(String body) {
    return new Reply("application/json", body);
  }
}

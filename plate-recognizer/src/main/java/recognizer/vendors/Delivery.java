package recognizer.vendors;

/**
 * What a camera sent.
 *
 * @param path of the address or topic that it was sent to
 * @param contentType as the sender states it; empty when it does not
 * @param sender the network address that it came from; empty when a broker stands between
 */
public record Delivery(String path, String contentType, byte[] body, String sender) {
  boolean isMultipart() {
    return contentType.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/form-data");
  }

  boolean isXml() {
    return contentType.toLowerCase(java.util.Locale.ROOT).matches("(text|application)/xml\\b.*");
  }

  /** Cameras send JSON under many names, and under none. */
  boolean mayBeJson() {
    String type = contentType.toLowerCase(java.util.Locale.ROOT);
    return type.isEmpty()
        || type.matches("(text|application)/(json|plain|x-www-form-urlencoded|octet-stream)\\b.*");
  }
}

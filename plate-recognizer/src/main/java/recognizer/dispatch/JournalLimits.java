package recognizer.dispatch;

/**
 * How much a journal may hold. When pictures take too many bytes the oldest go; when there are too
 * many readings new ones are refused.
 */
public record JournalLimits(int readingsMax, long pictureBytesMax) {
  public JournalLimits {
    if (readingsMax < 1 || pictureBytesMax < 0) {
      throw new IllegalArgumentException(
          "journal limits must allow at least one reading and no negative bytes");
    }
  }
}

package recognizer.dispatch;

import java.time.Duration;

/**
 * How much a journal may hold. When pictures take too many bytes the oldest go; when there are too
 * many readings new ones are refused.
 *
 * @param pictureAgeMax pictures that have waited longer are deleted, their readings stay
 */
public record JournalLimits(int readingsMax, long pictureBytesMax, Duration pictureAgeMax) {
  public JournalLimits {
    if (readingsMax < 1 || pictureBytesMax < 0) {
      throw new IllegalArgumentException(
          "journal limits must allow at least one reading and no negative bytes");
    }
  }
}

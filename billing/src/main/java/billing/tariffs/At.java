package billing.tariffs;

import java.util.function.Supplier;

/** Says where in a file something is wrong. */
final class At {
  private At() {}

  /**
   * @throws IllegalArgumentException like the one that {@code what} throws, with the place before
   */
  static <T> T place(String place, Supplier<T> what) {
    try {
      return what.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }
}

package billing.tariffs;

import java.util.function.Supplier;

/** Says where in a document something is wrong. */
final class At {
  private At() {}

  /** Something is wrong at a place of a document. */
  static final class Misplaced extends IllegalArgumentException {
    private final String place;
    private final String words;

    private Misplaced(String place, String words, Throwable cause) {
      super(place + ": " + words, cause);
      this.place = place;
      this.words = words;
    }

    /** The names that lead to it, for example {@code zones.core.rates.small.days[0]}. */
    String place() {
      return place;
    }
  }

  /** What is wrong at a place. */
  static Misplaced wrong(String place, String words) {
    return new Misplaced(place, words, null);
  }

  /**
   * @throws Misplaced like the exception that {@code what} throws, with the place before
   */
  static <T> T place(String place, Supplier<T> what) {
    try {
      return what.get();
    } catch (Misplaced e) {
      throw new Misplaced(place + "." + e.place, e.words, e);
    } catch (IllegalArgumentException e) {
      throw new Misplaced(place, e.getMessage(), e);
    }
  }
}

package parking.sharing;

import java.time.LocalDate;

/**
 * Why something cannot be promised: on a day there would not be enough for it.
 *
 * @param of what there is not enough of
 * @param wanted what would be promised in all
 * @param there what there is
 */
public record Shortage(Of of, LocalDate day, long wanted, long there) {
  /** What there can be too little of. */
  public enum Of {
    CAPACITY(
        "spaces-of-lot", "On %s the offers together would come to %d spaces, and the lot has %d."),
    OFFERS(
        "spaces-offered",
        "On %s the quota would be %d, and the accepted offers have %d spaces. Accept more first."),
    PASSES(
        "passes-sold",
        "On %s %d passes are valid, and only %d guests could be inside. End passes first, or choose"
            + " a later day."),
    QUOTA("quota", "On %s %d passes could be valid at once, and %d guests may be inside."),
    KIND("passes-of-kind", "On %s %d passes of this kind would be valid at once, at most %d are.");

    private final String code;
    private final String words;

    Of(String code, String words) {
      this.code = code;
      this.words = words;
    }

    /** What a problem of this sort is called. */
    String code() {
      return code;
    }
  }

  /** In words, with the figures. */
  public String words() {
    return of.words.formatted(day, wanted, there);
  }
}

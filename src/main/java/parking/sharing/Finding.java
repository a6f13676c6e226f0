package parking.sharing;

import java.util.Map;

/**
 * Whether a rule for shared spaces is kept, in words for a street office.
 *
 * @param words in English
 * @param wordsZh the same in Chinese
 * @param figures what the words say, by name
 */
public record Finding(
    Rule rule, Verdict verdict, String words, String wordsZh, Map<String, Object> figures) {
  public Finding {
    figures = Map.copyOf(figures);
  }

  /** What the notice of Hangzhou of 2025-12-31, in force from 2026-03-31, asks for. */
  public enum Rule {
    /** So many of the spaces are open to others. */
    SHARE_OPEN,
    /** Nobody is refused while a space is free. */
    NO_REFUSAL,
    /** The price is not above that of government-priced lots around. */
    PRICE
  }

  /** How a rule stands. */
  public enum Verdict {
    KEPT,
    BROKEN,
    /** It cannot be told. */
    UNKNOWN
  }
}

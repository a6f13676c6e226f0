package parking.matching;

/** Says quickly which plates are too far apart to be worth a closer look. */
final class Nearness {
  private static final int EDITS = 3;
  private static final int WHOLE_PLATE = 7;

  private final long[] places = new long[Alphabet.SIZE];
  private final int length;
  private final int most;

  Nearness(int[] text) {
    length = text.length;
    most = Math.max(EDITS, WHOLE_PLATE - length);
    for (int i = 0; i < length; i++) {
      places[text[i]] |= 1L << i;
    }
  }

  /** Whether so few characters differ that one may be a misreading of the other. */
  boolean isNear(int[] other) {
    return Math.abs(other.length - length) <= most && edits(other) <= most;
  }

  /**
   * Levenshtein's distance, a column at a time: the bits of two words say where it grows and where
   * it falls from one row to the next, as Myers found in 1999.
   */
  private int edits(int[] other) {
    var grows = -1L;
    var falls = 0L;
    var edits = length;
    for (var character : other) {
      var equal = places[character];
      var vertical = equal | falls;
      var horizontal = (((equal & grows) + grows) ^ grows) | equal;
      var more = falls | ~(horizontal | grows);
      var less = grows & horizontal;
      edits += (int) (more >> (length - 1) & 1) - (int) (less >> (length - 1) & 1);
      more = more << 1 | 1;
      less = less << 1;
      grows = less | ~(vertical | more);
      falls = more & vertical;
    }
    return edits;
  }
}

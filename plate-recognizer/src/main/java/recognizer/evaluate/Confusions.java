package recognizer.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts which character was read as which. A plate is laid beside its reading so that the fewest
 * characters differ; a reading that differs in more than {@value #MOST_EDITS} is of another plate
 * or of none. Single characters are all that is kept: no plate can be made of the counts.
 */
public final class Confusions {
  /** Stands for no character: true and not read, or read where nothing is. */
  private static final char NOTHING = '-';

  private static final int MOST_EDITS = 3;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final int[] platesByEdits = new int[MOST_EDITS + 1];

  /** A plate beside a reading: how many characters to replace, remove or add. */
  private record Beside(String plate, String read, int[][] edits) {
    static Beside of(String plate, String read) {
      int[][] edits = new int[plate.length() + 1][read.length() + 1];
      for (int i = 0; i <= plate.length(); i++) {
        for (int j = 0; j <= read.length(); j++) {
          if (i == 0 || j == 0) {
            edits[i][j] = i + j;
          } else {
            int replaced = edits[i - 1][j - 1] + cost(plate.charAt(i - 1), read.charAt(j - 1));
            edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
          }
        }
      }
      return new Beside(plate, read, edits);
    }

    static int cost(char plate, char read) {
      return plate == read ? 0 : 1;
    }

    int total() {
      return edits[plate.length()][read.length()];
    }

    /** Each true character and what was read in its place. */
    List<String> pairs() {
      List<String> pairs = new ArrayList<>();
      int i = plate.length();
      int j = read.length();
      while (i > 0 || j > 0) {
        boolean isReplaced =
            i > 0
                && j > 0
                && edits[i][j]
                    == edits[i - 1][j - 1] + cost(plate.charAt(i - 1), read.charAt(j - 1));
        boolean isLost = !isReplaced && i > 0 && edits[i][j] == edits[i - 1][j] + 1;
        char truth = isReplaced || isLost ? plate.charAt(--i) : NOTHING;
        char seen = isLost ? NOTHING : read.charAt(--j);
        pairs.add(truth + "," + seen);
      }
      return pairs;
    }
  }

  /** Counts one picture: each plate with the nearest of the answers. */
  public void add(Labelled picture, List<Answer> answers) {
    for (String plate : picture.plates()) {
      answers.stream()
          .map(answer -> Beside.of(plate, answer.text()))
          .min(Comparator.comparingInt(Beside::total))
          .filter(nearest -> nearest.total() <= MOST_EDITS)
          .ifPresent(this::count);
    }
  }

  private void count(Beside nearest) {
    platesByEdits[nearest.total()]++;
    nearest.pairs().forEach(pair -> counts.merge(pair, 1, Integer::sum));
  }

  /**
   * A table {@code true,read,count} with the right ones; {@code -} stands for no character. Lines
   * {@code plates,EDITS,count} tell how many plates had so many characters wrong.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("true,read,count"));
    for (int edits = 0; edits < platesByEdits.length; edits++) {
      lines.add("plates," + edits + "," + platesByEdits[edits]);
    }
    counts.forEach((pair, count) -> lines.add(pair + "," + count));
    return lines;
  }
}

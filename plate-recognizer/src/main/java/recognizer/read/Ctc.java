package recognizer.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decodes the output of a network that was trained with connectionist temporal classification: per
 * column of the line a probability for each character and for none. Searches along the likeliest
 * beginnings, so that a doubtful character is told together with its rivals.
 *
 * @param alphabet characters of the first classes; the class behind them is none
 */
record Ctc(List<String> alphabet) {
  private static final int BEAM = 12;
  private static final int TRANSCRIPTS_MAX = 5;
  private static final double PROBABILITY_MIN = 1e-3;
  private static final double SHARE_MIN = 0.02;

  /** A beginning so much less likely than the best never catches up. */
  private static final double SHARE_OF_BEST_MIN = 1e-5;

  /** Probability of a beginning, ended by a character or by none. */
  private static final class Score {
    private double none;
    private double character;

    double total() {
      return none + character;
    }
  }

  /**
   * Transcripts, likeliest first, at least one. The confidence of each character is that of its
   * whole transcript, so that over all transcripts they add up to the character's own.
   *
   * @param probabilities column by column, each with all classes
   */
  List<Transcript> decode(float[] probabilities) {
    int classes = alphabet.size() + 1;
    Map<String, Score> beam = new HashMap<>();
    beam.computeIfAbsent("", k -> new Score()).none = 1;
    for (int from = 0; from + classes <= probabilities.length; from += classes) {
      beam = pruned(step(beam, probabilities, from));
    }
    double total = beam.values().stream().mapToDouble(Score::total).sum();
    List<Transcript> transcripts = new ArrayList<>();
    beam.entrySet().stream()
        .sorted(Comparator.comparingDouble(e -> -e.getValue().total()))
        .limit(TRANSCRIPTS_MAX)
        .filter(e -> transcripts.isEmpty() || e.getValue().total() >= SHARE_MIN * total)
        .forEach(e -> transcripts.add(transcript(e.getKey(), e.getValue().total() / total)));
    return transcripts;
  }

  private Map<String, Score> step(Map<String, Score> beam, float[] probabilities, int from) {
    int[] likely = likely(probabilities, from);
    double none = probabilities[from + alphabet.size()];
    Map<String, Score> next = new HashMap<>();
    beam.forEach(
        (text, score) -> {
          next.computeIfAbsent(text, k -> new Score()).none += score.total() * none;
          for (int c : likely) {
            extend(next, text, score, alphabet.get(c), probabilities[from + c]);
          }
        });
    return next;
  }

  /** The characters worth a look in a column; mostly there are none or one. */
  private int[] likely(float[] probabilities, int from) {
    int[] likely = new int[alphabet.size()];
    int count = 0;
    for (int c = 0; c < alphabet.size(); c++) {
      if (probabilities[from + c] >= PROBABILITY_MIN) {
        likely[count++] = c;
      }
    }
    return Arrays.copyOf(likely, count);
  }

  /** The same character again means one of them, unless there was none between. */
  private static void extend(
      Map<String, Score> next, String text, Score score, String character, double p) {
    boolean isRepeated = text.endsWith(character);
    if (isRepeated) {
      next.computeIfAbsent(text, k -> new Score()).character += score.character * p;
    }
    double before = isRepeated ? score.none : score.total();
    next.computeIfAbsent(text + character, k -> new Score()).character += before * p;
  }

  private static Map<String, Score> pruned(Map<String, Score> beam) {
    if (beam.size() == 1) {
      beam.values()
          .forEach(
              only -> {
                double total = only.total();
                only.none /= total;
                only.character /= total;
              });
      return beam;
    }
    double best = beam.values().stream().mapToDouble(Score::total).max().orElse(1);
    Map<String, Score> kept = new HashMap<>();
    beam.entrySet().stream()
        .filter(e -> e.getValue().total() >= best * SHARE_OF_BEST_MIN)
        .sorted(Comparator.comparingDouble(e -> -e.getValue().total()))
        .limit(BEAM)
        .forEach(
            e -> {
              e.getValue().none /= best; // keeps small numbers away from nothing
              e.getValue().character /= best;
              kept.put(e.getKey(), e.getValue());
            });
    return kept;
  }

  private static Transcript transcript(String text, double share) {
    double confidence = Math.min(1, share);
    return new Transcript(
        text.codePoints().mapToObj(c -> new Symbol(Character.toString(c), confidence)).toList());
  }
}

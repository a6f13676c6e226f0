package recognizer.vote;

import java.util.List;
import java.util.stream.Collectors;
import recognizer.read.PlateRead;
import recognizer.read.Symbol;

/**
 * How far to trust a voted plate. The weakest character sets the start; readers that work in
 * different ways and still agree take most of the doubt away, as do several frames; a text that
 * fits no format, or that two readers never agreed on, stays below what a bill needs, and so does
 * whatever a single reader says.
 */
record Certainty(List<PlateRead> reads, List<Symbol> symbols) {
  private static final double CAP_IMPLAUSIBLE = 0.5;
  private static final double CAP_DISPUTED = 0.7;
  private static final double CAP_ONE_READER = 0.85;
  private static final double DOUBT_LEFT_BY_AGREEMENT = 0.1;
  private static final double DOUBT_LEFT_BY_FRAMES = 0.5;
  private static final int FRAMES_AGREEING_MIN = 3;

  double of(boolean isPlausible) {
    double confidence = symbols.stream().mapToDouble(Symbol::confidence).min().orElse(0);
    String text = symbols.stream().map(Symbol::text).collect(Collectors.joining());
    boolean hasTwoReaders = reads.stream().anyMatch(r -> r.transcripts().size() > 1);
    long unanimous = reads.stream().filter(r -> isUnanimous(r, text)).count();
    if (hasTwoReaders && unanimous > 0) {
      confidence = 1 - (1 - confidence) * DOUBT_LEFT_BY_AGREEMENT;
    }
    if (unanimous >= FRAMES_AGREEING_MIN) {
      confidence = 1 - (1 - confidence) * DOUBT_LEFT_BY_FRAMES;
    }
    if (hasTwoReaders && unanimous == 0) {
      confidence = Math.min(confidence, CAP_DISPUTED);
    }
    if (!hasTwoReaders) {
      confidence = Math.min(confidence, CAP_ONE_READER);
    }
    return isPlausible ? confidence : Math.min(confidence, CAP_IMPLAUSIBLE);
  }

  private static boolean isUnanimous(PlateRead read, String text) {
    return read.transcripts().stream().allMatch(t -> t.get(0).text().equals(text));
  }
}

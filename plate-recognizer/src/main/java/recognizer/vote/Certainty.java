package recognizer.vote;

import java.util.List;
import java.util.stream.Collectors;
import recognizer.read.PlateRead;
import recognizer.read.Symbol;

/**
 * How far to trust a voted plate: how often such readings were right. Where readers that work in
 * different ways agree, what counts is how sure the network was in the surest of these frames, for
 * Tesseract's own confidence tells nothing more; else the votes behind the weakest character.
 * Several frames take away half of the doubt; a text that fits no format, or that two readers never
 * agreed on, stays below what a bill needs, and so does whatever a single reader says.
 */
record Certainty(List<PlateRead> reads, List<Support> support) {
  private static final Calibration AGREED = Calibration.of("agreed");
  private static final Calibration DISPUTED = Calibration.of("disputed");
  private static final double CAP_IMPLAUSIBLE = 0.5;
  private static final double CAP_DISPUTED = 0.95;
  private static final double CAP_ONE_READER = 0.85;
  private static final double DOUBT_LEFT_BY_FRAMES = 0.5;
  private static final int FRAMES_AGREEING_MIN = 3;

  double of(boolean isPlausible) {
    String text = support.stream().map(Support::character).collect(Collectors.joining());
    List<PlateRead> unanimous =
        reads.stream().filter(read -> hasTwoReaders(read) && isUnanimous(read, text)).toList();
    double confidence = unanimous.isEmpty() ? disputed() : agreed(unanimous);
    return isPlausible ? confidence : Math.min(confidence, CAP_IMPLAUSIBLE);
  }

  private static double agreed(List<PlateRead> unanimous) {
    double score = unanimous.stream().mapToDouble(PlateRead::networkWeakest).max().orElse(0);
    double doubt = 1 - AGREED.confidence(score);
    return 1 - (unanimous.size() >= FRAMES_AGREEING_MIN ? doubt * DOUBT_LEFT_BY_FRAMES : doubt);
  }

  private double disputed() {
    double score = support.stream().mapToDouble(Support::share).min().orElse(0);
    boolean isOneReader = reads.stream().noneMatch(Certainty::hasTwoReaders);
    return Math.min(DISPUTED.confidence(score), isOneReader ? CAP_ONE_READER : CAP_DISPUTED);
  }

  private static boolean hasTwoReaders(PlateRead read) {
    return read.transcripts().size() > 1;
  }

  /** The characters with a confidence each, none less sure than the plate as a whole. */
  List<Symbol> characters(double whole) {
    return support.stream()
        .map(one -> new Symbol(one.character(), Math.max(whole, one.confidence())))
        .toList();
  }

  private static boolean isUnanimous(PlateRead read, String text) {
    return read.transcripts().stream().allMatch(t -> t.get(0).text().equals(text));
  }
}

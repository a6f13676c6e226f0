package recognizer.vote;

import java.util.List;
import java.util.stream.Collectors;
import recognizer.read.PlateRead;
import recognizer.read.Symbol;

/**
 * How far to trust a voted plate: how often readings whose weakest character had so much support
 * were right. Readers that work in different ways and agree have a curve of their own; several
 * frames take away half of the doubt; a text that fits no format, or that two readers never agreed
 * on, stays below what a bill needs, and so does whatever a single reader says.
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
    double score = support.stream().mapToDouble(Support::share).min().orElse(0);
    String text = support.stream().map(Support::character).collect(Collectors.joining());
    boolean hasTwoReaders = reads.stream().anyMatch(r -> r.transcripts().size() > 1);
    long unanimous = hasTwoReaders ? reads.stream().filter(r -> isUnanimous(r, text)).count() : 0;
    double confidence =
        unanimous > 0
            ? AGREED.confidence(score)
            : Math.min(DISPUTED.confidence(score), hasTwoReaders ? CAP_DISPUTED : CAP_ONE_READER);
    if (unanimous >= FRAMES_AGREEING_MIN) {
      confidence = 1 - (1 - confidence) * DOUBT_LEFT_BY_FRAMES;
    }
    return isPlausible ? confidence : Math.min(confidence, CAP_IMPLAUSIBLE);
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

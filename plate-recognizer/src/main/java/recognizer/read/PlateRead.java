package recognizer.read;

import java.util.List;
import recognizer.detect.PlateFound;

/**
 * A plate in one frame with what each reader made of it.
 *
 * @param transcripts per reader, the strongest reader first; likeliest first, at least one
 * @param sharpness mean step from pixel to pixel of the line image along its rows, in grey levels
 */
public record PlateRead(PlateFound plate, List<List<Transcript>> transcripts, double sharpness) {
  private static final int SHORTEST = 7;

  public PlateRead {
    transcripts = List.copyOf(transcripts);
  }

  /** Whether all readers, at least two, give the same text, long enough for a plate. */
  public boolean isAgreed() {
    String text = transcripts.get(0).get(0).text();
    return text.length() >= SHORTEST
        && transcripts.size() > 1
        && transcripts.stream().allMatch(reader -> reader.get(0).text().equals(text));
  }

  /** How sure the strongest reader is; a text too short for a plate counts little. */
  public double networkConfidence() {
    Transcript best = transcripts.get(0).get(0);
    return best.confidence() * (best.symbols().size() >= SHORTEST ? 1 : 0.1);
  }
}

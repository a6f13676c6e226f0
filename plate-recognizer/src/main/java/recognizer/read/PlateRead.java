package recognizer.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * Several looks at one plate as one, each counted by how sure the network is of it. The plate is
   * that of the surest look.
   */
  static PlateRead merged(List<PlateRead> looks) {
    double total = looks.stream().mapToDouble(PlateRead::networkConfidence).sum();
    PlateRead surest =
        looks.stream()
            .max(Comparator.comparingDouble(PlateRead::networkConfidence))
            .orElseThrow(() -> new IllegalArgumentException("there is no look"));
    if (total == 0) {
      return surest;
    }
    List<List<Transcript>> readers = new ArrayList<>();
    for (int reader = 0; reader < surest.transcripts.size(); reader++) {
      Map<String, Transcript> texts = new LinkedHashMap<>();
      for (PlateRead look : looks) {
        double share = look.networkConfidence() / total;
        for (Transcript transcript : look.transcripts.get(reader)) {
          texts.merge(transcript.text(), transcript.weakened(share), Transcript::strengthened);
        }
      }
      readers.add(
          texts.values().stream()
              .sorted(Comparator.comparingDouble(Transcript::weakest).reversed())
              .toList());
    }
    return new PlateRead(surest.plate, readers, surest.sharpness);
  }

  /** Whether all readers, at least two, give the same text, long enough for a plate. */
  public boolean isAgreed() {
    String text = transcripts.get(0).get(0).text();
    return text.length() >= SHORTEST
        && transcripts.size() > 1
        && transcripts.stream().allMatch(reader -> reader.get(0).text().equals(text));
  }

  /** How sure the strongest reader is; a text too short for a plate counts little. */
  private double networkConfidence() {
    Transcript best = transcripts.get(0).get(0);
    return best.confidence() * (best.symbols().size() >= SHORTEST ? 1 : 0.1);
  }

  /** How sure the strongest reader is of the least sure character of its text. */
  public double networkWeakest() {
    return transcripts.get(0).get(0).weakest();
  }
}

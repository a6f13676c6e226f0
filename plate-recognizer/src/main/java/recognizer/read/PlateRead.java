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
  public PlateRead {
    transcripts = List.copyOf(transcripts);
  }
}

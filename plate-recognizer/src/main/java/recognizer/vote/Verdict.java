package recognizer.vote;

import java.util.List;
import recognizer.detect.PlateColour;

/**
 * What a vote decided.
 *
 * @param isPlausible whether some plate format has this text in this colour
 * @param support what stands behind each character
 */
public record Verdict(
    PlateText plate, PlateColour colour, int rows, boolean isPlausible, List<Support> support) {
  public Verdict {
    support = List.copyOf(support);
  }

  /** The share of all votes behind the least supported character; 0 when none was read. */
  public double weakest() {
    return support.stream().mapToDouble(Support::share).min().orElse(0);
  }
}

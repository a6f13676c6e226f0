package recognizer.licence;

import java.util.ArrayList;
import java.util.List;
import recognizer.read.PrintedWord;

/**
 * What looks at the place of a plate's number showed. A look that may only see characters of plates
 * takes another hanzi for a province that resembles it; one that may see any takes a worn letter
 * for a hanzi. What both see is there.
 */
final class Looks {
  /** So large a share of all looks has to show the same, and so many of them. */
  private static final double SAME_SHARE = 0.6;

  private static final int SAME_MIN = 4;

  /** Of each kind so many have to be among them. */
  private static final int EACH_MIN = 2;

  private final List<PrintedWord> open = new ArrayList<>();
  private final List<PrintedWord> bound = new ArrayList<>();

  /** A look that may see any characters. */
  void addOpen(PrintedWord plate) {
    open.add(plate);
  }

  /** A look that may see characters of plates only. */
  void addBound(PrintedWord plate) {
    bound.add(plate);
  }

  /** Where looks saw the plate that both kinds and nearly all of them show; empty when none. */
  List<PrintedWord> agreed() {
    return open.stream()
        .filter(plate -> count(open, plate) >= EACH_MIN && count(bound, plate) >= EACH_MIN)
        .filter(plate -> isMost(count(bound, plate) + count(open, plate)))
        .toList();
  }

  private boolean isMost(long same) {
    return same >= SAME_MIN && same >= SAME_SHARE * (open.size() + bound.size());
  }

  private static long count(List<PrintedWord> looks, PrintedWord plate) {
    return looks.stream().filter(look -> look.text().equals(plate.text())).count();
  }
}

package recognizer.licence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Rect;
import recognizer.read.PrintedWord;

/**
 * A page that was read and may be the main page of a vehicle licence. Labels and where values stand
 * beside them: GA 37, 中华人民共和国机动车行驶证.
 */
final class LicencePage {
  private static final List<String> TITLES = List.of("行驶证", "VehicleLicense");

  private static final List<String> LABELS =
      List.of(
          "号牌号码",
          "车辆类型",
          "使用性质",
          "品牌型号",
          "识别代号",
          "发动机号",
          "注册日期",
          "发证日期",
          "PlateNo",
          "VehicleType",
          "UseCharacter",
          "EngineNo",
          "RegisterDate",
          "IssueDate");

  /** With fewer labels a page is something else, or too much of it is hidden. */
  private static final int LABELS_MIN = 4;

  private static final Reach HANZI = new Reach(1.3, 1.6);
  private static final Reach LATIN = new Reach(4, 0.7);

  private final Map<Integer, List<PrintedWord>> lines;

  /** How far a value reaches beyond its label, in shares of the label's height. */
  private record Reach(double above, double below) {}

  /** Of the words that were read. */
  LicencePage(List<PrintedWord> words) {
    lines = words.stream().collect(Collectors.groupingBy(PrintedWord::line, Collectors.toList()));
  }

  /** Whether its title and enough of its labels were read. */
  boolean isLicence() {
    return TITLES.stream().anyMatch(this::has)
        && LABELS.stream().filter(this::has).count() >= LABELS_MIN;
  }

  private boolean has(String label) {
    return places(label).findAny().isPresent();
  }

  /**
   * The places in which the plate's number may stand: right of its own labels, or else left of the
   * labels in the same row.
   */
  List<Rect> plateFields() {
    return Stream.of(
            places("号牌号码").map(label -> right(label, 4, HANZI)),
            places("PlateNo").map(label -> right(label, 6, LATIN)),
            places("车辆类型").map(label -> left(label, 5, HANZI)),
            places("VehicleType").map(label -> left(label, 4, LATIN)))
        .flatMap(Function.identity())
        .toList();
  }

  /** From the last character of the label on, so that nothing of the value is cut off. */
  private static Rect right(PrintedWord label, int widths, Reach reach) {
    return place(label, label.right() - label.height(), widths * label.width(), reach);
  }

  private static Rect left(PrintedWord label, int widths, Reach reach) {
    int width = widths * label.width();
    return place(label, label.left() - label.height() / 4 - width, width, reach);
  }

  private static Rect place(PrintedWord label, int left, int width, Reach reach) {
    int top = label.top() - (int) (reach.above() * label.height());
    int bottom = label.bottom() + (int) (reach.below() * label.height());
    return new Rect(left, top, width, bottom - top);
  }

  private Stream<PrintedWord> places(String label) {
    return lines.values().stream().flatMap(line -> place(line, label).stream());
  }

  /** The words of a line that make a label, whatever else is between them but letters. */
  private static Optional<PrintedWord> place(List<PrintedWord> line, String label) {
    for (int first = 0; first < line.size(); first++) {
      PrintedWord joined = line.get(first);
      for (int next = first + 1; !letters(joined).contains(label); next++) {
        if (next == line.size() || letters(joined).length() > label.length()) {
          break;
        }
        joined = joined.with(line.get(next));
      }
      if (letters(joined).contains(label) && letters(joined).length() <= label.length() + 2) {
        return Optional.of(joined);
      }
    }
    return Optional.empty();
  }

  private static String letters(PrintedWord word) {
    return word.text().replaceAll("[^\\p{L}\\p{N}]", "");
  }
}

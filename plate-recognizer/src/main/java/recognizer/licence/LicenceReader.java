package recognizer.licence;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.camera.EncodedPicture;
import recognizer.camera.Frame;
import recognizer.camera.Natives;
import recognizer.camera.UnreadableInput;
import recognizer.detect.PlateColour;
import recognizer.formats.PlateFormats;
import recognizer.read.PrintReader;
import recognizer.read.PrintReader.Layout;
import recognizer.read.PrintedWord;

/**
 * Reads the plate in a photograph of a vehicle licence. A plate counts only when looks of several
 * sizes agree on it and a second reader, which knows no hanzi and learned from other pages, sees
 * the same letters and digits. For one thread.
 */
public final class LicenceReader implements AutoCloseable {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
  private static final Pattern PLATE =
      Pattern.compile("[%2$s][A-HJ-NP-Z][%1$s]{5,6}".formatted(LETTERS, PlateFormats.PROVINCES));

  /** Pages are read with their longer side of so many pixels; fields so many times closer. */
  private static final double PAGE = 1600;

  private static final double[] CLOSER = {2, 1.5, 2.6};

  private static final int FIELD_MIN = 8;

  /** Of a letter, in a hanzi's: what is cut off is the hanzi, and no part of the first letter. */
  private static final double[] LETTER_WIDTHS = {0.66, 0.58};

  /** What is left around letters that are looked at again: their height, over this. */
  private static final int MARGIN = 6;

  /** How pictures are turned until one is a page: people hold phones and papers in every way. */
  private static final int[] TURNS = {
    -1,
    opencv_core.ROTATE_90_CLOCKWISE,
    opencv_core.ROTATE_90_COUNTERCLOCKWISE,
    opencv_core.ROTATE_180
  };

  private final PrintReader print = PrintReader.chinese();
  private final PrintReader latin = PrintReader.latin();
  private final PlateFormats formats = PlateFormats.standard();

  /**
   * What a photograph shows.
   *
   * @param jpeg the picture's bytes
   * @throws UnreadableInput when it is no JPEG, or cannot be decoded
   */
  public VehicleLicence read(byte[] jpeg) throws UnreadableInput {
    try (Frame frame = EncodedPicture.frame(jpeg, Instant.EPOCH)) {
      for (int turn : TURNS) {
        VehicleLicence licence = Natives.releasing(() -> page(turned(frame.picture(), turn)));
        if (licence.isLicence()) {
          return licence;
        }
      }
      return VehicleLicence.NONE;
    }
  }

  private static Mat turned(Mat picture, int turn) {
    Mat turned = new Mat();
    if (turn < 0) {
      picture.copyTo(turned);
    } else {
      opencv_core.rotate(picture, turned, turn);
    }
    return turned;
  }

  private VehicleLicence page(Mat picture) {
    Mat grey = new Mat();
    opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
    double scale = PAGE / Math.max(grey.cols(), grey.rows());
    LicencePage page = new LicencePage(print.read(scaled(grey, scale), Layout.SPARSE, ""));
    if (!page.isLicence()) {
      return VehicleLicence.NONE;
    }
    Looks looks = new Looks();
    Set<PrintedWord> asked = new HashSet<>();
    for (double closer : CLOSER) {
      for (Rect field : page.plateFields()) {
        look(grey, within(grey, field, scale), scale * closer, looks);
        Optional<PrintedWord> agreed =
            looks.agreed().stream()
                .filter(asked::add) // the other reader says the same of the same place
                .filter(seen -> isSeenAgain(grey, seen, scale))
                .findFirst();
        if (agreed.isPresent()) {
          return new VehicleLicence(true, agreed.map(PrintedWord::text));
        }
      }
    }
    return new VehicleLicence(true, Optional.empty());
  }

  /** A place of the page in the picture's own pixels. */
  private static Rect within(Mat picture, Rect place, double scale) {
    int left = Math.max(0, (int) (place.x() / scale));
    int top = Math.max(0, (int) (place.y() / scale));
    int right = Math.min(picture.cols(), (int) ((place.x() + place.width()) / scale));
    int bottom = Math.min(picture.rows(), (int) ((place.y() + place.height()) / scale));
    return new Rect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  /** Looks at a field for any characters, and for those of plates only. */
  private void look(Mat grey, Rect field, double scale, Looks looks) {
    if (field.width() < FIELD_MIN || field.height() < FIELD_MIN) {
      return;
    }
    Mat close = scaled(grey.apply(field), scale);
    written(print.read(close, Layout.SPARSE, ""))
        .ifPresent(plate -> looks.addOpen(plate.in(field, scale)));
    written(print.read(close, Layout.SPARSE, PlateFormats.PROVINCES + LETTERS))
        .ifPresent(plate -> looks.addBound(plate.in(field, scale)));
  }

  /** The first words in a row that are written as a plate. */
  private Optional<PrintedWord> written(List<PrintedWord> words) {
    for (int first = 0; first < words.size(); first++) {
      PrintedWord joined = words.get(first);
      for (int next = first + 1; next <= words.size(); next++) {
        if (PLATE.matcher(joined.text()).matches()
            && formats.allow(joined.text(), PlateColour.UNKNOWN.label())) {
          return Optional.of(joined);
        }
        if (next == words.size() || words.get(next).line() != joined.line()) {
          break;
        }
        joined = joined.with(words.get(next));
      }
    }
    return Optional.empty();
  }

  /** Without the hanzi, and by the other reader. */
  private boolean isSeenAgain(Mat grey, PrintedWord plate, double scale) {
    String serial = plate.text().substring(1);
    return Arrays.stream(LETTER_WIDTHS)
        .mapToObj(letter -> afterHanzi(plate, 1 / (1 + letter * serial.length())))
        .map(place -> grey.apply(within(grey, place, 1)))
        .flatMap(part -> Arrays.stream(CLOSER).mapToObj(closer -> scaled(part, scale * closer)))
        .map(close -> latin.read(close, Layout.LINE, LETTERS))
        .map(words -> words.stream().map(PrintedWord::text).collect(Collectors.joining()))
        .anyMatch(serial::equals);
  }

  /** The place of a plate without its first part, and a little around it. */
  private static Rect afterHanzi(PrintedWord plate, double part) {
    int margin = plate.height() / MARGIN;
    int left = plate.left() + (int) (plate.width() * part) - margin;
    return new Rect(
        left, plate.top() - margin, plate.right() - left + margin, plate.height() + 2 * margin);
  }

  private static Mat scaled(Mat grey, double scale) {
    Mat scaled = new Mat();
    int width = Math.max(1, (int) Math.round(grey.cols() * scale));
    int height = Math.max(1, (int) Math.round(grey.rows() * scale));
    int how = scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC;
    opencv_imgproc.resize(grey, scaled, new Size(width, height), 0, 0, how);
    return scaled;
  }

  @Override
  public void close() {
    print.close();
    latin.close();
  }
}

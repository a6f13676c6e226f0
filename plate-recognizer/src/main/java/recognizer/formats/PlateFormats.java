package recognizer.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Which character strings can be plates. Colour takes part: seven of the eight characters of a
 * green plate look like a whole blue one.
 */
public final class PlateFormats {
  /** The characters that stand for provinces, each in a plate's first place. */
  public static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

  private static final String FILE = "/recognizer/formats/plate-formats.txt";
  private final List<PlateFormat> formats;

  private PlateFormats(List<PlateFormat> formats) {
    this.formats = formats;
  }

  /** The formats that the program carries. */
  public static PlateFormats standard() {
    try (InputStream in = PlateFormats.class.getResourceAsStream(FILE)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From a patterns file's text; lines that begin with # are remarks. */
  static PlateFormats parse(String text) {
    return new PlateFormats(
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(PlateFormat::parse)
            .toList());
  }

  /**
   * The name of the first format that the plate fits.
   *
   * @param colour as contracts spell it; {@code unknown} fits every format
   */
  public Optional<String> findFormat(String plate, String colour) {
    return formats.stream().filter(f -> f.fits(plate, colour)).map(PlateFormat::name).findFirst();
  }

  /** Whether some format has the plate in this colour. */
  public boolean allow(String plate, String colour) {
    return findFormat(plate, colour).isPresent();
  }
}

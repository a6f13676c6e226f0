package parking.plates;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows which characters and colours make a plate. The forms are in {@code forms.txt}. */
public final class PlateForms {
  private static final String PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]";
  private static final String SERIAL = "[0-9A-HJ-NP-Z]";
  private static final List<Form> FORMS = load();

  private record Form(String name, List<String> colours, Pattern pattern) {}

  private PlateForms() {}

  /**
   * Whether the plate has a known form in this colour. The colour takes part, because a green plate
   * that lost one of its eight characters looks like a blue one. An unknown form is a case for
   * review, never a refusal.
   */
  public static boolean isKnown(Plate plate, PlateColour colour) {
    return findName(plate, colour).isPresent();
  }

  /** The name of the form that the plate has in this colour, as {@code forms.txt} calls it. */
  public static Optional<String> findName(Plate plate, PlateColour colour) {
    return FORMS.stream()
        .filter(form -> form.colours.contains(colour.code()))
        .filter(form -> form.pattern.matcher(plate.text()).matches())
        .map(Form::name)
        .findFirst();
  }

  private static List<Form> load() {
    var in =
        Objects.requireNonNull(PlateForms.class.getResourceAsStream("/parking/plates/forms.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(PlateForms::form)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Form form(String line) {
    var fields = line.split("\\s+", 3);
    var pattern = fields[2].replace("<P>", PROVINCE).replace("<S>", SERIAL);
    return new Form(fields[0], Arrays.asList(fields[1].split(",")), Pattern.compile(pattern));
  }
}

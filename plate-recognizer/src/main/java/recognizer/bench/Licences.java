package recognizer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import recognizer.camera.Natives;
import recognizer.licence.LicenceReader;
import recognizer.licence.VehicleLicence;

/** How well photographs of vehicle licences are read, of drawn ones, and what it costs. */
public final class Licences {
  private static final String USAGE =
      """
      recognizer.bench.Licences --font FILE [--licences 200] [--seed 1]

      Draws licences with a TrueType font that has the hanzi of a licence, as phones photograph
      them, and reads them. Prints how many plates were read exactly, how many were not read
      surely, how many were read wrongly, and the processor time of a picture.
      """;

  private static final int NANOS_PER_MILLI = 1_000_000;

  private Licences() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, String> given = given(arguments);
    Natives.prepare();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    DrawnLicence drawn = new DrawnLicence(Path.of(given.get("--font")));
    int count = Integer.parseInt(given.getOrDefault("--licences", "200"));
    Random random = new Random(Long.parseLong(given.getOrDefault("--seed", "1")));
    int exact = 0;
    int noLicence = 0;
    int unclear = 0;
    List<Long> millis = new ArrayList<>();
    try (LicenceReader reader = new LicenceReader()) {
      for (int i = 0; i < count; i++) {
        String plate = Plates.of(random.nextInt(1_000_000)).split(",")[0];
        byte[] picture = drawn.of(plate, DrawnLicence.Photograph.any(random), random);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        VehicleLicence read = reader.read(picture);
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        millis.add(spent / NANOS_PER_MILLI);
        noLicence += read.isLicence() ? 0 : 1;
        unclear += read.isLicence() && read.plate().isEmpty() ? 1 : 0;
        exact += read.plate().filter(plate::equals).isPresent() ? 1 : 0;
        if (read.plate().isPresent() && !read.plate().get().equals(plate)) {
          out.println(plate + " was read as " + read.plate().get());
        }
      }
    }
    Collections.sort(millis);
    out.println("licences: " + count);
    out.println("not seen to be a licence: " + noLicence);
    out.println("plate not read surely: " + unclear);
    out.println("plate read wrongly: " + (count - noLicence - unclear - exact));
    out.println("processor time, median ms: " + millis.get(count / 2));
    out.println("processor time, slowest ms: " + millis.get(count - 1));
    out.println(String.format(Locale.ROOT, "plate read exactly: %.1f %%", exact * 100.0 / count));
  }

  private static Map<String, String> given(String... arguments) {
    try {
      Map<String, String> given =
          new Options(java.util.Set.of("--font", "--licences", "--seed"), arguments).all();
      if (given.containsKey("--font")) {
        return given;
      }
      System.err.println("--font is needed.");
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
    }
    System.err.print(USAGE);
    System.exit(2);
    return Map.of();
  }
}

package parking.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged recogniser, which reads vehicle licences, and draws them. */
public final class ReaderOfLicences {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String PROGRAM =
      ROOT.resolve("plate-recognizer/target/plate-recognizer.jar").toString();
  private static final String FONT =
      ROOT.resolve("billing/src/main/resources/billing/paper/board-sans-sc.ttf").toString();

  private final Path folder;
  private final int port = PackagedService.freePort();

  /**
   * @param folder where logs and pictures are put
   */
  public ReaderOfLicences(Path folder) throws IOException {
    this.folder = folder;
  }

  /** Starts it without waiting for it. */
  public Process start() throws IOException {
    return run("-jar", PROGRAM, "licences", "--port", String.valueOf(port));
  }

  /** The service's setting by which it finds the reader. */
  public String setting() {
    return "-Dparking.drivers.licence-reader=http://127.0.0.1:%d/licences".formatted(port);
  }

  /** A photograph of the licence of a car, as a file. */
  public Path draw(String plate) throws IOException, InterruptedException {
    var file = folder.resolve(plate + ".jpg");
    var drawing =
        run("-cp", PROGRAM, "recognizer.bench.DrawnLicence", FONT, plate, file.toString());
    if (drawing.waitFor() != 0) {
      throw new IOException("the licence of " + plate + " was not drawn");
    }
    return file;
  }

  private Process run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("licences.log").toFile()))
        .start();
  }
}

package recognizer;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import recognizer.camera.Natives;
import recognizer.cli.CommandLine;

/** The edge program beside the camera. */
public final class PlateRecognizer {
  private PlateRecognizer() {}

  /** Output is UTF-8 whatever the locale says: plates begin with a hanzi. */
  public static void main(String[] arguments) throws IOException {
    try (InputStream settings =
        PlateRecognizer.class.getResourceAsStream("/recognizer/logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    }
    Natives.prepare();
    System.setProperty("org.bytedeco.javacpp.logger", "slf4j"); // and so under our settings
    PrintStream out = utf8(FileDescriptor.out);
    int status = new CommandLine(out, utf8(FileDescriptor.err)).run(arguments);
    out.flush();
    System.exit(status);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}

package recognizer.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import recognizer.clips.RenderLane;

/** Clips for tests. */
final class Clips {
  private Clips() {}

  static Path render(Path folder, String name, String cars, String... options) throws IOException {
    Path list = folder.resolve(name + ".csv");
    Files.writeString(list, "at_seconds,plate,colour,rows\n" + cars);
    Path clip = folder.resolve(name + ".mp4");
    String[] all = new String[6 + options.length];
    String[] start = {"--out", clip.toString(), "--cars", list.toString(), "--seed", "5"};
    System.arraycopy(start, 0, all, 0, 6);
    System.arraycopy(options, 0, all, 6, options.length);
    int status = RenderLane.run(new PrintStream(System.err, true, StandardCharsets.UTF_8), all);
    if (status != 0) {
      throw new IOException("the clip was not drawn");
    }
    return clip;
  }
}

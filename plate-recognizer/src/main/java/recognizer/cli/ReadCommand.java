package recognizer.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recognizer.camera.Frame;
import recognizer.camera.FrameSource;
import recognizer.camera.PictureFiles;
import recognizer.camera.PictureSource;
import recognizer.camera.UnreadableInput;
import recognizer.camera.VideoSource;
import recognizer.formats.PlateFormats;
import recognizer.read.PlateRead;
import recognizer.vote.Verdict;
import recognizer.vote.Voting;

/** {@code read}: plates of pictures and videos, frame by frame. */
final class ReadCommand {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private final PrintStream out;
  private final PrintStream err;
  private final Voting voting = new Voting(PlateFormats.standard());
  private boolean isCsv;
  private boolean hasFailed;

  ReadCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  int run(List<String> arguments) throws WrongUsage {
    List<String> paths = new ArrayList<>(arguments);
    isCsv = paths.remove("--csv");
    for (String path : paths) {
      if (path.startsWith("--")) {
        throw new WrongUsage("read has no option \"" + path + "\".");
      }
    }
    if (paths.isEmpty()) {
      throw new WrongUsage("read needs at least one picture, folder or video.");
    }
    try (Recognising recognising = new Recognising()) {
      if (isCsv) {
        out.println(PlateLine.HEADER);
      }
      paths.forEach(path -> readPath(recognising, Path.of(path)));
    }
    out.flush();
    return hasFailed ? ExitCode.SOME_INPUT_FAILED : ExitCode.OK;
  }

  private void readPath(Recognising recognising, Path path) {
    try {
      if (Files.isDirectory(path)) {
        List<Path> pictures = PictureFiles.list(path);
        if (pictures.isEmpty()) {
          throw new UnreadableInput(path + ": there is no picture in this folder. Check the path.");
        }
        pictures.forEach(picture -> readPath(recognising, picture));
      } else {
        readFile(recognising, path);
      }
    } catch (IOException e) {
      hasFailed = true;
      err.println(e.getMessage());
    }
  }

  private void readFile(Recognising recognising, Path file) throws IOException {
    try (FrameSource frames = open(file)) {
      for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
        try (Frame frame = next.get()) {
          print(read(recognising, file, frame));
        }
      }
    }
  }

  private static FrameSource open(Path file) throws IOException {
    return PictureFiles.isPicture(file)
        ? new PictureSource(List.of(file), Instant.EPOCH, Duration.ZERO)
        : VideoSource.open(file, Instant.EPOCH);
  }

  private PlateLine read(Recognising recognising, Path file, Frame frame) {
    frame.picture(); // decoded before the clock starts
    long start = THREADS.getCurrentThreadCpuTime();
    List<PlateLine.Found> found = new ArrayList<>();
    for (PlateRead plate : recognising.plates(frame)) {
      Verdict verdict = voting.decide(List.of(plate));
      found.add(new PlateLine.Found(verdict, plate.plate().quad()));
    }
    double millis = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    return new PlateLine(file.toString(), frame.number(), found, millis);
  }

  private void print(PlateLine line) {
    (isCsv ? line.csv() : line.table()).forEach(out::println);
  }
}

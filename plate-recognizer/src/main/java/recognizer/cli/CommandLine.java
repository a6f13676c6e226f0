package recognizer.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** The program's commands. Data goes to the output, everything else to the error stream. */
public final class CommandLine {
  private static final String USAGE =
      """
      Reads number plates.

        read [--csv] PATH...     PATH is a picture, a folder of pictures or a video
        watch --config FILE      follow lanes and send readings to the parking service
        enrol --config FILE [--code CODE]
                                 show the key that readings are signed with; by a code that the
                                 service's administrator was shown, register it there
        evaluate --manifest FILE [--kind KIND] [--part PART] [--confusions FILE] [--last FIGURE]
                                 how well labelled pictures are read, and what it costs;
                                 into FILE how often which character is read as which
        licences --port PORT [--host HOST]
                                 read photographs of vehicle licences, which the parking service
                                 sends to /licences, for drivers who show that a plate is theirs
        help                     this text

      read  --csv   prints file,frame,plate,colour,confidence,x1,y1,x2,y2,x3,y3,x4,y4,cpu_ms:
                    one line per plate, corners clockwise from the top left in pixels, frame 0 for
                    pictures; a line without a plate where none was found; cpu_ms is the processor
                    time of the whole frame from decoded picture to text.

      Exit status: 0 all went well, 1 some input failed, 2 wrong usage or configuration.
      """;

  private final PrintStream out;
  private final PrintStream err;

  public CommandLine(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs one command; returns the exit status. */
  public int run(String... arguments) {
    List<String> words = Arrays.asList(arguments);
    try {
      if (words.isEmpty()) {
        throw new WrongUsage("Say what to do.");
      }
      return run(words.get(0), words.subList(1, words.size()));
    } catch (WrongUsage e) {
      err.println(e.getMessage());
      err.println();
      err.print(USAGE);
      return ExitCode.WRONG_USAGE;
    } catch (LinkageError e) {
      err.println(
          "A native library cannot be loaded ("
              + e.getMessage()
              + "). This program needs 64-bit Linux on x86 with glibc, and a home and a temporary"
              + " folder from which programs may be run; other folders can be named with"
              + " -Dorg.bytedeco.javacpp.cachedir=FOLDER and -Djava.io.tmpdir=FOLDER.");
      return ExitCode.SOME_INPUT_FAILED;
    } catch (IllegalStateException e) {
      err.println(e.getMessage());
      return ExitCode.SOME_INPUT_FAILED;
    }
  }

  private int run(String command, List<String> rest) throws WrongUsage {
    switch (command) {
      case "read":
        return new ReadCommand(out, err).run(rest);
      case "evaluate":
        return new EvaluateCommand(out, err).run(rest);
      case "watch":
        return new WatchCommand(err).run(rest);
      case "enrol":
        return new EnrolCommand(out, err).run(rest);
      case "licences":
        return new LicencesCommand(out, err).run(rest);
      case "help", "--help", "-h":
        out.print(USAGE);
        return ExitCode.OK;
      default:
        throw new WrongUsage("There is no command \"" + command + "\".");
    }
  }
}

package billing.tariffs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Prices stays by a tariff's file, and writes the notice for the entrance, without a server: for
 * whoever writes tariffs and whoever checks bills. Exit status: 0 all is well, 1 a table says
 * otherwise than the tariff or a draft exceeds its ceiling, 2 wrong usage or a file that is not in
 * order.
 */
public final class Tariffs {
  private static final String USAGE =
      """
      Usage: java -jar tariffs.jar rate --tariff FILE --enter TIME --leave TIME
        [--class NAME]       the class of the vehicle (small); or what the tariff finds it by:
        [--plate-colour NAME] [--category NAME]  such as yellow_green (unknown), police (small)
        [--zone NAME]        the zone, where the file has several
        [--right NAME]       a pass, coupon or exemption of the driver; may come several times
        [--calendar FILE]    a further year of holidays, NAME-YEAR.yaml; may come several times
        [--language en|zh]   of the reasons (zh)
             java -jar tariffs.jar check --tariff FILE --table FILE [--calendar FILE]
             java -jar tariffs.jar simulate --tariff DRAFT --against FILE [--zone NAME]
        --stays FILE         lines of entered,left,class; or stays of a week that never was:
        --synthetic NUMBER --monday DATE [--seed NUMBER] [--class NAME]
             java -jar tariffs.jar ceiling --tariff DRAFT --against FILE [--zone NAME]
        --on DATE            a day of each kind; may come several times
             java -jar tariffs.jar board --tariff FILE [--calendar FILE] [--language en|zh]
        writes the public notice of the prices, a page of HTML, to standard output
        [--format html|pdf]  pages of A4 with their font instead, to a file
        [--out FILE]         the file to write; for PDF it must be named
      A TIME is by the clocks of the tariff's place, such as 2026-11-24T08:00.""";

  private static final int WRONG = 2;

  private final PrintStream out;
  private final PrintStream err;

  Tariffs(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the command and ends the program. */
  public static void main(String[] words) {
    System.setProperty("java.awt.headless", "true");
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Tariffs(out, err).run(List.of(words)));
  }

  int run(List<String> words) {
    try {
      if (words.isEmpty()) {
        throw new Arguments.Usage("a command is needed");
      }
      return run(words.get(0), words.subList(1, words.size()));
    } catch (Arguments.Usage e) {
      err.println(e.getMessage());
      err.println(USAGE);
    } catch (NoSuchFileException e) {
      err.println("there is no file " + e.getMessage());
    } catch (IllegalArgumentException | IOException e) {
      err.println(e.getMessage());
    }
    return WRONG;
  }

  private int run(String command, List<String> words) throws IOException {
    return switch (command) {
      case "rate" -> new RateCommand(out).run(new Arguments(words, RateCommand.NAMES));
      case "check" -> new CheckCommand(out).run(new Arguments(words, CheckCommand.NAMES));
      case "simulate" ->
          new SimulateCommand(out, err).run(new Arguments(words, SimulateCommand.NAMES));
      case "board" -> new BoardCommand(out).run(new Arguments(words, BoardCommand.NAMES));
      case "ceiling" -> new CeilingCommand(out).run(new Arguments(words, CeilingCommand.NAMES));
      default -> throw new Arguments.Usage("there is no command " + command);
    };
  }
}

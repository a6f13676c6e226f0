package billing.tariffs.cli;

import billing.tariffs.PriceTable;
import billing.tariffs.Rating;
import billing.tariffs.Reason;
import billing.tariffs.Stay;
import billing.tariffs.Tariff;
import billing.tariffs.TariffFile;
import billing.tariffs.simulation.Ceiling;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Prices stays by a tariff's file, without a server: for whoever writes tariffs and whoever checks
 * bills. Exit status: 0 all is well, 1 a table says otherwise than the tariff or a draft exceeds
 * its ceiling, 2 wrong usage or a file that is not in order.
 */
public final class Tariffs {
  private static final String USAGE =
      """
      Usage: java -jar tariffs.jar rate --tariff FILE --enter TIME --leave TIME
        [--class NAME]       the class of the vehicle (small)
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
      A TIME is by the clocks of the tariff's place, such as 2026-11-24T08:00.""";

  private static final int OK = 0;
  private static final int DIFFERENT = 1;
  private static final int WRONG = 2;

  private final PrintStream out;
  private final PrintStream err;

  Tariffs(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the command and ends the program. */
  public static void main(String[] words) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Tariffs(out, err).run(List.of(words)));
  }

  int run(List<String> words) {
    try {
      var command = words.isEmpty() ? "" : words.get(0);
      if (command.equals("rate")) {
        return rate(words.subList(1, words.size()));
      }
      if (command.equals("check")) {
        return check(words.subList(1, words.size()));
      }
      if (command.equals("simulate")) {
        return simulate(words.subList(1, words.size()));
      }
      if (command.equals("ceiling")) {
        return ceiling(words.subList(1, words.size()));
      }
      throw new Arguments.Usage("rate, check, simulate or ceiling is needed");
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

  private int rate(List<String> words) throws IOException {
    var given =
        new Arguments(
            words,
            Set.of(
                "--tariff",
                "--enter",
                "--leave",
                "--class",
                "--zone",
                "--right",
                "--calendar",
                "--language"));
    var tariff = choose(read(given, "--tariff"), given);
    var stay =
        new Stay(
            time(given, "--enter", tariff.timeZone()),
            time(given, "--leave", tariff.timeZone()),
            given.find("--class").orElse("small"),
            given.all("--right"));
    print(tariff.rate(stay), language(given));
    return OK;
  }

  private static Function<Reason, String> language(Arguments given) {
    var language = given.find("--language").orElse("zh");
    return switch (language) {
      case "zh" -> Reason::chinese;
      case "en" -> Reason::english;
      default -> throw new Arguments.Usage("--language is en or zh, not " + language);
    };
  }

  private void print(Rating rating, Function<Reason, String> language) {
    for (var line : rating.lines()) {
      out.printf(
          "%10s  %s  [%s]%n", line.amount().inYuan(), language.apply(line.reason()), line.rule());
    }
    out.printf("total: %s yuan%n", rating.total().inYuan());
  }

  private static List<Tariff> read(Arguments given, String name) throws IOException {
    return TariffFile.read(
        Path.of(given.get(name)), given.all("--calendar").stream().map(Path::of).toList());
  }

  private static Tariff choose(List<Tariff> tariffs, Arguments given) {
    var zones = byZone(tariffs);
    if (given.find("--zone").isEmpty() && zones.size() > 1) {
      throw new Arguments.Usage(
          "--zone is missing, one of " + zones.keySet().stream().sorted().toList());
    }
    var zone = given.find("--zone").orElse(zones.keySet().iterator().next());
    if (!zones.containsKey(zone)) {
      throw new Arguments.Usage(
          "--zone: there is no '%s', only %s"
              .formatted(zone, zones.keySet().stream().sorted().toList()));
    }
    return zones.get(zone);
  }

  private static Map<String, Tariff> byZone(List<Tariff> tariffs) {
    return tariffs.stream()
        .collect(
            Collectors.toMap(
                tariff -> tariff.id().substring(tariff.id().indexOf('/') + 1),
                Function.identity()));
  }

  private static Instant time(Arguments given, String name, ZoneId zone) {
    var text = given.get(name);
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new Arguments.Usage(
          "%s: not a time such as 2026-11-24T08:00: %s".formatted(name, text));
    }
  }

  private int simulate(List<String> words) throws IOException {
    var given = new Arguments(words, SimulateCommand.NAMES);
    var after = choose(read(given, "--tariff"), given);
    var before = choose(read(given, "--against"), given);
    new SimulateCommand(given, out, err).run(before, after);
    return OK;
  }

  private int ceiling(List<String> words) throws IOException {
    var given =
        new Arguments(words, Set.of("--tariff", "--against", "--zone", "--on", "--calendar"));
    if (given.all("--on").isEmpty()) {
      throw new Arguments.Usage("--on is missing: a day of each kind, such as 2026-11-24");
    }
    var draft = choose(read(given, "--tariff"), given);
    var breaches =
        new Ceiling(draft, choose(read(given, "--against"), given))
            .listBreaches(given.all("--on").stream().map(Tariffs::date).toList());
    for (var breach : breaches) {
      out.printf(
          "%s from %s until %s: at most %s yuan, but%n",
          breach.stay().vehicleClass(),
          breach.stay().entered().atZone(draft.timeZone()).toLocalDateTime(),
          breach.stay().left().atZone(draft.timeZone()).toLocalDateTime(),
          breach.most().inYuan());
      print(breach.price(), Reason::chinese);
    }
    out.printf("breaches: %d%n", breaches.size());
    return breaches.isEmpty() ? OK : DIFFERENT;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new Arguments.Usage("--on: not a date such as 2026-11-24: " + text);
    }
  }

  private int check(List<String> words) throws IOException {
    var given = new Arguments(words, Set.of("--tariff", "--table", "--calendar"));
    var zones = byZone(read(given, "--tariff"));
    var visits = PriceTable.read(Files.readAllLines(Path.of(given.get("--table"))));
    int different = 0;
    for (var visit : visits) {
      if (!zones.containsKey(visit.zone())) {
        throw new IllegalArgumentException(
            "the table has a zone '%s', the tariff only %s"
                .formatted(visit.zone(), zones.keySet().stream().sorted().toList()));
      }
      different += isDifferent(zones.get(visit.zone()), visit) ? 1 : 0;
    }
    out.printf("prices: %d%ndifferent: %d%n", visits.size(), different);
    return different == 0 ? OK : DIFFERENT;
  }

  private boolean isDifferent(Tariff tariff, PriceTable.Visit visit) {
    var rating = tariff.rate(visit.stay(tariff.timeZone()));
    if (rating.total().count() == visit.fen()) {
      return false;
    }
    out.printf(
        "%s %s from %s until %s (%s): %d.%02d in the table, %s by the tariff%n",
        visit.zone(),
        visit.vehicle(),
        visit.entered(),
        visit.left(),
        visit.because(),
        visit.fen() / 100,
        visit.fen() % 100,
        rating.total().inYuan());
    print(rating, Reason::chinese);
    return true;
  }
}

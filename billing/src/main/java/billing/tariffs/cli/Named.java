package billing.tariffs.cli;

import billing.tariffs.Tariff;
import billing.tariffs.TariffFile;
import billing.tariffs.board.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what the arguments of a command name. */
final class Named {
  private Named() {}

  /** The tariffs of a file, by zone. */
  static Map<String, Tariff> zones(Arguments given, String name) throws IOException {
    return TariffFile.read(Path.of(given.get(name)), calendars(given)).stream()
        .collect(
            Collectors.toMap(
                tariff -> tariff.id().substring(tariff.id().indexOf('/') + 1),
                Function.identity()));
  }

  /** The tariff of the zone that is asked for, or of the only one. */
  static Tariff tariff(Arguments given, String name) throws IOException {
    var zones = zones(given, name);
    if (given.find("--zone").isEmpty() && zones.size() > 1) {
      throw new Arguments.Usage("--zone is missing, one of " + sorted(zones));
    }
    var zone = given.find("--zone").orElse(zones.keySet().iterator().next());
    if (!zones.containsKey(zone)) {
      throw new Arguments.Usage("--zone: there is no '%s', only %s".formatted(zone, sorted(zones)));
    }
    return zones.get(zone);
  }

  /** The files of further years of holidays. */
  static List<Path> calendars(Arguments given) {
    return given.all("--calendar").stream().map(Path::of).toList();
  }

  /** Chinese unless another language is asked for. */
  static Language language(Arguments given) {
    var language = given.find("--language").orElse("zh");
    return Language.find(language)
        .orElseThrow(() -> new Arguments.Usage("--language is en or zh, not " + language));
  }

  static List<String> sorted(Map<String, Tariff> zones) {
    return zones.keySet().stream().sorted().toList();
  }
}

package parking.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Every statement that touches a table which is spread over servers names the key by which it is
 * spread, so that it goes to one of them. The others are listed here with what makes them bearable:
 * they are asked by people or by the clock, not by passing cars.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Statements_on_the_hot_path {
  private static final Map<String, String> KEY_OF_TABLE = keys();

  /** Statements over all lots, and who asks them how often. */
  private static final Map<String, String> COLD =
      Map.ofEntries(
          Map.entry("Passages.NEWEST", "the live page of a service with few lots"),
          Map.entry("Passages.ALL", "the same, by names"),
          Map.entry("Sessions.OPEN", "the live page"),
          Map.entry("Sessions.CLOSED", "the live page"),
          Map.entry("Sessions.FOR_REVIEW", "the live page"),
          Map.entry("Sessions.COUNT_FOR_REVIEW", "the live page"),
          Map.entry("Outbox.SET_ASIDE", "the live page"),
          Map.entry("Outbox.COUNT", "the live page"),
          Map.entry("Relay.ORIGINS", "once a second, of the few facts that wait"),
          Map.entry("OccupancyTable.INSIDE", "the live page; of one lot it is named"),
          Map.entry("OccupancyTable.STATES", "the same"),
          Map.entry("Presences.FORGET_OLD", "once an hour"),
          Map.entry("Liveness.OLDEST", "the live page"),
          Map.entry("Devices.DEVICES", "people and the check of devices, of the lots they name"),
          Map.entry("Devices.LANES", "the same"),
          Map.entry("AlarmStore.OPEN", "people and the check of devices"),
          Map.entry("AlarmStore.ALL", "people"),
          Map.entry("DriverWays.OF_DRIVER", "a driver, of an index by driver"),
          Map.entry("DriverWays.FORGET", "a driver who has everything erased"),
          Map.entry("DriverSessions.OF_DRIVER", "a driver, of an index by driver"),
          Map.entry("DriverSessions.END", "the same"),
          Map.entry("DriverSessions.END_ALL", "the same"),
          Map.entry("PlateTable.OF_DRIVER", "the same"),
          Map.entry("PlateTable.NOT_MAIN", "the same"),
          Map.entry("AgreementTable.OF_DRIVER", "the same"),
          Map.entry("BindingTable.SINCE", "the same"),
          Map.entry("BindingTable.FIND", "the same"),
          Map.entry("ContestTable.OF_DRIVER", "the same"),
          Map.entry("KeptLooks.OF_SUBJECTS", "once a night, in batches"),
          Map.entry("KeptLooks.OF_PLATES", "once a night, in batches"),
          Map.entry("KeptLooks.OLD", "once a night, in batches"),
          Map.entry("ForgettingAccounts.NEXT", "once a night, in batches"),
          Map.entry("ForgettingCars.PHONES", "once a night, in batches"),
          Map.entry("ForgettingDrivers.CODES", "once a night, in batches"),
          Map.entry("ForgettingDrivers.LOG_INS", "once a night, in batches"),
          Map.entry("ForgettingDrivers.MESSAGES", "once a night, in batches"),
          Map.entry("ForgettingDrivers.REQUESTS", "once a night, in batches"),
          Map.entry("ForgettingDrivers.INVITATIONS", "once a night, in batches"),
          Map.entry("ForgettingDrivers.BINDINGS", "once a night, in batches"),
          Map.entry("ForgettingDrivers.PLATES", "once a night, in batches"),
          Map.entry("ForgettingDrivers.STEPS", "once a night, in batches"),
          Map.entry("ForgettingDrivers.CONTESTS", "once a night, in batches"),
          Map.entry("ForgettingDrivers.CONTESTED", "once a night, in batches"),
          Map.entry("ForgettingDrivers.HELD", "once a night, in batches"),
          Map.entry("ForgettingDrivers.PICTURES", "once a night, in batches"),
          Map.entry("ForgettingDrivers.NEEDED", "once a night, in batches"),
          Map.entry("ErasingDrivers.BINDINGS", "a driver who has everything erased"),
          Map.entry("ErasingDrivers.PLATES", "the same"),
          Map.entry("ErasingDrivers.AGREEMENTS", "the same"),
          Map.entry("PassOrderTable.OF_DRIVER", "a driver, of an index by driver"),
          Map.entry("PassOrderTable.UNPAID", "the same"),
          Map.entry("PassOrderTable.TO_FOLLOW", "once a second, of a small partial index"),
          Map.entry("PassesOfCars.SOLD", "a driver, of an index by car"),
          Map.entry("ContestTable.OPEN", "reviewers, and every ten minutes; few are open"),
          Map.entry("ContestTable.FIND", "a driver or reviewer, of one contest"),
          Map.entry("Outgoing.DUE", "every ten seconds, of the few messages that wait"),
          Map.entry("WatchedVisits.TAKE", "every ten seconds, of the visits that are due"),
          Map.entry("Sessions.WAITING_SINCE", "every ten seconds, of the cases that came up"),
          Map.entry("Sessions.OPEN_OF_CARS", "a driver, of cars that they name; when one is bound"),
          Map.entry("Sessions.FILED_OF_CAR", "the same"),
          Map.entry("Sessions.OPEN_BY_ID", "a driver, of one visit"),
          Map.entry("Sessions.FILED_BY_ID", "the same"));

  private static final Pattern TABLE =
      Pattern.compile("(?:from|join|into|update|delete from) ([a-z_]+)");

  private static Map<String, String> keys() {
    var keys = new HashMap<>(Spread.KEY_OF_TABLE);
    keys.put("passagerow", "lotid");
    keys.put("accountrow", "platehash");
    return Map.copyOf(keys);
  }

  private record Statement(String name, String text) {}

  private static List<Statement> statements() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(place -> !place.contains("/test-classes/"))
            .importPackages("parking")
            .stream()
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .filter(field -> field.getType() == String.class)
            .map(Statements_on_the_hot_path::statement)
            .filter(it -> !it.text().contains("%s"))
            .filter(it -> it.text().matches("(?s)(select|insert|update|delete|with|from) .*"))
            .toList();
  }

  private static Statement statement(Field field) {
    try {
      field.setAccessible(true);
      var text = String.valueOf(field.get(null)).toLowerCase(Locale.ROOT);
      return new Statement(
          field.getDeclaringClass().getSimpleName() + "." + field.getName(),
          text.replaceAll("\\s+", " ").strip());
    } catch (IllegalAccessException e) {
      throw new AssertionError(field + " cannot be read", e);
    }
  }

  private static Stream<String> spread(Statement statement) {
    return TABLE
        .matcher(statement.text())
        .results()
        .map(found -> found.group(1))
        .filter(KEY_OF_TABLE::containsKey);
  }

  private static boolean goesToOneServer(Statement statement) {
    return spread(statement).allMatch(table -> names(KEY_OF_TABLE.get(table), statement.text()));
  }

  /** By a condition, or as a column of what is put in. */
  private static boolean names(String key, String text) {
    return text.matches(".*\\b" + key + " (=|in) (\\$\\d|:\\w).*")
        || text.matches("(with .*)?insert into [a-z_]+ \\([^)]*\\b" + key + "\\b.*");
  }

  @Test
  void are_found_where_they_are_written() {
    assertThat(statements()).extracting(Statement::name).contains("PassageTable.PUT", "Relay.NEXT");
    assertThat(statements()).hasSizeGreaterThan(30);
  }

  @Test
  void name_the_key_by_which_their_table_is_spread() {
    assertThat(statements())
        .filteredOn(statement -> !COLD.containsKey(statement.name()))
        .filteredOn(statement -> !goesToOneServer(statement))
        .isEmpty();
  }

  @Test
  void are_told_apart_from_those_that_do_not() {
    assertThat(goesToOneServer(new Statement("x", "select 1 from session where plate = $1")))
        .isFalse();
    assertThat(goesToOneServer(new Statement("x", "delete from outbox where fact_id = $1")))
        .isFalse();
    assertThat(
            goesToOneServer(new Statement("x", "update session set note = $2 where lot_id = $1")))
        .isTrue();
  }

  @Test
  void include_every_cold_one_that_is_listed() {
    var known = new TreeSet<String>();
    statements().forEach(statement -> known.add(statement.name()));
    Set<String> listed = COLD.keySet();
    assertThat(known).containsAll(listed);
  }
}

package parking.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parking.streetoffices.Role;

/**
 * Reads the table of doors: a door a line, {@code METHOD PATH | who | scope}, and behind it, where
 * plates or pictures are shown, {@code | LOOK: who sees whole plates}.
 */
final class DoorTable {
  private static final String STAFF = "staff";
  private static final int COLUMNS = 3;
  private static final int SHOWS = 3;

  private DoorTable() {}

  /**
   * The doors by {@link Door#name()}, in the order of the table.
   *
   * @throws IllegalArgumentException naming the line that is wrong
   */
  static Map<String, Door> parse(String text) {
    Map<String, Door> doors = new LinkedHashMap<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(
            line -> {
              var door = door(line);
              check(doors.put(door.name(), door) == null, line, "the door stands there twice");
            });
    return doors;
  }

  private static Door door(String line) {
    var columns = line.split("\\|");
    check(
        columns.length == COLUMNS || columns.length == COLUMNS + 1,
        line,
        "three or four columns are needed");
    var name = columns[0].strip().split("\\s+");
    check(name.length == 2, line, "a method and a path are needed");
    var who = Set.of(columns[1].strip().split("\\s+"));
    var scope = scope(columns[2].strip(), line);
    var other = other(who);
    var roles = roles(who, other, line);
    var shows =
        columns.length > SHOWS
            ? Optional.of(shows(columns[SHOWS].strip(), line))
            : Optional.<Door.Shows>empty();
    check(
        shows.map(it -> roles.containsAll(it.whole())).orElse(true),
        line,
        "somebody sees plates who may not come in");
    var door = new Door(name[0], name[1], roles, other, scope, shows);
    check(other.isPresent() == (scope == Door.Scope.NONE), line, "only staff has a scope");
    check(
        scope != Door.Scope.LOT || door.path().contains("{lot}"), line, "the path names no {lot}");
    return door;
  }

  private static Door.Scope scope(String word, String line) {
    if (word.equals("-")) {
      return Door.Scope.NONE;
    }
    return Arrays.stream(Door.Scope.values())
        .filter(it -> it != Door.Scope.NONE && it.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> wrong(line, "there is no scope " + word));
  }

  private static Door.Shows shows(String text, String line) {
    var parts = text.split(":");
    check(parts.length == 2, line, "a look and who sees whole plates are needed");
    var look =
        parking.looks.Door.find(parts[0].strip())
            .orElseThrow(() -> wrong(line, "there is no look " + parts[0].strip()));
    var whole = Set.of(parts[1].strip().split("\\s+"));
    return new Door.Shows(look, roles(whole, Optional.empty(), line));
  }

  private static Optional<Door.Other> other(Set<String> who) {
    return Arrays.stream(Door.Other.values())
        .filter(it -> who.equals(Set.of(it.name().toLowerCase(Locale.ROOT))))
        .findFirst();
  }

  private static Set<Role> roles(Set<String> who, Optional<Door.Other> other, String line) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (who.equals(Set.of(STAFF))) {
      return EnumSet.allOf(Role.class);
    }
    for (var word : other.isPresent() ? Set.<String>of() : who) {
      roles.add(Role.find(word).orElseThrow(() -> wrong(line, "there is no role " + word)));
    }
    return roles;
  }

  private static void check(boolean good, String line, String complaint) {
    if (!good) {
      throw wrong(line, complaint);
    }
  }

  private static IllegalArgumentException wrong(String line, String complaint) {
    return new IllegalArgumentException("doors.txt: %s: %s.".formatted(line, complaint));
  }
}

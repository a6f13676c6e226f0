package recognizer.vendors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import recognizer.detect.PlateColour;
import recognizer.vote.Movement;
import recognizer.vote.PassageEvent;

/** What a vendor's codes and words mean, from a file that is a table for people, too. */
final class Codes {
  private final Map<String, String> meanings = new HashMap<>();

  private Codes() {}

  /** The tables of a vendor. */
  static Codes of(String vendor) {
    String file = "/recognizer/vendors/" + vendor + ".txt";
    Codes codes = new Codes();
    try (InputStream in = Codes.class.getResourceAsStream(file)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.strip().split("\\s+"))
          .forEach(fields -> codes.meanings.put(key(fields[0], fields[1]), fields[2]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return codes;
  }

  private static String key(String table, String code) {
    return table + " " + code.strip().toLowerCase(Locale.ROOT);
  }

  /** What a code means; nothing when the table does not have it. */
  Optional<String> findMeaning(String table, String code) {
    return Optional.ofNullable(meanings.get(key(table, code)));
  }

  PlateColour colour(String table, String code) {
    return Arrays.stream(PlateColour.values())
        .filter(colour -> findMeaning(table, code).filter(colour.label()::equals).isPresent())
        .findFirst()
        .orElse(PlateColour.UNKNOWN);
  }

  Movement movement(String code) {
    String meaning = findMeaning("movement", code).orElse("");
    return switch (meaning) {
      case "towards-camera" -> Movement.TOWARDS_CAMERA;
      case "away" -> Movement.AWAY;
      default -> Movement.UNKNOWN;
    };
  }

  PassageEvent event(String code) {
    return Arrays.stream(PassageEvent.values())
        .filter(event -> findMeaning("event", code).filter(event.label()::equals).isPresent())
        .findFirst()
        .orElse(PassageEvent.PASSED);
  }
}

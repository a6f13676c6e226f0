package billing.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A price notice of a street as tests write it: so much for each started half hour of the day, a
 * part of it for each started hour of the night, and half an hour free.
 *
 * @param fen for half an hour by day
 * @param ceiling a tariff that it may not exceed; empty for none
 */
record Draft(String family, String firstDay, int fen, String ceiling) {
  private static final String TEXT = text();

  Draft from(String day) {
    return new Draft(family, day, fen, ceiling);
  }

  Draft costing(int other) {
    return new Draft(family, firstDay, other, ceiling);
  }

  Draft notAbove(String tariff) {
    return new Draft(family, firstDay, fen, tariff);
  }

  String yaml() {
    return TEXT.replace("<family>", family)
        .replace("<first day>", firstDay)
        .replace("<fen>", String.valueOf(fen))
        .replace("<ceilings>", ceiling.isEmpty() ? "" : "    ceilings: [%s]\n".formatted(ceiling));
  }

  private static String text() {
    try (var in = Draft.class.getResourceAsStream("street.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

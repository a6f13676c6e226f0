package parking.access;

import billing.sealing.Masks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parking.looks.Looks;
import parking.plates.Plate;

/**
 * Finds the plates in an answer: in JSON the fields called {@code plate}, whose value is a text or
 * an object with one, and in tables whatever has the form of a plate.
 */
final class PlatesInAnswers {
  private static final String PLATE = "plate";
  private static final String TEXT = "text";

  /** What readers made of a plate is no plate of anybody. */
  private static final String OPINIONS = "opinions";

  private static final List<String> SUBJECTS = List.of("id", "stay", "visit", "session");
  private static final List<String> LOTS = List.of("lot", "lotId");
  private static final UUID NONE = new UUID(0, 0);
  private static final Pattern FORM =
      Pattern.compile("[\\u4e00-\\u9fa5][A-Z][A-Z0-9]{4,5}[A-Z0-9\\u4e00-\\u9fa5]");

  private PlatesInAnswers() {}

  /** A plate with the lot and the thing that it belongs to. */
  record Found(String lot, Looks.Shown shown) {}

  /** What a plate belongs to. */
  private record Place(String lot, UUID subject) {
    Place within(JsonNode node) {
      return new Place(
          texts(node, LOTS).findFirst().orElse(lot),
          texts(node, SUBJECTS).flatMap(it -> id(it).stream()).findFirst().orElse(subject));
    }

    private static Stream<String> texts(JsonNode node, List<String> names) {
      return names.stream().map(node::path).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Optional<UUID> id(String text) {
      try {
        return Optional.of(UUID.fromString(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * The plates that can be read in an answer.
   *
   * @param lot where they are when the answer does not say it
   */
  static List<Found> find(JsonNode answer, String lot) {
    List<Found> all = new ArrayList<>();
    find(answer, new Place(lot, NONE), all);
    return all;
  }

  private static void find(JsonNode node, Place around, List<Found> all) {
    var place = around.within(node);
    node.properties()
        .forEach(
            field -> {
              var value = field.getValue();
              if (field.getKey().equals(PLATE)) {
                text(value)
                    .filter(it -> !it.isEmpty() && !Masks.isMasked(it))
                    .map(it -> new Looks.Shown(new Plate(it), place.subject()))
                    .ifPresent(it -> all.add(new Found(place.lot(), it)));
              } else if (!field.getKey().equals(OPINIONS)) {
                find(value, place, all);
              }
            });
    if (node.isArray()) {
      node.forEach(it -> find(it, place, all));
    }
  }

  private static Optional<String> text(JsonNode value) {
    var text = value.isObject() ? value.path(TEXT) : value;
    return text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
  }

  /** Masks every plate in an answer. */
  static void mask(JsonNode node) {
    if (node instanceof ObjectNode object && text(object.path(PLATE)).isPresent()) {
      var plate = object.get(PLATE);
      var masked = TextNode.valueOf(Masks.shown(text(plate).orElseThrow()));
      if (plate instanceof ObjectNode inner) {
        inner.set(TEXT, masked);
      } else {
        object.set(PLATE, masked);
      }
    }
    node.forEach(PlatesInAnswers::mask);
  }

  /** The plates in a table. */
  static List<Found> find(String table) {
    return FORM.matcher(table)
        .results()
        .map(it -> new Found("", new Looks.Shown(new Plate(it.group()), NONE)))
        .toList();
  }

  /** A table without whole plates. */
  static String mask(String table) {
    return FORM.matcher(table).replaceAll(it -> Masks.shown(it.group()));
  }
}

package billing.paper;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of a page, in which every text is escaped. */
public record Html(String markup) {
  /** No markup at all. */
  public static final Html NOTHING = new Html("");

  private static final Set<String> WITHIN_A_LINE = Set.of("span", "time", "strong");

  /** Words of whatever origin. */
  public static Html text(String words) {
    return new Html(
        words
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));
  }

  /**
   * @param opening the name of an element and its attributes, which are the program's own
   */
  public static Html element(String opening, Html... inside) {
    var name = opening.split(" ")[0];
    var end = WITHIN_A_LINE.contains(name) ? "" : "\n";
    return new Html("<%s>%s</%s>%s".formatted(opening, all(inside).markup(), name, end));
  }

  /** An element with nothing but words in it. */
  public static Html element(String opening, String words) {
    return element(opening, text(words));
  }

  /** Pieces one behind the other. */
  public static Html all(Html... pieces) {
    return new Html(Stream.of(pieces).map(Html::markup).collect(Collectors.joining()));
  }

  /** Pieces one behind the other. */
  public static Html all(Collection<Html> pieces) {
    return all(pieces.toArray(Html[]::new));
  }
}

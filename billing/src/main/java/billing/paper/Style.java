package billing.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How a document looks: on a screen or phone, where it can be printed, too, and as PDF. */
public enum Style {
  /** A page of HTML. */
  PAGE("page.css"),
  /** A PDF on A4, in CSS 2.1 and what the library adds to it for paper. */
  PAPER("paper.css");

  private final String css;

  Style(String file) {
    try (var sheet = Style.class.getResourceAsStream(file)) {
      css = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** The style sheet. */
  String css() {
    return css;
  }
}

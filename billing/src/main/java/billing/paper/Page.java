package billing.paper;

import static billing.paper.Html.all;
import static billing.paper.Html.element;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A document in Chinese and English that needs nothing beside it: Chinese first, English behind it.
 */
public final class Page {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Page() {}

  /**
   * @param titleZh on top of it, for example 停车费收据
   * @param title the same in English
   * @param subject what it is about, for machines
   */
  public record Heading(String titleZh, String title, String subject) {}

  /** The whole document. */
  public static String of(Heading heading, Style style, Html body) {
    var title = "%s %s".formatted(heading.titleZh(), heading.title());
    var head =
        all(
            new Html("<meta charset=\"utf-8\"/>\n"),
            style == Style.PAGE ? meta("viewport", "width=device-width, initial-scale=1") : empty(),
            meta(style == Style.PAGE ? "description" : "subject", heading.subject()),
            element("title", title),
            element("style", new Html("\n" + style.css())));
    var top =
        element(
            "header",
            element("h1", heading.titleZh()),
            element("p class=\"kind\" lang=\"en\"", heading.title()));
    return "<!DOCTYPE html>\n"
        + element("html lang=\"zh-CN\"", element("head", head), element("body", top, body))
            .markup();
  }

  private static Html empty() {
    return Html.NOTHING;
  }

  private static Html meta(String name, String words) {
    return new Html(
        "<meta name=\"%s\" content=\"%s\"/>\n".formatted(name, Html.text(words).markup()));
  }

  /** Words in both languages, within a line. */
  public static Html both(String chinese, String english) {
    return chinese.equals(english)
        ? Html.text(chinese)
        : all(Html.text(chinese + " "), element("span lang=\"en\"", english));
  }

  /** A part with a title. */
  public static Html section(String chinese, String english, Html... inside) {
    return element("section", element("h2", both(chinese, english)), all(inside));
  }

  /** A pair of a list that {@link #facts} makes. */
  public static Html fact(String chinese, String english, Html said) {
    return element("div", element("dt", both(chinese, english)), element("dd", said));
  }

  /** The same with words. */
  public static Html fact(String chinese, String english, String said) {
    return fact(chinese, english, Html.text(said));
  }

  /** A list of facts. */
  public static Html facts(Html... facts) {
    return element("dl", all(facts));
  }

  /** A moment by China's clock. */
  public static String time(Instant moment) {
    return TIME.format(moment.atZone(CHINA));
  }
}

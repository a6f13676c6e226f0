package billing.sandbox;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A channel's own page on which a driver signs, refuses or ends an agreement: one that a browser
 * shows at the size of a phone, without a script.
 *
 * @param channel its name, as the driver reads it
 * @param plate what is agreed about
 * @param user who is asked
 * @param standing how it stands now
 * @param target where the buttons send their act: path and query
 */
public record SignPage(
    String channel, String plate, String user, Standing standing, String target) {
  /** How an agreement stands. */
  public enum Standing {
    OPEN,
    CLOSED,
    /** Another user of the channel has it. */
    OTHERS
  }

  /** What a driver can do. */
  public enum Act {
    AGREE,
    REFUSE,
    END
  }

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String FORM =
      """
      <!doctype html><html lang="zh"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s</title><style>
      body{font:16px/1.5 sans-serif;max-width:24em;margin:0 auto;padding:1.5em}
      h1{font-size:1.25em}dt{color:#555}dd{margin:0 0 .75em;font-size:1.1em}
      button{display:block;width:100%%;min-height:44px;margin:.75em 0;font-size:1em}
      </style></head><body><h1>%1$s</h1>
      <p>沙箱，不动钱。This is a sandbox: no money moves.</p>
      <dl><dt>车牌 Plate</dt><dd>%2$s</dd><dt>用户 User</dt><dd>%3$s</dd>
      <dt>状态 State</dt><dd>%4$s</dd></dl>
      <form method="post" action="%5$s">%6$s</form></body></html>
      """;
  private static final String BUTTON =
      "<button type=\"submit\" name=\"act\" value=\"%s\">%s</button>";

  /** The act of a form that was sent; empty when it is none. */
  public static Optional<Act> act(String form) {
    for (var act : Act.values()) {
      if (form.strip().equals("act=" + act)) {
        return Optional.of(act);
      }
    }
    return Optional.empty();
  }

  /**
   * The address to go back to.
   *
   * @param text as a query has it, decoded; what does not lead to this machine is not gone to
   */
  public static Optional<URI> back(String text) {
    try {
      var address = URI.create(text);
      var isHere = address.getHost() != null && LOOPBACK.contains(address.getHost());
      return Optional.of(address).filter(it -> isHere && "http".equals(it.getScheme()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A parameter of a path and query, decoded; empty when it is not there. */
  public static String parameter(String target, String name) {
    var query = target.contains("?") ? target.split("\\?", 2)[1] : "";
    for (var pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  /** The page, with the buttons that make sense. */
  public byte[] asking() {
    return page(words(), buttons());
  }

  /** The page after an act, for whoever has nowhere to go back to. */
  public byte[] done() {
    return page(words(), "<p>完成，可以关闭本页。Done: this page can be closed.</p>");
  }

  private byte[] page(String state, String rest) {
    var title = channel + " · 先离场后付费 Pay after leaving";
    var text = FORM.formatted(html(title), html(plate), html(user), state, html(target), rest);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String words() {
    return switch (standing) {
      case OPEN -> "已开通 signed";
      case CLOSED -> "未开通 not signed";
      case OTHERS -> "车牌已被其他用户绑定 the plate is bound to another user";
    };
  }

  private String buttons() {
    return switch (standing) {
      case OPEN -> button(Act.END, "关闭服务 End") + button(Act.REFUSE, "返回 Back");
      case CLOSED -> button(Act.AGREE, "同意并开通 Agree") + button(Act.REFUSE, "拒绝 Refuse");
      case OTHERS -> button(Act.REFUSE, "返回 Back");
    };
  }

  private static String button(Act act, String words) {
    return BUTTON.formatted(act, words);
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

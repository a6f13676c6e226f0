package parking.issuer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parking.issuer.LoggingIn.Refusal;

/** The page on which the staff shows passwords, in Chinese and English. It runs no script. */
final class LogInPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh-CN">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>登录 · Log in</title>
        <link rel="stylesheet" href="/log-in.css">
      </head>
      <body>
        <main>
          <header>
            <span class="mark" aria-hidden="true">P</span>
            <h1>无感停车 <span lang="en">Frictionless parking</span></h1>
          </header>
          <p class="whom">工作人员登录 <span lang="en">For the staff</span></p>
          %s
          <form method="post" action="/issuer/authorize">
      %s
            <label for="id">工号 <span lang="en">Your id</span></label>
            <input id="id" name="id" value="%s" required autocomplete="username"
              autocapitalize="none" spellcheck="false" maxlength="32">
            <label for="password">密码 <span lang="en">Password</span></label>
            <input id="password" name="password" type="password" required
              autocomplete="current-password" maxlength="200">
            %s
            <button type="submit">%s</button>
          </form>
          %s
        </main>
      </body>
      </html>
      """;

  private static final String NEW_PASSWORD =
      """
      <label for="new">新密码，至少 12 位
              <span lang="en">New password, at least 12 characters</span></label>
            <input id="new" name="new_password" type="password" required minlength="12"
              autocomplete="new-password" maxlength="72">
            <label for="again">再输一次 <span lang="en">The same again</span></label>
            <input id="again" name="again" type="password" required minlength="12"
              autocomplete="new-password" maxlength="72">""";

  private static final Map<Refusal, String> WORDS =
      Map.of(
          Refusal.WRONG,
          "工号或密码不对。|Id or password is wrong.",
          Refusal.WAIT,
          "错误次数过多，请稍后再试。|Too many wrong passwords. Wait some minutes, then try again.",
          Refusal.TO_BE_CHANGED,
          "这是一次性密码，请先设置自己的密码。|This password works once. Choose your own now.",
          Refusal.TOO_SHORT,
          "新密码至少 12 位。|The new password needs at least 12 characters.",
          Refusal.TOO_LONG,
          "新密码过长。|The new password is too long.",
          Refusal.HOLDS_THE_NAME,
          "新密码不能包含工号。|The new password must not hold your id.",
          Refusal.TOO_SIMPLE,
          "新密码过于简单。|The new password repeats few characters only.",
          Refusal.NOT_NEW,
          "新密码与旧密码相同。|The new password is the old one.",
          Refusal.NOT_TWICE_THE_SAME,
          "两次输入的新密码不同。|The two new passwords differ.");

  private LogInPage() {}

  /**
   * What the page is about.
   *
   * @param guard what the answer has to bring along, so that no other page can send it
   * @param id whom to begin with; may be empty
   * @param why what was wrong before
   * @param isChange whether a new password is asked for
   */
  record About(String guard, String id, Optional<Refusal> why, boolean isChange) {}

  static String of(LogInForm form, About about) {
    var hidden = new LinkedHashMap<>(form.parameters());
    hidden.put("guard", about.guard());
    hidden.put("change", "" + about.isChange());
    var fields = new StringBuilder();
    hidden.forEach(
        (name, value) ->
            fields.append(
                "      <input type=\"hidden\" name=\"%s\" value=\"%s\">%n"
                    .formatted(name, escaped(value))));
    return PAGE.formatted(
        about.why().map(LogInPage::complaint).orElse(""),
        fields.toString().stripTrailing(),
        escaped(about.id()),
        about.isChange() ? NEW_PASSWORD : "",
        about.isChange() ? both("更改并登录|Change it and log in") : both("登录|Log in"),
        about.isChange() ? "" : changeLink(form));
  }

  private static String changeLink(LogInForm form) {
    var address = new StringBuilder("/issuer/authorize?change=true");
    form.parameters()
        .forEach((name, value) -> address.append('&').append(name).append('=').append(url(value)));
    return "<p><a href=\"%s\">%s</a></p>"
        .formatted(escaped(address.toString()), both("更改密码|Change the password"));
  }

  static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String complaint(Refusal why) {
    return "<p class=\"complaint\" role=\"alert\">%s</p>".formatted(both(WORDS.get(why)));
  }

  private static String both(String words) {
    var parts = words.split("\\|");
    return "%s <span lang=\"en\">%s</span>".formatted(parts[0], parts[1]);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

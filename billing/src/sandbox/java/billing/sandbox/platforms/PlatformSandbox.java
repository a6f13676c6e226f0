package billing.sandbox.platforms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The running platforms. They listen on loopback only. A code {@code code-of-NAME-N} is NAME's, for
 * any N, and is worth something once. {@code GET /sandbox/texts} lists the text messages that were
 * sent, a line for each, and {@code GET /sandbox/subscribed} the subscribe messages: whoever is
 * called {@code shy} and more never wants one.
 */
public final class PlatformSandbox implements AutoCloseable {
  /** What the mini-programs are called here. */
  public static final String APP_ID = "sandbox-app";

  private static final String SECRET = "a secret of the sandbox";
  private static final int LONGEST_BODY = 65_536;
  private static final int WRONG_USAGE = 2;
  private static final String TOKEN = "token-of-the-sandbox";

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final List<String> subscribed = new CopyOnWriteArrayList<>();
  private final OAuthAnswers answers;

  private PlatformSandbox(HttpServer server, OAuthAnswers answers) {
    this.server = server;
    this.answers = answers;
  }

  /**
   * Runs until the process is ended.
   *
   * @param arguments the folder for keys and secrets, and the port
   */
  public static void main(String... arguments) throws IOException, GeneralSecurityException {
    if (arguments.length != 2) {
      System.err.println("Usage: PlatformSandbox FOLDER PORT");
      System.exit(WRONG_USAGE);
    }
    var sandbox = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    System.out.println("The platforms listen at " + sandbox.address());
  }

  /**
   * Listens.
   *
   * @param folder where the keys and secrets are put that the service needs: {@code app-secret},
   *     {@code app-key.pem}, {@code alipay-key.pem} and {@code sms-secret}
   * @param port 0 for a free one
   */
  public static PlatformSandbox start(Path folder, int port)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("app-secret"), SECRET);
    Files.writeString(folder.resolve("sms-secret"), SECRET);
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    var sandbox = new PlatformSandbox(server, OAuthAnswers.in(folder));
    server.setExecutor(sandbox.workers);
    server.createContext("/sns/jscode2session", sandbox::weChat);
    server.createContext("/cgi-bin/stable_token", sandbox::token);
    server.createContext("/cgi-bin/message/subscribe/send", sandbox::subscribe);
    server.createContext("/gateway.do", sandbox::alipay);
    server.createContext("/sms", sandbox::text);
    server.createContext("/sandbox/texts", exchange -> write(exchange, sandbox.texts));
    server.createContext("/sandbox/subscribed", exchange -> write(exchange, sandbox.subscribed));
    server.start();
    return sandbox;
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void weChat(HttpExchange exchange) throws IOException {
    var asked = fields(exchange.getRequestURI().getRawQuery());
    var code = asked.getOrDefault("js_code", "");
    var answer = "{\"errcode\":40029,\"errmsg\":\"invalid code\"}";
    if (code.equals("code-of-trouble")) {
      answer = "{\"errcode\":-1,\"errmsg\":\"system error\"}";
    } else if (!APP_ID.equals(asked.get("appid")) || !SECRET.equals(asked.get("secret"))) {
      answer = "{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}";
    } else if (name(code) != null && used.add("wechat " + code)) {
      answer = "{\"openid\":\"sandbox-%s\",\"session_key\":\"c2Vzc2lvbg==\"}".formatted(name(code));
    }
    write(exchange, answer);
  }

  private void alipay(HttpExchange exchange) throws IOException {
    var asked = fields(body(exchange));
    var code = asked.getOrDefault("code", "");
    write(
        exchange,
        answers.isSigned(asked)
            ? name(code) != null && used.add("alipay " + code)
                ? answers.user("2088" + "%012d".formatted(Math.abs((long) name(code).hashCode())))
                : answers.refused("isv.code-invalid")
            : answers.refused("isv.invalid-signature"));
  }

  private void text(HttpExchange exchange) throws IOException {
    texts.add(body(exchange).replace('\n', ' '));
    write(exchange, "{\"code\":\"OK\",\"id\":\"%d\"}".formatted(texts.size()));
  }

  private void token(HttpExchange exchange) throws IOException {
    var asked = body(exchange);
    write(
        exchange,
        asked.contains("\"%s\"".formatted(SECRET))
            ? "{\"access_token\":\"%s\",\"expires_in\":7200}".formatted(TOKEN)
            : "{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}");
  }

  private void subscribe(HttpExchange exchange) throws IOException {
    var asked = body(exchange).replace('\n', ' ');
    var token = fields(exchange.getRequestURI().getRawQuery()).get("access_token");
    if (!TOKEN.equals(token)) {
      write(exchange, "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
    } else if (asked.contains("\"sandbox-shy")) {
      write(exchange, "{\"errcode\":43101,\"errmsg\":\"user refuse to accept the msg\"}");
    } else {
      subscribed.add(asked);
      write(
          exchange, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":%d}".formatted(subscribed.size()));
    }
  }

  private static void write(HttpExchange exchange, List<String> lines) throws IOException {
    write(exchange, String.join("\n", lines));
  }

  private static String name(String code) {
    var found = java.util.regex.Pattern.compile("code-of-([a-z0-9]{1,20})-.+").matcher(code);
    return found.matches() ? found.group(1) : null;
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new HashMap<>();
    for (var field : form == null ? new String[0] : form.split("&")) {
      var parts = field.split("=", 2);
      fields.put(
          parts[0], URLDecoder.decode(parts.length < 2 ? "" : parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void write(HttpExchange exchange, String answer) throws IOException {
    try (exchange) {
      var bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}

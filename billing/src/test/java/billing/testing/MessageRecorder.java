package billing.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Providers of messages on this machine: real HTTP and SMTP, answering as a test tells them. */
public class MessageRecorder implements QuarkusTestResourceLifecycleManager {
  /** A request that a provider got. */
  public record Heard(String path, Map<String, String> headers, String body) {}

  /** What a provider answers; a status below 0 closes the connection without an answer. */
  public record Said(int status, String body) {}

  private static final List<Heard> HEARD = new CopyOnWriteArrayList<>();
  private static final Said TOKEN =
      new Said(200, "{\"access_token\":\"token-1\",\"expires_in\":7200}");
  private static final Said TAKEN = new Said(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":7}");
  private static final Said SMS_TAKEN = new Said(200, "{\"code\":\"OK\",\"id\":\"sms-1\"}");

  private static volatile Function<Heard, Said> toTokens;
  private static volatile Function<Heard, Said> toWeChat;
  private static volatile Function<Heard, Said> toSms;
  private static volatile SmtpRecorder mailbox;

  private HttpServer server;

  /** Forgets everything; every provider takes everything. */
  public static void reset() {
    HEARD.clear();
    toTokens = heard -> TOKEN;
    toWeChat = heard -> TAKEN;
    toSms = heard -> SMS_TAKEN;
    mailbox.reset();
  }

  public static void answersTokens(Function<Heard, Said> answer) {
    toTokens = answer;
  }

  public static void answersWeChat(Function<Heard, Said> answer) {
    toWeChat = answer;
  }

  public static void answersSms(Function<Heard, Said> answer) {
    toSms = answer;
  }

  public static SmtpRecorder mailbox() {
    return mailbox;
  }

  /** What was asked at addresses that contain this, in order. */
  public static List<Heard> heard(String path) {
    return HEARD.stream().filter(heard -> heard.path().contains(path)).toList();
  }

  @Override
  public Map<String, String> start() {
    try {
      mailbox = new SmtpRecorder();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newCachedThreadPool());
      server.createContext("/", MessageRecorder::answer);
      server.start();
      reset();
      return settings("http://localhost:" + server.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> settings(String url) throws IOException {
    var folder = Files.createDirectories(Path.of("target/messages").toAbsolutePath());
    var secret = Files.writeString(folder.resolve("secret"), "a-secret-of-tests\n");
    Map<String, String> settings = new HashMap<>();
    settings.put("wechat.enabled", "true");
    settings.put("wechat.base-url", url);
    settings.put("wechat.app-id", "wx-of-tests");
    settings.put("wechat.app-secret-file", secret.toString());
    settings.put("wechat.template-id", "template-1");
    settings.put("wechat.fields.thing1", "lot");
    settings.put("wechat.fields.car_number2", "plate");
    settings.put("wechat.fields.amount3", "amount");
    settings.put("wechat.fields.time4", "left");
    settings.put("wechat.fields.thing5", "note");
    settings.put("wechat.told.DEDUCTION_FAILED.template-id", "template-2");
    settings.put("wechat.told.DEDUCTION_FAILED.fields.thing1", "title");
    settings.put("wechat.told.DEDUCTION_FAILED.fields.thing2", "note");
    settings.put("wechat.told.DEDUCTION_FAILED.fields.car_number3", "plate");
    settings.put("wechat.told.DEDUCTION_FAILED.fields.amount4", "amount");
    settings.put("sms.enabled", "true");
    settings.put("sms.url", url + "/sms");
    settings.put("sms.auth", "hmac");
    settings.put("sms.secret-file", secret.toString());
    settings.put("sms.final-codes", "BLACKLIST,INVALID");
    settings.put("mail.enabled", "true");
    settings.put("mail.host", "localhost");
    settings.put("mail.port", String.valueOf(mailbox.port()));
    settings.put("mail.start-tls", "disabled");
    settings.put("mail.from", "billing@parking.example");
    settings.put("letters.enabled", "true");
    settings.put("letters.folder", folder.resolve("letters").toString());
    settings.put("call-timeout", "5s");
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("billing.messages." + name, value));
    return all;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var heard = new Heard(exchange.getRequestURI().toString(), headers, body);
    HEARD.add(heard);
    var said = said(heard);
    if (said.status() >= 0) {
      var bytes = said.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(said.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static Said said(Heard heard) {
    if (heard.path().startsWith("/sms")) {
      return toSms.apply(heard);
    }
    return (heard.path().contains("token?") || heard.path().endsWith("_token")
            ? toTokens
            : toWeChat)
        .apply(heard);
  }

  @Override
  public void stop() {
    server.stop(0);
    mailbox.close();
  }
}

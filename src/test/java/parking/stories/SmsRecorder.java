package parking.stories;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider of text messages on this machine, and a policy that lets debts be told of at once. */
public class SmsRecorder implements QuarkusTestResourceLifecycleManager {
  private static final List<String> BODIES = new CopyOnWriteArrayList<>();
  private static final byte[] TAKEN =
      "{\"code\":\"OK\",\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
  private static final String POLICY =
      """
      use: at-once
      policies:
        - name: at-once
          grace_minutes: 0
          reminders:
            - { day: 0, channels: [subscribe-message, sms] }
          then:
            suspension: { visits: 2 }
            escalation:
              - { name: ESCALATED, day: 0, report: true }
            write_off: { day: 30, automatic: false }
      """;

  private HttpServer server;

  /** What was sent to a number, in order. */
  static List<String> sentTo(String number) {
    return BODIES.stream().filter(body -> body.contains("\"" + number + "\"")).toList();
  }

  @Override
  public Map<String, String> start() {
    try {
      var folder = Files.createDirectories(Path.of("target/sms").toAbsolutePath());
      var secret = Files.writeString(folder.resolve("secret"), "a-secret-of-tests");
      var policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            BODIES.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, TAKEN.length);
            exchange.getResponseBody().write(TAKEN);
            exchange.close();
          });
      server.start();
      return Map.of(
          "billing.messages.sms.enabled",
          "true",
          "billing.messages.sms.url",
          "http://localhost:" + server.getAddress().getPort() + "/sms",
          "billing.messages.sms.secret-file",
          secret.toString(),
          "billing.arrears.policy-file",
          policy.toString(),
          "billing.arrears.every",
          "1s",
          "billing.messages.every",
          "1s");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}

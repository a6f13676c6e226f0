package recognizer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import recognizer.camera.DeviceClock;
import recognizer.camera.Natives;

/** Sends written messages of cameras to a recogniser as the cameras would, for whoever has none. */
public final class PushCameras {
  private static final String USAGE =
      """
      recognizer.bench.PushCameras --golden FOLDER [--to http://HOST:PORT]
          [--broker tcp://HOST:PORT] [--only TEXT] [--time 2026-11-24T08:00:00+08:00]

      Sends the messages below the folder whose path has the text: those that end in .http to the
      recogniser, those that end in .mqtt to the broker. They show the time given, else that of now.
      Exit status 1 when an answer is another one than the file beside the message expects.
      """;

  private static final Set<String> KNOWN =
      Set.of("--golden", "--to", "--broker", "--only", "--time");

  private final PrintStream out;
  private final Map<String, String> options;
  private int sent;
  private int unexpected;

  private PushCameras(PrintStream out, Map<String, String> options) {
    this.out = out;
    this.options = options;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Natives.prepare();
    try {
      System.exit(run(out, new Options(KNOWN, arguments).all()));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
    } catch (ConnectException | ConnectionFailedException e) {
      System.err.println("Nobody can be reached there. Start the recogniser or broker first.");
      System.exit(1);
    }
  }

  /**
   * Sends; returns 0, or 1 when something was not answered as expected.
   *
   * @param options as the command line has them, by name
   */
  public static int run(PrintStream out, Map<String, String> options)
      throws IOException, InterruptedException {
    PushCameras pushing = new PushCameras(out, options);
    pushing.send();
    out.println("sent: " + pushing.sent);
    out.println("not as expected: " + pushing.unexpected);
    return pushing.unexpected == 0 ? 0 : 1;
  }

  private void send() throws IOException, InterruptedException {
    String time = options.get("--time");
    Instant shown =
        time == null ? DeviceClock.real().instant() : OffsetDateTime.parse(time).toInstant();
    Path folder = Path.of(options.getOrDefault("--golden", "."));
    String only = options.getOrDefault("--only", "");
    Predicate<Path> isWanted = file -> file.toString().contains(only);
    List<Path> files = GoldenMessage.list(folder).stream().filter(isWanted).toList();
    for (Path file : files) {
      GoldenMessage message = GoldenMessage.load(file, shown);
      if (message.isPublished() && options.containsKey("--broker")) {
        publish(message);
      } else if (!message.isPublished() && options.containsKey("--to")) {
        push(message);
      }
    }
  }

  private void push(GoldenMessage message) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(options.get("--to") + message.target()))
            .method(message.verb(), HttpRequest.BodyPublishers.ofByteArray(message.body()));
    message.heads().forEach(request::header);
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    Optional<JsonNode> expected = message.findExpected();
    boolean isExpected =
        expected.isEmpty() || expected.get().path("status").asInt() == answer.statusCode();
    tell(message, answer.statusCode() + " " + answer.body(), isExpected);
  }

  private void publish(GoldenMessage message) {
    URI broker = URI.create(options.get("--broker"));
    Mqtt3BlockingClient client =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier("push-cameras")
            .serverHost(broker.getHost())
            .serverPort(broker.getPort())
            .buildBlocking();
    client.connect();
    client
        .publishWith()
        .topic(message.target())
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(message.body())
        .send();
    client.disconnect();
    tell(message, "published", true);
  }

  private void tell(GoldenMessage message, String outcome, boolean isExpected) {
    sent++;
    unexpected += isExpected ? 0 : 1;
    out.println(message.file() + ": " + outcome + (isExpected ? "" : " - NOT AS EXPECTED"));
  }
}

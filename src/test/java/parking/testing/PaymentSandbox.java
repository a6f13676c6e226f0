package parking.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The payment sandbox, and how a packaged service is told to talk to it. */
public final class PaymentSandbox {
  private static final String JAR = "billing/target/payment-sandbox.jar";

  private PaymentSandbox() {}

  /**
   * The command that starts it.
   *
   * @param root the repository's folder
   * @param keys where its keys are; those that are not there are made when it starts
   * @param memory of its process, in megabytes
   * @param more further arguments
   */
  public static List<String> command(Path root, Path keys, int memory, List<String> more) {
    var jar = root.resolve(JAR);
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing. Build with: mvn package -DskipTests");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx%dm".formatted(memory));
    command.addAll(List.of("-jar", jar.toString(), "--keys", keys.toString()));
    command.addAll(more);
    return command;
  }

  /** Arguments of a service that charges through the sandbox. */
  public static List<String> settings(Path keys, int sandboxPort, int servicePort)
      throws IOException {
    return List.of(
        "-Dbilling.wechat.enabled=true",
        "-Dbilling.wechat.base-url=http://127.0.0.1:" + sandboxPort,
        "-Dbilling.wechat.app-id=wx0000000000000demo",
        "-Dbilling.wechat.merchant-id=" + read(keys, "merchant-id.txt"),
        "-Dbilling.wechat.merchant-serial=" + read(keys, "merchant-serial.txt"),
        "-Dbilling.wechat.private-key-file=" + keys.resolve("merchant-private-key.pem"),
        "-Dbilling.wechat.platform-key-id=" + read(keys, "platform-key-id.txt"),
        "-Dbilling.wechat.platform-public-key-file=" + keys.resolve("platform-public-key.pem"),
        "-Dbilling.wechat.api-v3-key-file=" + keys.resolve("api-v3-key.txt"),
        "-Dbilling.wechat.notify-url=http://127.0.0.1:%d/notifications/wechat"
            .formatted(servicePort));
  }

  private static String read(Path keys, String name) throws IOException {
    return Files.readString(keys.resolve(name)).strip();
  }
}

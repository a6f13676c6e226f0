package parking.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What plays the world around the service, and how the service is told of it.
 *
 * @param keys of the payment sandbox
 * @param sandboxPort where it listens
 * @param platformKeys of the platforms by which drivers log in
 * @param platformPort where they listen
 */
record Surroundings(Path keys, int sandboxPort, Path platformKeys, int platformPort) {
  private static final Duration CODE_FOR = Duration.ofMinutes(5);

  /** How drivers log in. A code lasts minutes of real time, however fast the lot's time runs. */
  Map<String, Object> drivers(int servicePort, int factor) {
    var address = "http://127.0.0.1:" + platformPort;
    var settings = new LinkedHashMap<String, Object>();
    settings.put("parking.platforms.wechat.enabled", true);
    settings.put("parking.platforms.wechat.base-url", address);
    settings.put("parking.platforms.wechat.app-id", "sandbox-app");
    settings.put("parking.platforms.wechat.app-secret-file", platformKeys.resolve("app-secret"));
    settings.put("billing.messages.sms.enabled", true);
    settings.put("billing.messages.sms.url", address + "/sms");
    settings.put("billing.messages.sms.secret-file", platformKeys.resolve("sms-secret"));
    settings.put("parking.drivers.code-for", CODE_FOR.multipliedBy(factor));
    settings.put("parking.drivers.public-address", "http://127.0.0.1:" + servicePort);
    return settings;
  }

  /** The gateway that the service charges through. */
  Map<String, Object> gateway(int servicePort) throws IOException {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("billing.wechat.enabled", true);
    settings.put("billing.wechat.base-url", "http://127.0.0.1:" + sandboxPort);
    settings.put("billing.wechat.app-id", "wx0000000000000demo");
    settings.put("billing.wechat.merchant-id", Files.readString(keys.resolve("merchant-id.txt")));
    settings.put(
        "billing.wechat.merchant-serial", Files.readString(keys.resolve("merchant-serial.txt")));
    settings.put("billing.wechat.private-key-file", keys.resolve("merchant-private-key.pem"));
    settings.put(
        "billing.wechat.platform-key-id", Files.readString(keys.resolve("platform-key-id.txt")));
    settings.put(
        "billing.wechat.platform-public-key-file", keys.resolve("platform-public-key.pem"));
    settings.put("billing.wechat.api-v3-key-file", keys.resolve("api-v3-key.txt"));
    settings.put(
        "billing.wechat.notify-url",
        "http://127.0.0.1:%d/notifications/wechat".formatted(servicePort));
    settings.put(
        "billing.wechat.agreement-url",
        "http://127.0.0.1:%d/sandbox/wechat/auth-creditpay".formatted(sandboxPort));
    return settings;
  }
}

package parking.chaos;

import java.io.IOException;
import java.util.List;

/** What goes wrong at the gateway all the time, by chance. */
final class Weather {
  private static final List<String> FAULTS =
      List.of(
          fault("parkings", "refuse", 40, ",\"code\":\"SYSTEM_ERROR\""),
          fault("parkings", "silent-after-taking-effect", 80, ",\"ms\":2500"),
          fault("parkings", "reset", 80, ""),
          fault("parkings", "wrong-signature", 100, ""),
          fault("transactions", "refuse", 40, ",\"code\":\"SYSTEM_ERROR\""),
          fault("transactions", "refuse", 60, ",\"code\":\"RULE_LIMIT\""),
          fault("transactions", "refuse", 80, ",\"code\":\"FREQUENCY_LIMITED\""),
          fault("transactions", "slow", 100, ",\"ms\":2500"),
          fault("transactions", "silent", 120, ",\"ms\":2500"),
          fault("transactions", "silent-after-taking-effect", 60, ",\"ms\":2500"),
          fault("transactions", "reset", 60, ""),
          fault("transactions", "wrong-signature", 60, ""),
          fault("transactions", "clock-skew", 80, ",\"ms\":600000"),
          fault("query", "refuse", 20, ",\"code\":\"SYSTEM_ERROR\""),
          fault("query", "wrong-signature", 30, ""),
          fault("query", "reset", 40, ""),
          fault("notifications", "twice", 8, ""),
          fault("notifications", "reordered", 8, ",\"ms\":500"),
          fault("notifications", "silent", 10, ""),
          fault("notifications", "wrong-signature", 20, ""),
          fault("notifications", "clock-skew", 30, ",\"ms\":600000"));

  private Weather() {}

  private static String fault(String call, String kind, int oneIn, String more) {
    return "{\"call\":\"%s\",\"kind\":\"%s\",\"one_in\":%d,\"times\":1000000000%s}"
        .formatted(call, kind, oneIn, more);
  }

  static void begin(int sandboxPort) throws IOException, InterruptedException {
    for (var fault : FAULTS) {
      Http.must("PUT", sandboxPort, "/sandbox/faults", fault);
    }
  }

  static void end(int sandboxPort) throws IOException, InterruptedException {
    Http.must("DELETE", sandboxPort, "/sandbox/faults", "");
  }
}

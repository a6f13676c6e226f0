package parking.devices.keys;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import parking.testing.EdgeKey;

/** What processor time signing and checking a request take, by the size of its body. */
public final class SignatureCost {
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
  private static final String PATH = "/api/v1/readings";
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final long MEASURE_NANOS = 3_000_000_000L;

  private SignatureCost() {}

  /** Takes no arguments. */
  public static void main(String... arguments) {
    for (var size : List.of(500, 50_000, 8 * 1024 * 1024)) {
      measure(size);
    }
  }

  private static void measure(int size) {
    var body = new byte[size];
    new Random(size).nextBytes(body);
    var edge = EdgeKey.make();
    var key = PublicKey.parse(edge.publicKey());
    var headers = edge.headers("edge", PATH, body);
    var request = request(headers, body);
    say("sign", size, () -> edge.headers("edge", PATH, body).size() == 3);
    say("check", size, () -> isGood(request, key));
    say("digest alone", size, () -> PublicKey.sha256(body).length == 32);
  }

  private static SignedRequest request(Map<String, String> headers, byte[] body) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put("Content-Type", EdgeKey.CONTENT_TYPE);
    return new SignedRequest(
        "POST",
        PATH,
        Optional.empty(),
        name -> Optional.ofNullable(all.get(name)).stream().toList(),
        body);
  }

  private static boolean isGood(SignedRequest request, PublicKey key) {
    var signature = MessageSignature.parse(request);
    return key.hasSigned(signature.base(), signature.value());
  }

  private interface Step {
    boolean isDone();
  }

  private static void say(String name, int size, Step step) {
    nanos(step, WARM_UP_NANOS);
    System.out.printf("%s, %d bytes: %.3f ms%n", name, size, nanos(step, MEASURE_NANOS) / 1e6);
  }

  /** On average. */
  private static double nanos(Step step, long atLeast) {
    var begin = PROCESSOR.getCurrentThreadCpuTime();
    long runs = 0;
    for (; PROCESSOR.getCurrentThreadCpuTime() - begin < atLeast; runs++) {
      if (!step.isDone()) {
        throw new IllegalStateException("a signature is not good");
      }
    }
    return (PROCESSOR.getCurrentThreadCpuTime() - begin) / (double) runs;
  }
}

package billing.gateways.alipay;

import billing.gateways.guarding.Call;
import billing.gateways.guarding.Guard;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/**
 * Calls behind the guard.
 *
 * @param wire makes them
 * @param guard decides whether, when, and how often
 */
record Calls(Wire wire, Guard guard) implements AutoCloseable {
  private static final Call FILE = Call.bill("bill_file");

  static Calls open(AlipaySettings settings, Account account, MeterRegistry meters) {
    return new Calls(
        new Wire(settings, account),
        new Guard(AlipayGateway.NAME, settings, meters, Failures::unexpected));
  }

  /** Calls a method with its content; fails as {@link Guard#make} does. */
  Uni<Told> make(Method method, ObjectNode content) {
    return guard.make(method.call(), () -> wire.call(method, content));
  }

  /** A file that an answer has named. */
  Uni<byte[]> file(String address) {
    return guard.make(FILE, () -> wire.fetch(address));
  }

  @Override
  public void close() {
    guard.close();
  }
}

package billing.sandbox.alipay;

import java.util.Map;
import java.util.Optional;

/** What is told otherwise than it is, with a signature that fits. */
final class Lies {
  private Lies() {}

  /** What a fault has an amount in yuan be. */
  static String amount(String yuan, Fault.Kind kind) {
    return switch (kind) {
      case OTHER_AMOUNT -> "1" + yuan;
      case ODD_AMOUNT -> "USD " + yuan;
      default -> yuan;
    };
  }

  /** A notification with what a fault has it say; other faults change nothing. */
  static void tell(Map<String, String> form, Optional<Fault.Kind> fault) {
    fault.ifPresent(kind -> form.computeIfPresent("total_amount", (name, is) -> amount(is, kind)));
    if (fault.equals(Optional.of(Fault.Kind.UNKNOWN_ORDER))) {
      form.put("out_trade_no", "p" + "9".repeat(31));
    }
    if (fault.equals(Optional.of(Fault.Kind.OTHER_MERCHANT))) {
      form.put("seller_id", "2088999999999999");
    }
  }
}

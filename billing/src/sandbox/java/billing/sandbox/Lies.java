package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Orders and refunds told otherwise than they are, with a signature that fits. */
final class Lies {
  private Lies() {}

  /** The same content with what a fault has it say; other faults change nothing. */
  static ObjectNode told(ObjectNode content, Fault.Kind kind) {
    switch (kind) {
      case OTHER_AMOUNT -> more(content.withObject("/amount"));
      case OTHER_CURRENCY -> content.withObject("/amount").put("currency", "USD");
      case OTHER_MERCHANT -> content.put(content.has("mchid") ? "mchid" : "sp_mchid", "1900000099");
      case UNKNOWN_ORDER -> content.put("out_trade_no", "p" + "9".repeat(31));
      default -> {}
    }
    return content;
  }

  /** A fen more, of an order or of a refund. */
  private static void more(ObjectNode amount) {
    var name = amount.has("refund") ? "refund" : "total";
    amount.put(name, amount.path(name).asLong() + 1);
  }
}

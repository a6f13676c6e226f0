package billing.sandbox.alipay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Amounts in fen, and in yuan as the protocol writes them. */
final class Amounts {
  private static final int FEN_IN_YUAN = 100;

  private Amounts() {}

  /**
   * Fen of a field in yuan with exactly two decimals, more than nothing.
   *
   * @throws Refusal when it is none
   */
  static long fen(ObjectNode from, String name) {
    var text = Json.text(from, name, 12);
    if (!text.matches("\\d{1,9}\\.\\d{2}") || text.matches("0+\\.00")) {
      throw Refusal.badParameter(name + " must be yuan with two decimals, more than nothing");
    }
    return Long.parseLong(text.replace(".", ""));
  }

  /** For example {@code -0.05}. */
  static String yuan(long fen) {
    var size = Math.abs(fen);
    return "%s%d.%02d".formatted(fen < 0 ? "-" : "", size / FEN_IN_YUAN, size % FEN_IN_YUAN);
  }
}

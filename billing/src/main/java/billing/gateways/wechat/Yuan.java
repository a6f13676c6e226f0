package billing.gateways.wechat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bills count in yuan, for example {@code 12.50} or {@code -0.08000}; here everything is fen. */
final class Yuan {
  private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,13}(\\.\\d{1,6})?");
  private static final int FEN_DIGITS = 2;

  private Yuan() {}

  /** An amount in fen, below zero when it is; empty for what is none, or has part of a fen. */
  static Optional<Long> findFen(String text) {
    if (!AMOUNT.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text).movePointRight(FEN_DIGITS).longValueExact());
    } catch (ArithmeticException partOfAFen) {
      return Optional.empty();
    }
  }
}

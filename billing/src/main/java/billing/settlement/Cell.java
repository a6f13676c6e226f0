package billing.settlement;

import java.math.BigDecimal;

/** What stands in a cell of a table. */
sealed interface Cell {
  /** Words of whatever origin. */
  record Words(String text) implements Cell {
    /** No spreadsheet takes them for a formula. */
    String harmless() {
      return text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    }
  }

  /** Yuan with two digits behind the point. */
  record Money(BigDecimal amount) implements Cell {}

  static Cell words(String text) {
    return new Words(text);
  }

  /**
   * @param fen may be negative
   */
  static Cell money(long fen) {
    return new Money(BigDecimal.valueOf(fen, 2));
  }
}

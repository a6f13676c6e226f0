package billing.gateways.wechat;

import billing.money.Fen;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;

/**
 * A line of a bill: fields by the names that the heading gives them.
 *
 * @param line its number in the file, from 1
 * @param names of the columns
 * @param fields as many as there are names
 */
record BillRow(int line, List<String> names, List<String> fields) {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  /**
   * @throws BadBill when there is no such column
   */
  String text(String column) {
    var at = names.indexOf(column);
    if (at < 0) {
      throw new BadBill("the bill has no column " + column);
    }
    return fields.get(at);
  }

  /** A text that must not be empty; a bill writes a number that is not there as 0. */
  String number(String column) {
    var text = text(column);
    if (isNone(text)) {
      throw wrong(column, "is empty");
    }
    return text;
  }

  static boolean isNone(String text) {
    return text.isBlank() || text.equals("0");
  }

  /** Fen, below zero when the bill says so. */
  long signedFen(String column) {
    return Yuan.findFen(text(column)).orElseThrow(() -> wrong(column, "is no amount"));
  }

  Fen fen(String column) {
    var fen = signedFen(column);
    if (fen < 0) {
      throw wrong(column, "is below zero");
    }
    return Fen.fen(fen);
  }

  long count(String column) {
    var text = text(column);
    if (!text.matches("\\d{1,9}")) {
      throw wrong(column, "is no count");
    }
    return Long.parseLong(text);
  }

  Instant time(String column) {
    try {
      return LocalDateTime.parse(text(column), TIME).toInstant(CHINA);
    } catch (DateTimeException e) {
      throw wrong(column, "is no time");
    }
  }

  BadBill wrong(String column, String how) {
    return new BadBill("line %d: %s %s".formatted(line, column, how));
  }
}

package billing.gateways.alipay;

import billing.money.Fen;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts as Alipay writes them, yuan with at most two decimals, to and from whole fen. */
final class Yuan {
  private static final Pattern AMOUNT = Pattern.compile("(-?)(\\d{1,13})(?:\\.(\\d)(\\d)?)?");
  private static final int FEN_IN_YUAN = 100;
  private static final int FEN_IN_TENTH = 10;

  private Yuan() {}

  /** For example {@code 13.75}. */
  static String text(Fen amount) {
    return amount.inYuan();
  }

  /** An amount that is not negative; empty for anything else. */
  static Optional<Fen> fen(String text) {
    var signed = signedFen(text);
    return signed.isPresent() && signed.getAsLong() >= 0
        ? Optional.of(Fen.fen(signed.getAsLong()))
        : Optional.empty();
  }

  /** Fen, below nothing where a bill says so; empty for what is no amount. */
  static OptionalLong signedFen(String text) {
    var found = AMOUNT.matcher(text == null ? "" : text.strip());
    if (!found.matches()) {
      return OptionalLong.empty();
    }
    var fen =
        Long.parseLong(found.group(2)) * FEN_IN_YUAN
            + digit(found.group(3)) * FEN_IN_TENTH
            + digit(found.group(4));
    return OptionalLong.of(found.group(1).isEmpty() ? fen : -fen);
  }

  private static long digit(String text) {
    return text == null ? 0 : Long.parseLong(text);
  }
}

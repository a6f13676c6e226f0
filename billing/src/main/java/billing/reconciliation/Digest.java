package billing.reconciliation;

import billing.gateways.BillLine;
import billing.gateways.FundLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Names a bill by what is in it, whatever the order of its lines. */
final class Digest {
  private Digest() {}

  static String ofTrades(List<BillLine> lines) {
    return of(
        lines.stream()
            .map(
                it ->
                    String.join(
                        "|",
                        it.orderNumber(),
                        it.refundNumber().orElse(""),
                        it.transactionId(),
                        String.valueOf(it.amount().count()),
                        String.valueOf(it.fee().count()),
                        it.at().toString()))
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  static String ofFunds(List<FundLine> lines) {
    return of(
        lines.stream()
            .map(
                it ->
                    String.join(
                        "|",
                        it.reference(),
                        it.kind(),
                        String.valueOf(it.incoming()),
                        String.valueOf(it.amount().count()),
                        String.valueOf(it.balance().count()),
                        it.at().toString()))
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  private static String of(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}

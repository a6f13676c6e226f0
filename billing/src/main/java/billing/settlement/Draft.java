package billing.settlement;

import billing.api.Settlements.Terms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A statement as it would be now.
 *
 * @param freed the statements whose reserves it releases
 */
record Draft(Terms terms, List<Line> lines, Account account, List<String> freed) {
  /** The lots whose money it is about. */
  Set<String> lots() {
    Set<String> lots = new TreeSet<>();
    terms.lots().forEach(lot -> lots.add(lot.lot()));
    return lots;
  }

  /** Names it by all that is in it: two drafts with the same digest are the same statement. */
  String digest() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      update(digest, terms);
      lines.forEach(line -> update(digest, line));
      update(digest, account);
      update(digest, freed);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }

  /** Records print all that they hold. */
  private static void update(MessageDigest digest, Object part) {
    digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
  }
}

package parking.consoles;

import java.util.HashSet;
import java.util.List;
import parking.drivers.Payer;
import parking.problems.Problem;

/** The payers that a request names, checked. */
final class AskedPayers {
  private static final int MOST = 8;
  private static final String GATEWAY = "[a-z][a-z0-9-]{0,31}";
  private static final String IDENTITY = "[!-~]{1,128}";

  private AskedPayers() {}

  static List<Payer> of(PlatesResource.Payers asked) {
    if (asked == null || asked.payers() == null || asked.payers().size() > MOST) {
      throw Problem.malformed(
          "payers: a list of at most %d payers, the first to be asked first, is needed."
              .formatted(MOST));
    }
    var gateways = new HashSet<String>();
    for (var payer : asked.payers()) {
      check(payer);
      if (!gateways.add(payer.gateway())) {
        throw Problem.malformed(
            "payers: %s stands there twice; a gateway knows one payer for a plate."
                .formatted(payer.gateway()));
      }
    }
    return List.copyOf(asked.payers());
  }

  private static void check(Payer payer) {
    if (payer == null || payer.gateway() == null || !payer.gateway().matches(GATEWAY)) {
      throw Problem.malformed("payers: each needs a gateway such as wechat, alipay.");
    }
    if (payer.identity() == null || !payer.identity().matches(IDENTITY)) {
      throw Problem.malformed(
          "payers: %s needs an identity of 1 to 128 letters, digits and signs without blanks."
              .formatted(payer.gateway()));
    }
  }
}

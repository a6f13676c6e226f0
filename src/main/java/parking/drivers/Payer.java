package parking.drivers;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody who pays for a plate; never printed.
 *
 * @param gateway the gateway's name, for example {@code wechat}
 * @param identity who it is there, without blanks
 */
public record Payer(String gateway, String identity) {
  /** The gateway whose identities messages can be sent to, too. */
  static final String WECHAT = "wechat";

  /** Several as a table keeps them: a line for each. */
  static String text(List<Payer> payers) {
    return payers.stream()
        .map(payer -> payer.gateway + " " + payer.identity)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return "Payer[gateway=" + gateway + "]";
  }
}

package billing.api;

import billing.money.Fen;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * From now on an account can be charged: what it owes already is collected, too.
 *
 * @param account the account
 * @param payers who is asked for money, in this order; each gateway once, because a gateway knows
 *     one payer for a plate. Those named before and not any more are not asked again
 * @param vehicle the car that the payers answer for
 * @param askAbove a visit that costs more waits for the driver's yes; empty for none
 */
public record PayerBound(
    AccountId account, List<Payer> payers, ChannelVehicle vehicle, Optional<Fen> askAbove) {
  private static final int MOST = 8;

  public PayerBound {
    payers = List.copyOf(payers);
    var gateways = new HashSet<String>();
    if (payers.size() > MOST || !payers.stream().allMatch(p -> gateways.add(p.gateway()))) {
      throw new IllegalArgumentException(
          "an account has at most %d payers, each at a gateway of its own".formatted(MOST));
    }
  }

  /** Nobody is asked. */
  public PayerBound(AccountId account, List<Payer> payers, ChannelVehicle vehicle) {
    this(account, payers, vehicle, Optional.empty());
  }

  /**
   * Somebody who pays; never printed.
   *
   * @param gateway the gateway's name, for example {@code wechat}
   * @param identity who it is there, for example a WeChat identity within the merchant's app
   */
  public record Payer(String gateway, String identity) {
    public Payer {
      if (!gateway.matches("[a-z][a-z0-9-]{0,31}") || identity.isBlank()) {
        throw new IllegalArgumentException("a payer has a gateway and an identity there");
      }
    }

    @Override
    public String toString() {
      return "Payer[gateway=" + gateway + "]";
    }
  }
}

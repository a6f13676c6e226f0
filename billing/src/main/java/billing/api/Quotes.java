package billing.api;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;

/** Prices a stay without charging it. */
public interface Quotes {
  /**
   * What a stay from {@code entered} until {@code until} costs by the tariff, which decides the
   * vehicle's class.
   *
   * @throws IllegalArgumentException when there is no such tariff, or the range is turned round
   */
  Quote quote(TariffId tariff, Vehicle vehicle, Instant entered, Instant until);

  /** Whether a tariff of this name is published here. */
  boolean knows(TariffId tariff);

  /** A price and what it is made of. */
  record Quote(Fen amount, List<ChargeView.Line> lines) {}
}

package billing.api;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a price notice does not keep below a ceiling.
 *
 * @param zone the zone of the notice
 * @param ceiling the tariff that it exceeds
 * @param words what is wrong
 * @param stay the stay that costs too much; empty when the two cannot be compared
 */
public record CeilingBreach(String zone, String ceiling, String words, Optional<Costly> stay) {

  /**
   * A stay that costs too much.
   *
   * @param most what it may cost
   * @param price what the notice asks
   * @param lines the price line by line
   */
  public record Costly(
      String vehicleClass,
      Instant entered,
      Instant left,
      Fen most,
      Fen price,
      List<ChargeView.Line> lines) {}
}

package billing.api;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Prices a stay without charging it, and says what tariffs know. */
public interface Quotes {
  /**
   * What a stay costs by the tariff, which decides the vehicle's class.
   *
   * @throws IllegalArgumentException when there is no such tariff, or the range is turned round
   */
  Quote quote(TariffId tariff, Question question);

  /**
   * When a visit whose end nobody saw is taken to have ended by its tariff; empty when it costs
   * nothing.
   *
   * @param seen the visit until the car was last seen, at its entry at the earliest
   * @throws IllegalArgumentException when there is no such tariff
   */
  Optional<Instant> endUnseen(TariffId tariff, Question seen);

  /** Whether a tariff of this name is published here and in force at a time. */
  boolean knows(TariffId tariff, Instant at);

  /**
   * The names of the rights that a tariff knows at a time, in the order in which it uses them; none
   * when there is no such tariff, or it is not in force then.
   */
  List<String> rights(TariffId tariff, Instant at);

  /**
   * A stay that is to be priced: the half-open range from {@code entered} to {@code until}.
   *
   * @param vehicle what a tariff may ask of the vehicle
   * @param rights names of the rights that the driver has
   */
  record Question(Vehicle vehicle, Set<String> rights, Instant entered, Instant until) {
    public Question {
      rights = Set.copyOf(rights);
    }
  }

  /**
   * A price and what it is made of.
   *
   * @param unknownRights those that were not applied, because the tariff knows none of that name
   */
  record Quote(Fen amount, List<ChargeView.Line> lines, Set<String> unknownRights) {}
}

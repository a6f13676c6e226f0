package billing.api;

import billing.money.Fen;
import java.time.Instant;
import java.time.LocalTime;
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
   * Whether the spaces that a tariff prices are open to others than their owners at a time; empty
   * when it has no hours for that, so that they always are.
   *
   * @throws IllegalArgumentException when there is no such tariff, it was not in force then, or its
   *     calendar does not know the day
   */
  Optional<SharedHours> sharedHours(TariffId tariff, Instant at);

  /**
   * The hours at which a tariff's spaces are open to others than their owners, as its notice in
   * force says them; none when they always are, or there is no such notice.
   */
  List<Window> sharedWindows(TariffId tariff, Instant at);

  /** The hours that a right of a tariff covers, so that parking costs nothing then. */
  List<Window> coveredWindows(TariffId tariff, String right, Instant at);

  /**
   * Hours of the day.
   *
   * @param days on which they begin, in the notice's words, such as {@code any_day}
   * @param until on the next day when that is not later than {@code from}
   */
  record Window(List<String> days, LocalTime from, LocalTime until) {}

  /**
   * Whether shared spaces are open.
   *
   * @param until when that changes; empty when it is not known, or never does within a month
   */
  record SharedHours(boolean isOpen, Optional<Instant> until) {}

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

package billing.tariffs;

import billing.api.TariffId;
import billing.api.VehicleClass;
import billing.money.Fen;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/**
 * A published price notice as data: units by day, a flat price by night.
 *
 * @param id its name
 * @param timeZone where its times of day hold
 * @param day the day's rule
 * @param night the night's rule: night is whenever it is not day
 * @param classes how each class's price follows from the small car's
 */
record Tariff(
    TariffId id, ZoneId timeZone, Day day, Night night, Map<VehicleClass, Factor> classes) {
  Tariff {
    classes = Map.copyOf(classes);
    for (var vehicleClass : VehicleClass.values()) {
      var factor = classes.get(vehicleClass);
      if (factor == null) {
        throw new IllegalArgumentException("classes: " + vehicleClass + " is missing");
      }
      factor.of(day.firstUnit());
      factor.of(day.laterUnit());
      factor.of(night.flat());
    }
  }

  /**
   * Started units between two times of day.
   *
   * @param from the first moment of the day period
   * @param until the first moment after it
   * @param unitMinutes the length of a unit
   * @param firstUnits how many units of a day have the first price
   * @param toleranceMinutes minutes at the end of a part that are not charged
   * @param firstUnit the price of each of the first units
   * @param laterUnit the price of each later unit
   */
  record Day(
      LocalTime from,
      LocalTime until,
      int unitMinutes,
      int firstUnits,
      int toleranceMinutes,
      Fen firstUnit,
      Fen laterUnit) {
    Day {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException("day: from %s is not before %s".formatted(from, until));
      }
      if (unitMinutes < 1 || firstUnits < 0 || toleranceMinutes < 0) {
        throw new IllegalArgumentException("day: units and tolerance must not be negative");
      }
    }

    /** Units to pay for a part of the day that lasts so many minutes. */
    long units(long minutes) {
      return minutes <= toleranceMinutes
          ? 0
          : Math.floorDiv(minutes - toleranceMinutes + unitMinutes - 1, unitMinutes);
    }
  }

  /**
   * One price for a night, however long.
   *
   * @param flat the price
   * @param toleranceMinutes a shorter touch of the night is not charged
   */
  record Night(Fen flat, int toleranceMinutes) {}

  /** A multiple of the small car's price that must come out in whole fen. */
  record Factor(int times, int over) {
    Factor {
      if (times < 0 || over < 1) {
        throw new IllegalArgumentException("classes: not a factor: " + times + "/" + over);
      }
    }

    Fen of(Fen price) {
      var multiple = price.times(times).count();
      if (multiple % over != 0) {
        throw new IllegalArgumentException(
            "classes: %s times %d/%d is not a whole number of fen".formatted(price, times, over));
      }
      return Fen.fen(multiple / over);
    }
  }
}

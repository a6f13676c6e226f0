package billing.tariffs;

import billing.money.Fen;
import java.time.LocalDate;

/** Why an amount is what it is; written out in a language only when somebody reads it. */
public sealed interface Reason {
  /** In English. */
  String english();

  /** In Chinese. */
  String chinese();

  /** A date, a part of the day, and the class of the vehicle. */
  record Place(long day, Period period, String vehicle, String vehicleZh) {
    private String english() {
      return LocalDate.ofEpochDay(day) + " " + period.name();
    }

    private String chinese() {
      return LocalDate.ofEpochDay(day) + " " + period.nameZh();
    }
  }

  /** So many units of time at a price each. */
  record Units(Place place, long units, int minutes, Fen each) implements Reason {
    @Override
    public String english() {
      return "%s: %d x %d min at %s yuan, %s"
          .formatted(place.english(), units, minutes, each.inYuan(), place.vehicle());
    }

    @Override
    public String chinese() {
      return "%s：%d个%d分钟，每个%s元，%s"
          .formatted(place.chinese(), units, minutes, each.inYuan(), place.vehicleZh());
    }
  }

  /** A fee that does not ask how long. */
  record PerVisit(Place place, Fen fee) implements Reason {
    @Override
    public String english() {
      return "%s: %s yuan per visit, %s".formatted(place.english(), fee.inYuan(), place.vehicle());
    }

    @Override
    public String chinese() {
      return "%s：每次%s元，%s".formatted(place.chinese(), fee.inYuan(), place.vehicleZh());
    }
  }

  /** The fee of this visit is charged already. */
  record PaidBefore(Place place) implements Reason {
    @Override
    public String english() {
      return place.english() + ": within the fee charged once per visit";
    }

    @Override
    public String chinese() {
      return place.chinese() + "：每次停车只收一次，不再计费";
    }
  }

  /** Too short to be charged. */
  record Tolerated(Place place, long minutes, long tolerance) implements Reason {
    @Override
    public String english() {
      return "%s: %d min, not charged up to %d min".formatted(place.english(), minutes, tolerance);
    }

    @Override
    public String chinese() {
      return "%s：%d分钟，%d分钟以内不计费".formatted(place.chinese(), minutes, tolerance);
    }
  }

  /** An incomplete unit, where only complete ones count. */
  record Incomplete(Place place, long minutes, int unit) implements Reason {
    @Override
    public String english() {
      return "%s: %d min, less than a unit of %d min".formatted(place.english(), minutes, unit);
    }

    @Override
    public String chinese() {
      return "%s：%d分钟，不足一个%d分钟计费单位，不计费".formatted(place.chinese(), minutes, unit);
    }
  }

  /** It lies within a unit that began before. */
  record WithinUnit(Place place) implements Reason {
    @Override
    public String english() {
      return place.english() + ": within the unit that began before";
    }

    @Override
    public String chinese() {
      return place.chinese() + "：在已计费的单位时间内";
    }
  }

  /** A time of day that costs nothing. */
  record FreeTime(Place place) implements Reason {
    @Override
    public String english() {
      return place.english() + ": free of charge";
    }

    @Override
    public String chinese() {
      return place.chinese() + "：免费";
    }
  }

  /**
   * Free because it is short.
   *
   * @param what what is short, in English, for example {@code "2026-11-24: "}; empty for the visit
   */
  record Short(String what, long minutes, long free) implements Reason {
    @Override
    public String english() {
      return "%s%d min: free up to %d min".formatted(what, minutes, free);
    }

    @Override
    public String chinese() {
      return "%s%d分钟：%d分钟以内免费".formatted(what, minutes, free);
    }
  }

  /** The first minutes, which are not charged however long the visit is. */
  record FirstMinutes(String what, long minutes) implements Reason {
    @Override
    public String english() {
      return "%sthe first %d min are free".formatted(what, minutes);
    }

    @Override
    public String chinese() {
      return "%s前%d分钟免费".formatted(what, minutes);
    }
  }

  /** What is beyond the most that is charged. */
  record Capped(Reason before, Fen most, String per, String perZh) implements Reason {
    @Override
    public String english() {
      return "%s; at most %s yuan %s".formatted(before.english(), most.inYuan(), per);
    }

    @Override
    public String chinese() {
      return "%s；%s最高%s元".formatted(before.chinese(), perZh, most.inYuan());
    }
  }

  /** A right of the driver makes it cheaper, or free. */
  record Granted(Reason before, String name, String nameZh) implements Reason {
    @Override
    public String english() {
      return "%s; %s".formatted(before.english(), name);
    }

    @Override
    public String chinese() {
      return "%s；%s".formatted(before.chinese(), nameZh);
    }
  }

  /** A right of the driver covers it. */
  record Covered(String name, String nameZh) implements Reason {
    @Override
    public String english() {
      return "covered: " + name;
    }

    @Override
    public String chinese() {
      return "免费：" + nameZh;
    }
  }

  /** Words that need no numbers. */
  record Words(String english, String chinese) implements Reason {}
}

package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a class of vehicles pays compared with the printed prices: {@code times / over} of them.
 *
 * @param name the class in English, as it is printed on a bill
 * @param nameZh the class in Chinese
 */
record VehicleFactor(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String nameZh,
    @JsonProperty(required = true) long times,
    @JsonProperty(required = true) long over) {
  VehicleFactor {
    if (times < 0 || over < 1) {
      throw new IllegalArgumentException(
          "a class pays times/over of the printed price, not %d/%d".formatted(times, over));
    }
  }

  /**
   * @throws IllegalArgumentException when the result is not a whole number of fen
   */
  Fen of(Fen printed) {
    var whole = printed.times(times);
    if (whole.count() % over != 0) {
      throw new IllegalArgumentException(
          "%d/%d of %s is not a whole number of fen".formatted(times, over, printed));
    }
    return Fen.fen(whole.count() / over);
  }
}

package billing.tariffs;

import billing.money.Fen;

/**
 * What a class of vehicles pays compared with the prices printed for another: {@code times / over}
 * of them.
 */
record VehicleFactor(long times, long over) {
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

package billing.tariffs.simulation;

import java.util.List;

/**
 * What would change if stays were priced by another tariff. Money is fen.
 *
 * @param all every stay that both tariffs could price
 * @param free how many stays cost nothing: before, and after
 * @param byLength stays by how long they last
 * @param byHour stays by the hour of the day in which they begin: 24 of them
 * @param dearer what those pay more who pay more
 * @param cheaper what those pay less who pay less
 * @param unpriced stays that one of the tariffs refused to price, with the first reason
 */
public record Comparison(
    Sum all,
    Free free,
    List<Bucket> byLength,
    List<Sum> byHour,
    Change dearer,
    Change cheaper,
    Unpriced unpriced) {

  /** How many stays, and what they cost before and after. */
  public record Sum(long stays, long before, long after) {
    Sum plus(Sum other) {
      return new Sum(stays + other.stays, before + other.before, after + other.after);
    }
  }

  /** How many stays cost nothing. */
  public record Free(long before, long after) {}

  /**
   * Stays of some lengths.
   *
   * @param fromMinutes the shortest
   * @param untilMinutes shorter than that; {@link Long#MAX_VALUE} for the last bucket
   */
  public record Bucket(long fromMinutes, long untilMinutes, Sum sum) {}

  /**
   * Stays whose price changes in one direction.
   *
   * @param fen by how much in all
   * @param largest by how much for the one that changes most
   */
  public record Change(long stays, long fen, long largest) {
    Change plus(Change other) {
      return new Change(stays + other.stays, fen + other.fen, Math.max(largest, other.largest));
    }
  }

  /** Stays without a price, and the first reason; empty when there are none. */
  public record Unpriced(long stays, String firstReason) {}
}

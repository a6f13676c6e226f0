package parking.figures;

import java.time.Duration;
import java.util.Optional;

/**
 * What happened in a lot in a time, counted.
 *
 * @param passed cars past cameras
 * @param visits visits that were filed
 * @param fates what became of them
 * @param acts what people did to visits
 * @param waiting cases that wait for a person now
 */
record Counts(Passed passed, Visits visits, Fates fates, Acts acts, Waiting waiting) {

  /**
   * Cars that passed a camera.
   *
   * @param withPlate those of which a plate was read
   * @param unreadExits those that left and count as unread
   */
  record Passed(long all, long withPlate, long unreadExits) {}

  /**
   * Visits by the ends that are known of them.
   *
   * @param whole with both ends, however they were found
   * @param reconciled with both ends read by cameras and brought together without a person
   * @param orphans with the exit alone
   * @param lapsed with the entry alone
   */
  record Visits(long whole, long reconciled, long orphans, long lapsed) {}

  /**
   * What became of visits.
   *
   * @param closedAlone ended without a person
   * @param sentToReview waited for a person, or wait still
   * @param misread ended although entry and exit were read differently
   * @param droveThrough too short to cost anything
   * @param covered known and free, by permit or form
   */
  record Fates(
      long closedAlone, long sentToReview, long misread, long droveThrough, long covered) {}

  /**
   * What people did, and what it did to charges.
   *
   * @param lookedAt visits that a person decided
   * @param plateChanged those whose plate was another one than the cameras had read
   * @param charged visits that were charged
   * @param chargeChanged charges that were another one afterwards, by a person or by what was told
   *     late
   * @param seconds how long people looked
   */
  record Acts(long lookedAt, long plateChanged, long charged, long chargeChanged, long seconds) {}

  /**
   * Cases that wait.
   *
   * @param medianAge half of them wait longer; empty when none waits
   */
  record Waiting(long cases, Optional<Duration> medianAge) {}
}

package billing.tariffs;

/**
 * The part of a stay that lies in one period; it ends just before {@code until}.
 *
 * @param day the date on which it begins, in days since 1970
 * @param rule the place of the period in the tariff's document
 * @param isLast whether the stay, as far as it is charged, ends with it
 */
record Part(Period period, String rule, long day, long from, long until, boolean isLast) {
  /** Minutes from a moment until the end; the seconds beyond the last complete one do not count. */
  long minutesSince(long moment) {
    return Math.max(0, until - moment) / 60;
  }
}

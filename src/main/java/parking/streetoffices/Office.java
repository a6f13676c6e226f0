package parking.streetoffices;

import java.util.Set;

/**
 * A street office (街道办), which decides what the lots in its streets cost.
 *
 * @param id short name, never changed
 * @param name as people know it
 * @param nameEn the same in English
 * @param lots the lots whose prices it decides; an office of the whole city has every lot
 * @param leadDays how many days lie between publishing a price and its first day, 0 to 365
 * @param leastShare how many of a hundred spaces of a shared lot have to be open to others
 */
public record Office(
    String id, String name, String nameEn, Set<String> lots, int leadDays, int leastShare) {
  /** Where the staff file says nothing. */
  static final int USUAL_LEAD_DAYS = 7;

  /** Hangzhou's notice of 2025-12-31, in force from 2026-03-31, wants 30 %. */
  public static final int USUAL_LEAST_SHARE = 30;

  private static final int MOST_LEAD_DAYS = 365;
  private static final int ALL = 100;

  public Office {
    if (leadDays < 0 || leadDays > MOST_LEAD_DAYS) {
      throw new IllegalArgumentException("leadDays must be from 0 to 365");
    }
    if (leastShare < 0 || leastShare > ALL) {
      throw new IllegalArgumentException("leastShare must be from 0 to 100");
    }
    lots = Set.copyOf(lots);
  }

  /** Whether it decides what this lot costs. */
  public boolean has(String lot) {
    return lots.contains(lot);
  }
}

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
 */
public record Office(String id, String name, String nameEn, Set<String> lots, int leadDays) {
  /** Where the staff file says nothing. */
  static final int USUAL_LEAD_DAYS = 7;

  private static final int MOST_LEAD_DAYS = 365;

  public Office {
    if (leadDays < 0 || leadDays > MOST_LEAD_DAYS) {
      throw new IllegalArgumentException("leadDays must be from 0 to 365");
    }
    lots = Set.copyOf(lots);
  }

  /** Whether it decides what this lot costs. */
  public boolean has(String lot) {
    return lots.contains(lot);
  }
}

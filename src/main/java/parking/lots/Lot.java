package parking.lots;

/**
 * A car park or a street section with one tariff zone.
 *
 * @param id short lower-case name, never changed
 * @param name as drivers know it
 * @param nameEn the same in English
 * @param capacity how many spaces it has
 * @param tariff the name of the tariff in force
 */
public record Lot(String id, String name, String nameEn, int capacity, String tariff) {}

package parking.lots;

import java.util.Map;
import java.util.Optional;

/**
 * A car park or a street section with one tariff zone.
 *
 * @param id short lower-case name, never changed
 * @param name as drivers know it
 * @param nameEn the same in English
 * @param capacity how many spaces it has
 * @param tariff the name of the tariff in force
 * @param zones how many spaces each of its zones has; empty when it is counted as a whole
 * @param location where it is, if the lots file says so
 * @param address the same in words, if the lots file says so
 * @param policy what it wants otherwise than the service's settings say
 */
public record Lot(
    String id,
    String name,
    String nameEn,
    int capacity,
    String tariff,
    Map<String, Integer> zones,
    Optional<Location> location,
    Optional<Address> address,
    Policy policy) {}

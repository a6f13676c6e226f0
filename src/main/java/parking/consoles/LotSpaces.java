package parking.consoles;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parking.occupancy.Occupancy;

/**
 * How full a lot is. Figures that cannot be told as fact are withheld, and the reason is told.
 *
 * @param knownAt until when every lane is known to have been well
 * @param withheldBecause LANE_SILENT or NEVER_HEARD
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record LotSpaces(
    String lot,
    String name,
    String nameEn,
    Figures whole,
    List<OfZone> zones,
    Optional<Instant> knownAt,
    Optional<String> withheldBecause) {

  /**
   * Spaces of a lot or a zone.
   *
   * @param free never below zero
   * @param probablyGone cars that are not in {@code taken} although nobody saw them leave: an
   *     estimate
   * @param countedAt when a person last counted
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Figures(
      int capacity,
      Optional<Long> taken,
      Optional<Long> free,
      Optional<Long> probablyGone,
      Optional<Instant> countedAt) {
    private static Figures of(Occupancy.Spaces spaces, boolean areTold) {
      return new Figures(
          spaces.capacity(),
          areTold ? Optional.of(spaces.taken()) : Optional.empty(),
          areTold ? Optional.of(spaces.free()) : Optional.empty(),
          areTold && spaces.gone() > 0 ? Optional.of(spaces.gone()) : Optional.empty(),
          spaces.countedAt());
    }
  }

  /** A zone with its spaces. */
  record OfZone(String zone, Figures spaces) {}

  static LotSpaces of(Occupancy.OfLot of) {
    var areTold = of.doubt().isEmpty();
    return new LotSpaces(
        of.lot().id(),
        of.lot().name(),
        of.lot().nameEn(),
        Figures.of(of.whole(), areTold),
        of.zones().entrySet().stream()
            .map(zone -> new OfZone(zone.getKey(), Figures.of(zone.getValue(), areTold)))
            .toList(),
        of.knownAt(),
        of.doubt().map(Occupancy.Doubt::name));
  }
}

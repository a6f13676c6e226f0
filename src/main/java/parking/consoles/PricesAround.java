package parking.consoles;

import billing.api.CeilingBreach;
import billing.api.NoticeState;
import billing.api.NoticeView;
import billing.api.PublishedTariffs;
import billing.api.PublishedTariffs.Form;
import billing.api.PublishedTariffs.Published;
import billing.api.TariffId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.sharing.Around;
import parking.sharing.Around.Place;
import parking.sharing.LotsAround;

/** The prices around lots: those of the government are the most that shared spaces may cost. */
@ApplicationScoped
class PricesAround {
  private final LotsAround around;
  private final PublishedTariffs published;
  private final Lots lots;

  PricesAround(LotsAround around, PublishedTariffs published, Lots lots) {
    this.around = around;
    this.published = published;
    this.lots = lots;
  }

  /** What is charged at a place. */
  TariffId tariff(Place place) {
    return new TariffId(
        place instanceof Place.Outside outside
            ? outside.tariff()
            : lots.getLot(((Place.Inside) place).lot()).tariff());
  }

  /** Whether the government sets the price of a place: as the office says, or else its notice. */
  boolean isGovernment(Around it) {
    return it.isGovernment().orElseGet(() -> isGovernment(tariff(it.place())));
  }

  /** Whether the notice of a tariff that is in force says that the government sets the price. */
  boolean isGovernment(TariffId tariff) {
    return published.list(family(tariff)).stream()
        .filter(notice -> notice.state() == NoticeState.IN_FORCE)
        .findFirst()
        .flatMap(Published::form)
        .filter(Form.GOVERNMENT_PRICE::equals)
        .isPresent();
  }

  private static String family(TariffId tariff) {
    return tariff.value().split("/", 2)[0];
  }

  /** The government's prices around a lot; its own is not among them. */
  Uni<Set<TariffId>> ceilings(Lot lot) {
    return around
        .list(lot.id())
        .map(
            all -> {
              Set<TariffId> ceilings = new HashSet<>();
              all.stream()
                  .filter(this::isGovernment)
                  .forEach(it -> ceilings.add(tariff(it.place())));
              ceilings.remove(new TariffId(lot.tariff()));
              return ceilings;
            });
  }

  /** Where the price of a lot that is in force is above those around. */
  Uni<List<CeilingBreach>> breaches(Lot lot, Set<TariffId> ceilings, Instant now) {
    return ceilings.isEmpty()
        ? Uni.createFrom().item(List.of())
        : published.breaches(new TariffId(lot.tariff()), ceilings, now);
  }

  /**
   * The prices that a notice may not exceed, by its zones: those around the lots that it is meant
   * for. A lot that is priced by its family counts for its zone, one that is not yet for all zones.
   *
   * @param zones the names of the notice's zones
   */
  Uni<Map<String, Set<TariffId>>> of(NoticeView notice, Set<String> zones) {
    return Multi.createFrom()
        .iterable(notice.lots())
        .map(lots::getLot)
        .onItem()
        .transformToUniAndConcatenate(
            lot -> ceilings(lot).map(found -> byZone(lot, notice.family(), zones, found)))
        .collect()
        .in(
            () -> empty(zones),
            (all, some) -> some.forEach((zone, found) -> all.get(zone).addAll(found)));
  }

  private static Map<String, Set<TariffId>> empty(Set<String> zones) {
    Map<String, Set<TariffId>> all = new HashMap<>();
    zones.forEach(zone -> all.put(zone, new HashSet<>()));
    return all;
  }

  static Map<String, Set<TariffId>> byZone(
      Lot lot, String family, Set<String> zones, Set<TariffId> found) {
    Map<String, Set<TariffId>> all = empty(zones);
    for (var zone : zones) {
      var own = family + "/" + zone;
      if (lot.tariff().equals(own) || !lot.tariff().startsWith(family + "/")) {
        all.get(zone).addAll(found);
        all.get(zone).remove(new TariffId(own));
      }
    }
    return all;
  }
}

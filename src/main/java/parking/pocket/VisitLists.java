package parking.pocket;

import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.StayId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.lots.Lots;
import parking.pocket.OwnVisits.Own;

/** A driver's visits that are over, with what they cost. */
@ApplicationScoped
class VisitLists {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final OwnVisits visits;
  private final Charges charges;
  private final Lots lots;

  VisitLists(OwnVisits visits, Charges charges, Lots lots) {
    this.visits = visits;
    this.charges = charges;
    this.lots = lots;
  }

  /**
   * Which visits.
   *
   * @param words a part of a lot's name or of a day
   */
  record Wish(Optional<UUID> plate, Optional<YearMonth> month, Optional<String> words) {
    private boolean fits(Own own, VisitShown.Visit shown) {
      return month.filter(it -> !it.equals(monthOf(own))).isEmpty()
          && words.filter(it -> !text(own, shown).contains(it.toLowerCase(Locale.ROOT))).isEmpty();
    }

    private static String text(Own own, VisitShown.Visit shown) {
      var parts =
          List.of(
              shown.lotName(),
              shown.lotNameEn(),
              own.held().car().plate().text(),
              own.held().look().nickname(),
              own.entered().atZone(CHINA).toLocalDate().toString());
      return String.join(" ", parts).toLowerCase(Locale.ROOT);
    }
  }

  static YearMonth monthOf(Own own) {
    return YearMonth.from(own.entered().atZone(CHINA));
  }

  /** What a month's visits come to. */
  record Month(String month, int visits, long amountFen) {}

  /** Visits, and the same by months. */
  record Found(List<VisitShown.Visit> visits, List<Month> months) {}

  Uni<Found> find(UUID driver, Wish wish) {
    return visits
        .listEnded(driver, wish.plate())
        .chain(
            own ->
                charged(own)
                    .map(
                        known -> {
                          Map<YearMonth, List<VisitShown.Visit>> months =
                              new TreeMap<>(Comparator.reverseOrder());
                          var all =
                              own.stream()
                                  .map(it -> Map.entry(it, shown(it, known)))
                                  .filter(it -> wish.fits(it.getKey(), it.getValue()))
                                  .peek(
                                      it ->
                                          months
                                              .computeIfAbsent(
                                                  monthOf(it.getKey()),
                                                  any -> new java.util.ArrayList<>())
                                              .add(it.getValue()))
                                  .map(Map.Entry::getValue)
                                  .toList();
                          return new Found(all, months(months));
                        }));
  }

  private static List<Month> months(Map<YearMonth, List<VisitShown.Visit>> months) {
    return months.entrySet().stream()
        .map(
            it ->
                new Month(
                    it.getKey().toString(),
                    it.getValue().size(),
                    it.getValue().stream().mapToLong(v -> v.amountFen().orElse(0L)).sum()))
        .toList();
  }

  private Uni<Map<UUID, ChargeView>> charged(List<Own> own) {
    return charges
        .listOf(own.stream().map(it -> new StayId(it.visit().id())).toList())
        .map(
            all ->
                all.stream()
                    .collect(Collectors.toMap(it -> it.stay().value(), it -> it, (a, b) -> b)));
  }

  private VisitShown.Visit shown(Own own, Map<UUID, ChargeView> known) {
    return VisitShown.of(
        own, lots.getLot(own.visit().lotId()), Optional.ofNullable(known.get(own.visit().id())));
  }
}

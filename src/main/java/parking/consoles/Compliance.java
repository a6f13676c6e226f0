package parking.consoles;

import billing.api.CeilingBreach;
import billing.api.TariffId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import parking.lots.Lot;
import parking.sharing.AskingForSpaces;
import parking.sharing.ComplianceRules;
import parking.sharing.Finding;
import parking.sharing.Finding.Rule;
import parking.sharing.Finding.Verdict;
import parking.sharing.OfferingSpaces;
import parking.sharing.SharedLot;

/** Looks whether a lot keeps the rules for shared spaces: share open, no refusal, price. */
@ApplicationScoped
class Compliance {
  private static final int MOST_WORDS = 3;

  private final OfferingSpaces offering;
  private final AskingForSpaces asking;
  private final PricesAround prices;

  Compliance(OfferingSpaces offering, AskingForSpaces asking, PricesAround prices) {
    this.offering = offering;
    this.asking = asking;
    this.prices = prices;
  }

  /**
   * How a lot keeps the rules.
   *
   * @param findings one for each rule
   * @param breaches the stays that cost more than around, for the price as it is now
   */
  record OfLot(String lot, List<Finding> findings, List<PriceNoticesResource.Breach> breaches) {
    boolean isKept() {
      return findings.stream().allMatch(it -> it.verdict() == Verdict.KEPT);
    }
  }

  /**
   * @param leastShare how many of a hundred spaces have to be open
   */
  Uni<OfLot> of(Lot lot, SharingDays days, int leastShare, Instant now) {
    return offering.find(lot, now).chain(shared -> of(lot, shared, days, leastShare, now));
  }

  /** Whether anything of a lot was ever shared. */
  Uni<Boolean> isShared(Lot lot, Instant now) {
    return offering
        .find(lot, now)
        .map(shared -> !shared.offers().isEmpty() || !shared.quotas().isEmpty());
  }

  private Uni<OfLot> of(Lot lot, SharedLot shared, SharingDays days, int leastShare, Instant now) {
    List<Finding> findings = new ArrayList<>();
    findings.add(ComplianceRules.finding(ComplianceRules.share(shared, days.days(), leastShare)));
    var range = days.range();
    return asking
        .count(lot, range.from(), range.until())
        .invoke(refusals -> findings.add(ComplianceRules.finding(refusals)))
        .chain(() -> prices.ceilings(lot))
        .chain(
            ceilings ->
                prices
                    .breaches(lot, ceilings, now)
                    .map(
                        breaches -> {
                          findings.add(price(lot, ceilings, breaches));
                          return new OfLot(
                              lot.id(),
                              List.copyOf(findings),
                              breaches.stream().map(PriceNoticesResource.Breach::of).toList());
                        }));
  }

  private static Finding price(Lot lot, Set<TariffId> ceilings, List<CeilingBreach> breaches) {
    var names = ceilings.stream().map(TariffId::value).sorted().toList();
    Map<String, Object> figures =
        Map.of("tariff", lot.tariff(), "around", names, "breaches", breaches.size());
    if (ceilings.isEmpty()) {
      return new Finding(
          Rule.PRICE,
          Verdict.UNKNOWN,
          "No lot around whose price the government sets is on the list; put those around on it.",
          "周边政府定价停车场尚未登记，请先登记。",
          figures);
    }
    if (breaches.isEmpty()) {
      return new Finding(
          Rule.PRICE,
          Verdict.KEPT,
          "No stay costs more than by %s around.".formatted(names),
          "收费不高于周边政府定价停车场（%s）。".formatted(String.join("、", names)),
          figures);
    }
    var isDearer = breaches.stream().anyMatch(it -> it.stay().isPresent());
    return new Finding(
        Rule.PRICE,
        isDearer ? Verdict.BROKEN : Verdict.UNKNOWN,
        words(breaches, Compliance::english, " "),
        words(breaches, Compliance::chinese, ""),
        figures);
  }

  private static String words(
      List<CeilingBreach> all, Function<CeilingBreach, String> one, String between) {
    return String.join(between, all.stream().limit(MOST_WORDS).map(one).toList());
  }

  private static String english(CeilingBreach it) {
    return it.stay()
        .map(
            stay ->
                "%d minutes (%s) cost %s yuan, by %s around %s."
                    .formatted(
                        minutes(stay),
                        stay.vehicleClass(),
                        stay.price().inYuan(),
                        it.ceiling(),
                        stay.most().inYuan()))
        .orElse("%s: %s.".formatted(it.ceiling(), it.words()));
  }

  private static String chinese(CeilingBreach it) {
    return it.stay()
        .map(
            stay ->
                "停车%d分钟（%s）收费%s元，高于周边%s的%s元。"
                    .formatted(
                        minutes(stay),
                        stay.vehicleClass(),
                        stay.price().inYuan(),
                        it.ceiling(),
                        stay.most().inYuan()))
        .orElse("与周边%s无法比较：%s。".formatted(it.ceiling(), it.words()));
  }

  private static long minutes(CeilingBreach.Costly stay) {
    return Duration.between(stay.entered(), stay.left()).toMinutes();
  }
}

package billing.settlement;

import billing.api.Settlements.LotTerms;
import billing.api.Settlements.Terms;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which terms can be settled. Pure. */
final class TermRules {
  private static final String ID = "[A-Za-z0-9._-]{1,64}";
  private static final int MOST_DAYS = 366;

  private TermRules() {}

  /** What is wrong with them, and what to do; empty when nothing is. */
  static Optional<String> complaint(Terms terms) {
    var party = terms.party();
    if (!party.id().matches(ID) || party.name().isBlank()) {
      return Optional.of(
          "A party needs a short name of letters, digits, dots, lines and at most 64 characters,"
              + " and a name.");
    }
    if (!terms.from().isBefore(terms.until())
        || terms.until().isAfter(terms.from().plusDays(MOST_DAYS))) {
      return Optional.of("A period has 1 to %d days.".formatted(MOST_DAYS));
    }
    if (terms.lots().isEmpty()) {
      return Optional.of("%s gets nothing of any lot on these days.".formatted(party.name()));
    }
    return terms.lots().stream()
        .map(lot -> complaint(terms, lot))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> overlap(terms));
  }

  private static Optional<String> complaint(Terms terms, LotTerms lot) {
    if (lot.from().isBefore(terms.from())
        || lot.until().isAfter(terms.until())
        || !lot.from().isBefore(lot.until())) {
      return Optional.of("The days of the lot %s are not in the period.".formatted(lot.lot()));
    }
    return lot.shares().stream().anyMatch(share -> share.party().equals(lot.party()))
        ? Optional.empty()
        : Optional.of(
            "The contract of the lot %s does not name %s.".formatted(lot.lot(), lot.party()));
  }

  private static Optional<String> overlap(Terms terms) {
    var byLot = terms.lots().stream().collect(Collectors.groupingBy(LotTerms::lot));
    return byLot.values().stream()
        .filter(TermRules::overlap)
        .map(lots -> "The lot %s is named twice for a day.".formatted(lots.get(0).lot()))
        .findFirst();
  }

  private static boolean overlap(List<LotTerms> lots) {
    var sorted = lots.stream().sorted(Comparator.comparing(LotTerms::from)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).from().isBefore(sorted.get(i - 1).until())) {
        return true;
      }
    }
    return false;
  }
}

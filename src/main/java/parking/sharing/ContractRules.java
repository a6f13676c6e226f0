package parking.sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which contract splits the money of which days. Pure. */
public final class ContractRules {
  private ContractRules() {}

  /**
   * Some days of one contract.
   *
   * @param contract empty while there was none
   */
  public record Part(Days days, Optional<Contract> contract) {}

  /**
   * The contract of a day: the one that began last; of two that began on one day the later one.
   *
   * @param contracts in the order in which they were written down
   */
  static Optional<Contract> at(List<Contract> contracts, LocalDate day) {
    return contracts.stream()
        .filter(contract -> !contract.from().isAfter(day))
        .reduce((one, later) -> later.from().isBefore(one.from()) ? one : later);
  }

  /**
   * Cuts days where one contract takes the place of another.
   *
   * @param until the first day that is not among them
   */
  public static List<Part> parts(List<Contract> contracts, LocalDate from, LocalDate until) {
    var begins = new TreeSet<LocalDate>(Comparator.naturalOrder());
    begins.add(from);
    contracts.stream()
        .map(Contract::from)
        .filter(day -> day.isAfter(from) && day.isBefore(until))
        .forEach(begins::add);
    List<Part> parts = new ArrayList<>();
    for (var begin : begins) {
      var end = Optional.ofNullable(begins.higher(begin)).orElse(until);
      parts.add(new Part(new Days(begin, Optional.of(end)), at(contracts, begin)));
    }
    return parts;
  }
}

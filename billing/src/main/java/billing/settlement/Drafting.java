package billing.settlement;

import billing.api.Settlements.LotTerms;
import billing.api.Settlements.Terms;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes a statement of what the journal says now. */
final class Drafting {
  private Drafting() {}

  /**
   * @param carryFen what the party owes from before
   */
  static Uni<Draft> draft(Mutiny.Session tx, Terms terms, long carryFen) {
    return lines(tx, terms)
        .chain(
            lines ->
                PartyBook.due(tx, terms.party().id(), terms.until())
                    .map(
                        reserves ->
                            new Draft(
                                terms,
                                lines,
                                Account.of(lines, terms.reserve(), carryFen, reserves.sum()),
                                reserves.statements())));
  }

  private static Uni<List<Line>> lines(Mutiny.Session tx, Terms terms) {
    return Multi.createFrom()
        .iterable(terms.lots())
        .onItem()
        .transformToUniAndConcatenate(lot -> lines(tx, lot))
        .collect()
        .asList()
        .map(
            lots -> {
              List<Line> all = new ArrayList<>();
              lots.forEach(all::addAll);
              return all;
            });
  }

  private static Uni<List<Line>> lines(Mutiny.Session tx, LotTerms lot) {
    return MovedMoney.list(tx, lot.lot(), Days.begin(lot.from()), Days.begin(lot.until()))
        .map(moved -> Sharing.lines(moved, lot.shares(), lot.party()));
  }
}

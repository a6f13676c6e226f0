package parking.sharing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Transactions;
import parking.lots.LocalDays;
import parking.lots.Lot;
import parking.plates.Plate;
import parking.problems.Problem;

/**
 * Sells passes. A pass gives its car a right of the lot's tariff, as a permit of the same name does
 * for its days.
 */
@ApplicationScoped
public class SellingPasses {
  private static final String PAID =
      """
      select coalesce(sum(price_fen), 0)::bigint from parking_pass
      where lot_id = $1 and recorded_at >= $2 and recorded_at < $3""";

  private final SharingBook book;
  private final Transactions transactions;
  private final PassPermits permits;

  SellingPasses(SharingBook book, PassPermits permits, Transactions transactions) {
    this.permits = permits;
    this.book = book;
    this.transactions = transactions;
  }

  /**
   * A pass to be sold.
   *
   * @param from its first day
   * @param reference the number of the payment; the same one again sells nothing more
   * @param by who sells it
   */
  public record Sale(UUID kind, Plate plate, LocalDate from, String reference, By by) {}

  /**
   * Offers a new kind of passes.
   *
   * @return fails with a {@link Problem} when all kinds together would be more than the quota
   */
  public Uni<PassKind> offer(Lot lot, PassKind kind) {
    var now = kind.by().at();
    return book.change(
        lot,
        now,
        (shared, page) -> {
          SharingBook.mustSuffice(PromiseRules.kind(shared, kind.terms(), now));
          return page.writing().put(kind).replaceWith(kind);
        });
  }

  /**
   * Sells no more of a kind; passes that are sold stay valid.
   *
   * @return fails with a {@link Problem} when it is not sold
   */
  public Uni<PassKind> withdraw(Lot lot, UUID kind, By by) {
    return book.change(
        lot,
        by.at(),
        (shared, page) -> {
          var found = onSale(shared, kind);
          return page.writing()
              .put(kind, Step.ENDED, Optional.empty(), by)
              .replaceWith(found.ended(by));
        });
  }

  static PassKind onSale(SharedLot shared, UUID kind) {
    var found =
        shared
            .findKind(kind)
            .orElseThrow(
                () ->
                    Problem.unknown(
                        "unknown-pass-kind", "No kind of passes here is %s.".formatted(kind)));
    found
        .end()
        .ifPresent(
            end -> {
              throw Problem.conflict(
                  "pass-kind-withdrawn",
                  "Kind %s is not sold any more since %s.".formatted(kind, end.at()));
            });
    return found;
  }

  /**
   * Sells a pass.
   *
   * @return the pass that the payment was for, if it was sold before; fails with a {@link Problem}
   *     when there are too many already, the car has such a right, or the payment was for another
   */
  public Uni<Pass> sell(Lot lot, Sale sale) {
    return book.change(
        lot,
        sale.by().at(),
        (shared, page) ->
            page.reading()
                .findPass(sale.reference())
                .chain(
                    before ->
                        before.isPresent()
                            ? Uni.createFrom().item(same(before.get(), sale))
                            : sell(lot, sale, shared, page)));
  }

  private static Pass same(Pass before, Sale sale) {
    if (before.kind().equals(sale.kind())
        && before.plate().equals(sale.plate())
        && before.days().from().equals(sale.from())) {
      return before;
    }
    throw Problem.conflict(
        "reference-used",
        "Payment %s was for pass %s already. Look at the number again."
            .formatted(sale.reference(), before.id()));
  }

  private Uni<Pass> sell(Lot lot, Sale sale, SharedLot shared, SharingBook.Page page) {
    var kind = onSale(shared, sale.kind());
    mustNotBePast(sale.from(), sale.by().at());
    var days = Days.of(sale.from(), kind.terms().days());
    SharingBook.mustSuffice(PromiseRules.sell(shared, kind, days, sale.by().at()));
    var pass =
        new Pass(
            Ids.next(),
            kind.id(),
            sale.plate(),
            days,
            kind.priceFen(),
            sale.reference(),
            sale.by(),
            Optional.empty());
    return page.writing()
        .put(pass)
        .chain(() -> permits.grant(page.tx(), lot, pass, kind))
        .replaceWith(pass);
  }

  static void mustNotBePast(LocalDate from, Instant now) {
    if (from.isBefore(LocalDays.dayAt(now))) {
      throw Problem.unprocessable(
          "day-is-past", "A pass cannot begin on %s, which is past.".formatted(from));
    }
  }

  /** What was paid for passes that were sold from a moment until, and without, another, in fen. */
  public Uni<Long> paid(Lot lot, Instant from, Instant until) {
    return transactions
        .direct(tx -> tx.preparedQuery(PAID).execute(Rows.values(lot.id(), from, until)))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /**
   * Ends a pass before its time; money is not given back here.
   *
   * @return fails with a {@link Problem} when no such pass is or will be valid
   */
  public Uni<Pass> end(Lot lot, UUID id, By by) {
    return book.change(
        lot,
        by.at(),
        (shared, page) -> {
          var pass = valid(shared, id);
          return page.writing()
              .put(id, Step.ENDED, Optional.empty(), by)
              .chain(() -> permits.end(page.tx(), lot, id, by))
              .replaceWith(pass.ended(by));
        });
  }

  private static Pass valid(SharedLot shared, UUID id) {
    return shared.passes().stream()
        .filter(pass -> pass.id().equals(id) && pass.end().isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                Problem.unknown(
                    "unknown-pass", "No pass here that is or will be valid is %s.".formatted(id)));
  }
}

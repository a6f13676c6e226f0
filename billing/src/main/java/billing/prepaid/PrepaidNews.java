package billing.prepaid;

import billing.gateways.Heard;
import billing.gateways.News;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes what gateways tell of prepayments, which whoever hears all news hands on. */
@ApplicationScoped
public class PrepaidNews {
  private static final String BY_ORDER =
      """
      select p.key from PrepaymentRow p
      where p.key.accountId = :account and p.orderNumber = :number""";
  private static final String BY_REFUND =
      """
      select p.key from PrepaymentRow p
      where p.key.accountId = :account and p.refundNumber = :number""";

  private final BookingPrepayments booking;
  private final BookingRefunds refunds;

  PrepaidNews(BookingPrepayments booking, BookingRefunds refunds) {
    this.booking = booking;
    this.refunds = refunds;
  }

  /** Books what is told of a prepayment; empty when it is about something else. */
  public Optional<Uni<Heard>> heard(Mutiny.Session tx, News.About about) {
    if (about instanceof News.About.OfOrder told) {
      return heard(tx, BY_ORDER, told.orderNumber(), key -> booking.heard(tx, key, told.reply()));
    }
    return about instanceof News.About.OfRefund told
        ? heard(tx, BY_REFUND, told.refundNumber(), key -> refunds.heard(tx, key, told.reply()))
        : Optional.empty();
  }

  private static Optional<Uni<Heard>> heard(
      Mutiny.Session tx,
      String query,
      String number,
      Function<PrepaymentRow.Key, Uni<Heard>> booking) {
    return PrepaidNumbers.findAccount(number)
        .map(
            account ->
                key(tx, query, account, number)
                    .chain(
                        key ->
                            key == null
                                ? Uni.createFrom().item(Heard.noSuchNumber())
                                : booking.apply(key)));
  }

  private static Uni<PrepaymentRow.Key> key(
      Mutiny.Session tx, String query, UUID account, String number) {
    return tx.createQuery(query, PrepaymentRow.Key.class)
        .setParameter("account", account)
        .setParameter("number", number)
        .getSingleResultOrNull();
  }
}

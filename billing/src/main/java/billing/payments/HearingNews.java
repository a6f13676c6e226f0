package billing.payments;

import billing.api.GatewayNews;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.Heard;
import billing.gateways.News;
import billing.gateways.Notices;
import billing.prepaid.PrepaidNews;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps every notification, once, and books what it says in the same transaction: told again, it
 * changes nothing, and when booking fails the gateway is not answered and tells it again.
 */
@ApplicationScoped
class HearingNews implements Notices, GatewayNews {
  private static final String DOUBTFUL =
      """
      from NotificationRow n
      where n.outcome in ('NO_SUCH_NUMBER', 'CONTRADICTS') and n.receivedAt >= :since
      order by n.receivedAt desc""";
  private static final String ENTRY =
      """
      select e.key from EntryRow e
      where e.key.accountId = :account and e.entryNumber = :number and e.key.gateway = :gateway""";
  private static final int MOST = 500;

  private final Transactions transactions;
  private final Outcomes orders;
  private final RefundOutcomes refunds;
  private final EntryTelling entries;
  private final PrepaidNews prepayments;
  private final InstantSource time;

  HearingNews(
      Transactions transactions,
      Outcomes orders,
      RefundOutcomes refunds,
      EntryTelling entries,
      PrepaidNews prepayments,
      InstantSource time) {
    this.transactions = transactions;
    this.orders = orders;
    this.refunds = refunds;
    this.entries = entries;
    this.prepayments = prepayments;
    this.time = time;
  }

  @Override
  public Uni<Void> heard(News news) {
    return transactions.inOne(
        tx ->
            NotificationRow.keep(tx, news, time.instant())
                .chain(
                    row ->
                        row == null
                            ? Uni.createFrom().voidItem()
                            : act(tx, news).invoke(heard -> show(row, heard)).chain(tx::flush)));
  }

  private static void show(NotificationRow row, Heard heard) {
    row.show(heard);
    if (heard.words() != null) {
      Log.warnf("%s speaks of %s %s: %s", row.key.gateway(), row.about, row.number, heard.words());
    }
  }

  private Uni<Heard> act(Mutiny.Session tx, News news) {
    var prepaid = prepayments.heard(tx, news.about());
    if (prepaid.isPresent()) {
      return prepaid.get();
    }
    if (news.about() instanceof News.About.OfOrder told) {
      return AttemptRow.find(tx, told.orderNumber())
          .chain(order -> order == null ? nobodys() : orders.heard(tx, order, told.reply()));
    }
    if (news.about() instanceof News.About.OfRefund told) {
      return RefundRow.find(told.refundNumber())
          .map(refund -> refunds.heard(tx, refund, told.reply()))
          .orElseGet(HearingNews::nobodys);
    }
    return news.about() instanceof News.About.OfEntry told
        ? entry(tx, news.gateway(), told)
        : Uni.createFrom().item(Heard.nothingNew());
  }

  private Uni<Heard> entry(Mutiny.Session tx, String gateway, News.About.OfEntry told) {
    var account = Numbers.findAccount(told.entryNumber());
    if (account.isEmpty()) {
      return nobodys();
    }
    return tx.createQuery(ENTRY, EntryRow.Key.class)
        .setParameter("account", account.get().value())
        .setParameter("number", told.entryNumber())
        .setParameter("gateway", gateway)
        .getSingleResultOrNull()
        .chain(key -> key == null ? nobodys() : entry(tx, key, told));
  }

  private Uni<Heard> entry(Mutiny.Session tx, EntryRow.Key key, News.About.OfEntry told) {
    return StayRow.lock(tx, key.stay())
        .chain(
            stay ->
                tx.find(EntryRow.class, key, LockMode.PESSIMISTIC_WRITE)
                    .chain(row -> entries.show(tx, stay, row, told.reply())))
        .replaceWith(Heard.booked());
  }

  private static Uni<Heard> nobodys() {
    return Uni.createFrom().item(Heard.noSuchNumber());
  }

  @Override
  public Uni<List<Doubtful>> listDoubtful(Instant since) {
    return transactions.inOne(
        tx ->
            tx.createQuery(DOUBTFUL, NotificationRow.class)
                .setParameter("since", since)
                .setMaxResults(MOST)
                .getResultList()
                .map(rows -> rows.stream().map(NotificationRow::doubtful).toList()));
  }
}

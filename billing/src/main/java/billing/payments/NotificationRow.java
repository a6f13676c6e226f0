package billing.payments;

import billing.api.GatewayNews;
import billing.gateways.Heard;
import billing.gateways.News;
import billing.prepaid.PrepaidNumbers;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** A true notification, and what came of it. */
@Entity
@Table(name = "notification")
class NotificationRow {
  /** The gateway's own number of a notification. */
  @Embeddable
  record Key(String gateway, @Column(name = "notification_id") String id) implements Serializable {}

  private static final String KEEP =
      """
      insert into NotificationRow
        (key.gateway, key.id, accountId, about, number, outcome, receivedAt)
      values (:gateway, :id, :account, :about, :number, 'HEARD', :now)
      on conflict do nothing""";

  @EmbeddedId Key key;

  @Column(name = "account_id")
  UUID accountId;

  String about;
  String number;
  String outcome;
  String words;

  @Column(name = "received_at")
  Instant receivedAt;

  /** Keeps a notification; null when it was kept before. */
  static Uni<NotificationRow> keep(Mutiny.Session tx, News news, Instant now) {
    var key = new Key(news.gateway(), news.id());
    var number = number(news.about());
    return tx.createMutationQuery(KEEP)
        .setParameter("gateway", key.gateway())
        .setParameter("id", key.id())
        .setParameter("account", number.flatMap(NotificationRow::account).orElse(null))
        .setParameter("about", about(news.about()))
        .setParameter("number", number.orElse(null))
        .setParameter("now", now)
        .executeUpdate()
        .chain(
            kept -> kept == 0 ? Uni.createFrom().nullItem() : tx.find(NotificationRow.class, key));
  }

  private static Optional<UUID> account(String number) {
    return Numbers.findAccount(number)
        .map(account -> account.value())
        .or(() -> PrepaidNumbers.findAccount(number));
  }

  private static Optional<String> number(News.About about) {
    if (about instanceof News.About.OfOrder order) {
      return Optional.of(order.orderNumber());
    }
    if (about instanceof News.About.OfRefund refund) {
      return Optional.of(refund.refundNumber());
    }
    return about instanceof News.About.OfEntry entry
        ? Optional.of(entry.entryNumber())
        : Optional.empty();
  }

  /** What it is about, and what it says of it: never who pays. */
  private static String about(News.About about) {
    if (about instanceof News.About.OfOrder order) {
      return "order " + order.reply().getClass().getSimpleName();
    }
    if (about instanceof News.About.OfRefund refund) {
      return "refund " + refund.reply().getClass().getSimpleName();
    }
    return about instanceof News.About.OfEntry entry
        ? "entry " + entry.reply().getClass().getSimpleName()
        : "other";
  }

  void show(Heard heard) {
    outcome = heard.outcome().name();
    words = heard.words();
  }

  GatewayNews.Doubtful doubtful() {
    return new GatewayNews.Doubtful(
        key.gateway(), key.id(), about, Optional.ofNullable(number), words, receivedAt);
  }
}

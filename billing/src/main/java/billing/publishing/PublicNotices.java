package billing.publishing;

import billing.api.CeilingBreach;
import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.PublishedTariffs;
import billing.api.TariffId;
import billing.database.Transactions;
import billing.publishing.Published.Notice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Answers what is published. */
@ApplicationScoped
class PublicNotices implements PublishedTariffs {
  private final Transactions transactions;
  private final Publications publications;
  private final InstantSource time;

  PublicNotices(Transactions transactions, Publications publications, InstantSource time) {
    this.transactions = transactions;
    this.publications = publications;
    this.time = time;
  }

  @Override
  public List<PublishedTariffs.Published> list() {
    var published = publications.now();
    return published.notices().stream().map(notice -> shown(published, notice)).toList();
  }

  @Override
  public List<PublishedTariffs.Published> list(String family) {
    return list().stream().filter(notice -> notice.family().equals(family)).toList();
  }

  private PublishedTariffs.Published shown(billing.publishing.Published published, Notice notice) {
    var written = notice.read().notice();
    return new PublishedTariffs.Published(
        notice.family(),
        notice.firstDay(),
        published.state(notice, time.instant()),
        written.notice().title(),
        written.notice().titleZh(),
        written.notice().form().map(form -> Form.valueOf(form.name())),
        List.copyOf(written.zones().keySet()),
        notice.publishedAt(),
        notice.document().text());
  }

  @Override
  public Uni<List<CeilingBreach>> breaches(TariffId tariff, Set<TariffId> ceilings, Instant at) {
    return transactions
        .inOne(publications::within)
        .chain(
            published -> {
              var parts = tariff.value().split("/", 2);
              var notice = inForce(published, tariff, at);
              return Transactions.aside(
                  () -> Ceilings.breaches(published, notice, parts[1], ceilings, at));
            });
  }

  private static Notice inForce(
      billing.publishing.Published published, TariffId tariff, Instant at) {
    var parts = tariff.value().split("/", 2);
    return published
        .inForce(parts[0], at)
        .filter(it -> parts.length == 2 && it.read().notice().zones().containsKey(parts[1]))
        .orElseThrow(
            () ->
                new NoticeRefused(
                    Why.UNKNOWN, "No tariff %s is in force at %s.".formatted(tariff, at)));
  }
}

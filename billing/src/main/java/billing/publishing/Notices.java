package billing.publishing;

import billing.api.CeilingBreach;
import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.NoticeState;
import billing.api.NoticeStep.Kind;
import billing.api.NoticeView;
import billing.api.PriceNotices;
import billing.api.TariffId;
import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes notices from step to step; each step is one transaction that holds the notice. */
@ApplicationScoped
class Notices implements PriceNotices {
  private final Transactions transactions;
  private final NoticeRules rules;
  private final Publications publications;
  private final InstantSource time;

  Notices(
      Transactions transactions, NoticeRules rules, Publications publications, InstantSource time) {
    this.transactions = transactions;
    this.rules = rules;
    this.publications = publications;
    this.time = time;
  }

  @Override
  public Uni<NoticeView> propose(Wish wish, String who, String note) {
    var read = rules.read(wish.document());
    var row = new NoticeRow();
    row.id = UUID.randomUUID();
    row.family = read.notice().notice().family();
    row.office = wish.office();
    row.lots = NoticeRow.written(wish.lots());
    row.state = NoticeState.DRAFT;
    row.document = wish.document();
    return transactions.inOne(
        tx ->
            publications
                .within(tx)
                .invoke(published -> row.follows = published.newest(row.family))
                .chain(() -> new Desk(tx, time.instant()).begin(row, who, note))
                .chain(() -> view(tx, row)));
  }

  @Override
  public Uni<NoticeView> edit(UUID id, By by, String document, Optional<String> follows) {
    var family = rules.read(document).notice().notice().family();
    return take(
        id,
        by,
        Kind.EDITED,
        (desk, row) -> {
          if (!family.equals(row.family)) {
            throw new NoticeRefused(
                Why.DOCUMENT,
                "notice.family: the notice is of the family %s, and that cannot be changed."
                    .formatted(row.family));
          }
          row.document = document;
          row.follows = follows.orElse(row.follows);
          return Uni.createFrom().voidItem();
        });
  }

  @Override
  public Uni<NoticeView> submit(UUID id, By by) {
    return take(
        id,
        by,
        Kind.SUBMITTED,
        (desk, row) ->
            publications
                .within(desk.tx())
                .invoke(published -> rules.mustBeReady(row, published))
                .chain(() -> desk.mustBeSimulated(row)));
  }

  @Override
  public Uni<NoticeView> giveBack(UUID id, By by) {
    return take(id, by, Kind.RETURNED, (desk, row) -> Uni.createFrom().voidItem());
  }

  @Override
  public Uni<NoticeView> approve(UUID id, By by, Map<String, Set<TariffId>> around) {
    return take(
        id,
        by,
        Kind.APPROVED,
        (desk, row) ->
            desk.steps(row.id)
                .invoke(steps -> Workflow.mustBeAnother(by.who(), steps))
                .chain(() -> publications.within(desk.tx()))
                .invoke(published -> rules.mustBeReady(row, published))
                .chain(published -> rules.mustKeepCeilings(row, published, around)));
  }

  @Override
  public Uni<NoticeView> publish(UUID id, By by, int leadDays, Map<String, Set<TariffId>> around) {
    return take(
            id,
            by,
            Kind.PUBLISHED,
            (desk, row) ->
                publications
                    .within(desk.tx())
                    .invoke(published -> rules.mustBeReady(row, published))
                    .invoke(() -> Lead.check(rules.read(row.document), leadDays, desk.now()))
                    .chain(published -> rules.mustKeepCeilings(row, published, around))
                    .chain(() -> desk.publish(row, rules.read(row.document))))
        .call(publications::reload)
        .chain(() -> get(id));
  }

  @Override
  public Uni<NoticeView> withdraw(UUID id, By by) {
    return take(
            id,
            by,
            Kind.WITHDRAWN,
            (desk, row) -> {
              if (row.state == NoticeState.PUBLISHED) {
                Lead.checkNotBegun(rules.read(row.document), desk.now());
              }
              return desk.takeBack(row);
            })
        .call(publications::reload)
        .chain(() -> get(id));
  }

  /** What a step does beside changing the state; it may look at the state before. */
  private interface Doing {
    Uni<Void> act(Desk desk, NoticeRow row);
  }

  private Uni<NoticeView> take(UUID id, By by, Kind kind, Doing doing) {
    return transactions.inOne(
        tx -> {
          var desk = new Desk(tx, time.instant());
          return desk.hold(id, by.version())
              .chain(
                  row -> {
                    var after = Workflow.after(kind, rules.shown(row));
                    return doing.act(desk, row).chain(() -> desk.step(row, after, kind, by));
                  })
              .chain(row -> view(tx, row));
        });
  }

  @Override
  public Uni<NoticeView> get(UUID id) {
    return transactions.inOne(tx -> new Desk(tx, time.instant()).get(id).chain(it -> view(tx, it)));
  }

  @Override
  public Uni<List<NoticeView>> list(Set<String> lots) {
    return transactions.inOne(
        tx ->
            new Desk(tx, time.instant())
                .list(lots)
                .map(rows -> rows.stream().map(row -> rules.view(row, List.of())).toList()));
  }

  @Override
  public Uni<List<CeilingBreach>> breaches(UUID id, Map<String, Set<TariffId>> around) {
    return transactions.inOne(
        tx ->
            new Desk(tx, time.instant())
                .get(id)
                .chain(row -> rules.breaches(row, publications.now(), around)));
  }

  @Override
  public String family(String document) {
    return rules.read(document).notice().notice().family();
  }

  @Override
  public Set<String> zones(String document) {
    return rules.read(document).notice().zones().keySet();
  }

  @Override
  public Uni<Optional<String>> officeOf(String family) {
    return transactions.inOne(tx -> new Desk(tx, time.instant()).officeOf(family));
  }

  private Uni<NoticeView> view(Mutiny.Session tx, NoticeRow row) {
    return new Desk(tx, time.instant()).steps(row.id).map(steps -> rules.view(row, steps));
  }
}

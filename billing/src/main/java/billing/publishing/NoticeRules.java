package billing.publishing;

import billing.api.CeilingBreach;
import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.NoticeState;
import billing.api.NoticeStep;
import billing.api.NoticeView;
import billing.api.TariffId;
import billing.database.Transactions;
import billing.tariffs.NoticeReader;
import billing.tariffs.ReadNotice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a notice must be like before it goes on, and what it looks like to whoever asks. */
@ApplicationScoped
class NoticeRules {
  private static final String NOT_SEEN =
      """
      The notice was begun after %s, but %s is published by now. Look at that one, and edit the \
      notice with it as the one that it follows.""";

  private final NoticeReader reader;
  private final Publications publications;
  private final InstantSource time;

  NoticeRules(NoticeReader reader, Publications publications, InstantSource time) {
    this.reader = reader;
    this.publications = publications;
    this.time = time;
  }

  /**
   * @throws NoticeRefused naming the line and the place of what is not in order
   */
  ReadNotice read(String document) {
    try {
      return reader.read("the document", document);
    } catch (IllegalArgumentException e) {
      throw new NoticeRefused(Why.DOCUMENT, e.getMessage() + ".");
    }
  }

  /**
   * @param published as the transaction sees it
   * @throws NoticeRefused when another one has overtaken it, or its document lacks something
   */
  void mustBeReady(NoticeRow row, Published published) {
    var newest = published.newest(row.family);
    if (!newest.equals(row.follows)) {
      throw new NoticeRefused(Why.OVERTAKEN, NOT_SEEN.formatted(named(row.follows), named(newest)));
    }
    Readiness.check(read(row.document), published);
  }

  private static String named(String document) {
    return document.isEmpty() ? "nothing" : document;
  }

  /** Fails with {@link NoticeRefused} and the breaches, when there are any. */
  Uni<Void> mustKeepCeilings(
      NoticeRow row, Published published, Map<String, Set<TariffId>> around) {
    return breaches(row, published, around).invoke(Ceilings::mustBeKept).replaceWithVoid();
  }

  Uni<List<CeilingBreach>> breaches(
      NoticeRow row, Published published, Map<String, Set<TariffId>> around) {
    var draft = read(row.document);
    return Transactions.aside(() -> Ceilings.breaches(draft, published, around));
  }

  NoticeView view(NoticeRow row, List<NoticeStep> steps) {
    return new NoticeView(
        row.id,
        row.family,
        row.office,
        row.lots(),
        shown(row),
        row.version,
        row.follows,
        row.document,
        row.changedAt,
        steps);
  }

  /** What is kept as published may be in force or superseded by now. */
  NoticeState shown(NoticeRow row) {
    var published = publications.now();
    return published.notices().stream()
        .filter(it -> it.id().equals(Optional.of(row.id)))
        .findFirst()
        .map(it -> published.state(it, time.instant()))
        .orElse(row.state);
  }
}

package billing.publishing;

import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.NoticeState;
import billing.api.NoticeStep;
import billing.api.NoticeStep.Kind;
import billing.api.PriceNotices.By;
import billing.tariffs.ReadNotice;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The rows of notices within one transaction.
 *
 * @param now the time of what is done
 */
record Desk(Mutiny.Session tx, Instant now) {
  private static final int MOST_LISTED = 200;
  private static final String STEPS =
      "from StepRow where key.notice = :notice order by key.version";
  private static final String NEWEST = "from NoticeRow order by changedAt desc";
  private static final String FAMILY = "select family from NoticeRow where id = :notice";
  private static final String OFFICES =
      "select office from NoticeRow where family = :family order by changedAt";
  private static final String SIMULATED =
      """
      select count(*) from SimulationRow
      where notice = :notice and version = :version and state = 'DONE'""";
  private static final String PUBLICATION =
      "from PublicationRow where notice = :notice and withdrawnAt is null";

  private static final String CHANGED =
      """
      Version %d of the notice was named, but it has version %d since %s: %s, %s. Read it again.""";

  /** Whoever works on notices of a family waits for the other. */
  private static final String LOCK =
      "select 1 from pg_advisory_xact_lock(hashtextextended('price notice/' || :family, 0))";

  /** Keeps a new notice. */
  Uni<NoticeRow> begin(NoticeRow row, String who, String note) {
    row.version = 1;
    row.changedAt = now;
    return tx.persist(row)
        .chain(() -> tx.persist(StepRow.of(row, Kind.PROPOSED, who, note)))
        .chain(tx::flush)
        .replaceWith(row);
  }

  Uni<NoticeRow> get(UUID id) {
    return tx.find(NoticeRow.class, id).invoke(row -> mustBeThere(row, id));
  }

  private static void mustBeThere(NoticeRow row, UUID id) {
    if (row == null) {
      throw new NoticeRefused(Why.UNKNOWN, "There is no price notice %s.".formatted(id));
    }
  }

  /**
   * Reads a notice for a change; others who want to change one of its family wait.
   *
   * @param seen the version that is to be changed
   */
  Uni<NoticeRow> hold(UUID id, int seen) {
    return tx.createQuery(FAMILY, String.class)
        .setParameter("notice", id)
        .getSingleResultOrNull()
        .chain(
            family ->
                tx.createNativeQuery(LOCK)
                    .setParameter("family", String.valueOf(family))
                    .getSingleResult())
        .chain(() -> tx.find(NoticeRow.class, id, LockMode.PESSIMISTIC_WRITE))
        .invoke(row -> mustBeThere(row, id))
        .call(row -> row.version == seen ? Uni.createFrom().voidItem() : refuseChanged(row, seen));
  }

  private Uni<Void> refuseChanged(NoticeRow row, int seen) {
    return steps(row.id)
        .map(
            steps -> {
              var last = steps.get(steps.size() - 1);
              throw new NoticeRefused(
                  Why.CHANGED,
                  CHANGED.formatted(seen, row.version, last.at(), last.kind(), last.who()));
            });
  }

  Uni<List<NoticeStep>> steps(UUID notice) {
    return tx.createQuery(STEPS, StepRow.class)
        .setParameter("notice", notice)
        .getResultList()
        .map(rows -> rows.stream().map(StepRow::step).toList());
  }

  /** Takes a step. */
  Uni<NoticeRow> step(NoticeRow row, NoticeState after, Kind kind, By by) {
    row.state = after;
    row.version++;
    row.changedAt = now;
    return tx.persist(StepRow.of(row, kind, by.who(), by.note())).chain(tx::flush).replaceWith(row);
  }

  /** Notices for any of these lots. There are few, so all of them are read. */
  Uni<List<NoticeRow>> list(Set<String> lots) {
    return tx.createQuery(NEWEST, NoticeRow.class)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .filter(row -> row.lots().stream().anyMatch(lots::contains))
                    .limit(MOST_LISTED)
                    .toList());
  }

  Uni<Optional<String>> officeOf(String family) {
    return tx.createQuery(OFFICES, String.class)
        .setParameter("family", family)
        .getResultList()
        .map(offices -> offices.stream().findFirst());
  }

  /** Somebody must have looked at what this very text would change. */
  Uni<Void> mustBeSimulated(NoticeRow row) {
    return steps(row.id)
        .chain(steps -> countSimulations(row.id, writtenIn(steps)))
        .invoke(
            count -> {
              if (count == 0) {
                throw new NoticeRefused(
                    Why.NOT_SIMULATED,
                    "No simulation of the notice as it is written now has ended. Start one first.");
              }
            })
        .replaceWithVoid();
  }

  /** The version in which the text was written that is in it now. */
  static int writtenIn(List<NoticeStep> steps) {
    return steps.stream()
        .filter(step -> step.document().isPresent())
        .mapToInt(NoticeStep::version)
        .max()
        .orElseThrow();
  }

  private Uni<Long> countSimulations(UUID notice, int version) {
    return tx.createQuery(SIMULATED, Long.class)
        .setParameter("notice", notice)
        .setParameter("version", version)
        .getSingleResult();
  }

  Uni<Void> publish(NoticeRow row, ReadNotice read) {
    var publication = new PublicationRow();
    publication.notice = row.id;
    publication.family = row.family;
    publication.effectiveFrom = read.notice().notice().effectiveFrom().orElseThrow();
    publication.document = row.document;
    publication.publishedAt = now;
    return tx.persist(publication);
  }

  /** What was published of it, if it was, is published no more. */
  Uni<Void> takeBack(NoticeRow row) {
    return tx.createQuery(PUBLICATION, PublicationRow.class)
        .setParameter("notice", row.id)
        .getResultList()
        .invoke(found -> found.forEach(it -> it.withdrawnAt = now))
        .replaceWithVoid();
  }
}

package billing.publishing;

import billing.database.Transactions;
import billing.tariffs.NoticeReader;
import billing.tariffs.NoticeReader.Document;
import billing.tariffs.PriceBook;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Knows what is published: the notices that come with the program, and those that were published
 * here. Every instance looks again every few seconds, and a notice is published a day ahead at the
 * least, so all of them know it before its first day.
 */
@ApplicationScoped
public class Publications {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ALL = "from PublicationRow where withdrawnAt is null order by serial";

  private final Transactions transactions;
  private final NoticeReader reader;
  private final List<Published.Notice> withTheProgram;
  private final Turns turns = new Turns();
  private volatile Published published = Published.of(List.of());

  Publications(Transactions transactions, NoticeReader reader) {
    this.transactions = transactions;
    this.reader = reader;
    this.withTheProgram =
        reader.listPublished().stream()
            .map(it -> new Published.Notice(it, Optional.empty(), Optional.empty()))
            .toList();
  }

  /** Comes before anything that asks for prices. */
  void begin(@Observes @Priority(-10) StartupEvent starting) {
    reload().await().atMost(PATIENCE);
  }

  @Scheduled(
      every = "${billing.publishing.reload-every:10s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> reloadNow() {
    return reload();
  }

  /** Reads again what is published, and knows at least what was when it was asked for. */
  Uni<Void> reload() {
    return Uni.createFrom()
        .deferred(
            () -> {
              var turn = turns.begin();
              return transactions.inOne(this::list).invoke(rows -> take(turn, rows));
            })
        .replaceWithVoid();
  }

  private Uni<List<PublicationRow>> list(Mutiny.Session tx) {
    return tx.createQuery(ALL, PublicationRow.class).getResultList();
  }

  /** What a transaction sees as published, which may be newer than what this instance knows. */
  Uni<Published> within(Mutiny.Session tx) {
    return list(tx).map(this::read);
  }

  private synchronized void take(long turn, List<PublicationRow> rows) {
    if (!turns.mayEnd(turn)) {
      return;
    }
    if (rows.size() + withTheProgram.size() == published.notices().size()
        && rows.stream().allMatch(this::isKnown)) {
      return;
    }
    published = read(rows);
    var names = published.notices().stream().map(Published.Notice::name).toList();
    Log.infof("Published price notices: %s", names);
  }

  private boolean isKnown(PublicationRow row) {
    return published.notices().stream().anyMatch(it -> it.id().equals(Optional.of(row.notice)));
  }

  private Published read(List<PublicationRow> rows) {
    List<Published.Notice> notices = new ArrayList<>(withTheProgram);
    for (var row : rows) {
      var document = new Document(row.document, reader.read(row.family, row.document));
      notices.add(
          new Published.Notice(document, Optional.of(row.notice), Optional.of(row.publishedAt)));
    }
    return Published.of(notices);
  }

  /** What is published, as this instance knows it. */
  Published now() {
    return published;
  }

  /** The prices of all that is published. */
  public PriceBook book() {
    return published.book();
  }
}

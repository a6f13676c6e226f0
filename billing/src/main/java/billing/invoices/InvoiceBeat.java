package billing.invoices;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * The beat of invoices: looks which are not true any more, sends orders and asks about them.
 * Everything to do is found in the database, so a restart forgets nothing.
 */
@ApplicationScoped
class InvoiceBeat {
  private static final int AT_ONCE = 4;

  private final IssuingInvoices issuing;
  private final FollowingInvoices following;

  InvoiceBeat(IssuingInvoices issuing, FollowingInvoices following) {
    this.issuing = issuing;
    this.following = following;
  }

  @Scheduled(
      every = "${billing.invoices.poll-interval:5s}",
      identity = "invoices",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> beat() {
    return following.isOffered()
        ? each(issuing.listToCheck(), issuing::check)
            .chain(() -> each(following.listDue(), following::follow))
        : Uni.createFrom().voidItem();
  }

  /** Works through a list, a few at once; one failure leaves the others alone. */
  private static <T> Uni<Void> each(Uni<List<T>> due, Function<T, Uni<Void>> work) {
    return due.onItem()
        .transformToMulti(items -> Multi.createFrom().iterable(items))
        .onItem()
        .transformToUni(
            item ->
                work.apply(item)
                    .onFailure()
                    .recoverWithUni(
                        failure -> {
                          Log.error("The beat of invoices stumbled", failure);
                          return Uni.createFrom().voidItem();
                        }))
        .merge(AT_ONCE)
        .collect()
        .asList()
        .replaceWithVoid();
  }
}

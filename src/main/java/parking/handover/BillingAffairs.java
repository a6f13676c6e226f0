package parking.handover;

import billing.api.AccountId;
import billing.api.Retention;
import billing.api.StayId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.retention.Affairs;

/** Asks billing what may be forgotten. */
@ApplicationScoped
class BillingAffairs implements Affairs {
  private final Retention retention;

  BillingAffairs(Retention retention) {
    this.retention = retention;
  }

  @Override
  public Uni<Set<UUID>> listOpen(Collection<UUID> visits) {
    return retention
        .listOpen(visits.stream().map(StayId::new).toList())
        .map(open -> open.stream().map(StayId::value).collect(Collectors.toSet()));
  }

  @Override
  public Uni<Integer> maskPlates(Instant endedBefore) {
    return retention.maskPlates(endedBefore);
  }

  @Override
  public Uni<Set<UUID>> listWithPlates(Collection<UUID> accounts) {
    return retention
        .listWithPlates(accounts.stream().map(AccountId::new).toList())
        .map(some -> some.stream().map(AccountId::value).collect(Collectors.toSet()));
  }

  @Override
  public Uni<Void> forgetContacts(Collection<UUID> accounts) {
    return retention.forgetContacts(accounts.stream().map(AccountId::new).toList());
  }

  @Override
  public Uni<List<Sent>> listPictures(Instant decidedBefore) {
    return retention
        .listPictures(decidedBefore)
        .map(
            all ->
                all.stream()
                    .map(
                        it ->
                            new Sent(
                                it.picture().sha256(),
                                it.picture().mediaType(),
                                Uni.createFrom().deferred(() -> retention.deleted(List.of(it)))))
                    .toList());
  }

  @Override
  public Uni<Set<String>> listNeeded(Collection<String> sha256, Instant decidedBefore) {
    return retention.listNeeded(sha256, decidedBefore);
  }
}

package parking.sharing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import parking.lots.LocalDays;
import parking.lots.Lot;
import parking.permits.Permit;
import parking.permits.Permits;
import parking.problems.Problem;

/** The permits that give the rights of passes, and are called as the passes are. */
@ApplicationScoped
class PassPermits {
  private final Permits permits;

  PassPermits(Permits permits) {
    this.permits = permits;
  }

  Uni<Permits.OnRecord> grant(SqlConnection tx, Lot lot, Pass pass, PassKind kind) {
    var permit =
        new Permit(
            pass.id(),
            pass.plate(),
            Permit.Kind.RIGHT,
            Optional.of(kind.right()),
            LocalDays.begin(pass.days().from()),
            pass.days().until().map(LocalDays::begin),
            "%s (%s)".formatted(kind.name(), pass.reference()),
            pass.by().who());
    return permits.grant(tx, lot.id(), permit, pass.by().at());
  }

  /** Somebody may have ended the permit before. */
  Uni<Void> end(SqlConnection tx, Lot lot, UUID permit, By by) {
    return permits
        .end(tx, lot.id(), permit, new Permits.End(by.at(), by.who(), by.note()))
        .replaceWithVoid()
        .onFailure(Problem.class)
        .recoverWithNull();
  }
}

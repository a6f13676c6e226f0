package parking.consoles;

import billing.api.DisputeView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import parking.looks.Door;
import parking.looks.Looks;
import parking.sessions.Sessions;

/** Writes down that somebody is shown a document or a picture of a dispute. */
@ApplicationScoped
class LooksAtDisputes {
  private final Sessions sessions;
  private final Looks looks;

  LooksAtDisputes(Sessions sessions, Looks looks) {
    this.sessions = sessions;
    this.looks = looks;
  }

  Uni<Void> write(DisputeView dispute) {
    var lot = dispute.subject().lot();
    return sessions
        .find(lot, dispute.subject().stay().value())
        .map(found -> found.stream().map(it -> new Looks.Shown(it.car().plate(), it.id())).toList())
        .chain((List<Looks.Shown> shown) -> looks.write(Door.DISPUTE, lot, shown));
  }
}

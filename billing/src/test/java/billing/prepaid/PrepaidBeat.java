package billing.prepaid;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets tests of other packages have prepayments followed. */
@ApplicationScoped
public class PrepaidBeat {
  private final FollowingPrepayments following;

  PrepaidBeat(FollowingPrepayments following) {
    this.following = following;
  }

  /** Completes when everything is done that is due now. */
  public Uni<Void> beat() {
    return following.beat();
  }
}

package parking.handover;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import parking.plates.Plate;

/** Who wants to know of visits once billing does. The same may be told again. */
public interface VisitFollower {
  /** A car has come in. */
  Uni<Void> began(String lot, UUID visit, Plate plate);

  /** Others pay for a plate now, or nobody does. */
  Uni<Void> bound(Plate plate);
}

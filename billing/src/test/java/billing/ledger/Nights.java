package billing.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Lets a test have a night when it wants one. */
@Singleton
public class Nights {
  private final BookDoor door;

  Nights(BookDoor door) {
    this.door = door;
  }

  /** What happens every night. */
  public Uni<Void> night() {
    return door.atNight();
  }
}

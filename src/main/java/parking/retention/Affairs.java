package parking.retention;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What those who charge for visits say of what may be forgotten, and forget themselves. */
public interface Affairs {
  /** The visits among these with which somebody is not done. */
  Uni<Set<UUID>> listOpen(Collection<UUID> visits);

  /** Masks plates of visits that ended before; answers how many. */
  Uni<Integer> maskPlates(Instant endedBefore);

  /** The accounts among these that have a visit whose plate is not masked. */
  Uni<Set<UUID>> listWithPlates(Collection<UUID> accounts);

  /** Forgets where these accounts could be reached. */
  Uni<Void> forgetContacts(Collection<UUID> accounts);

  /**
   * A picture that somebody has sent.
   *
   * @param deleted says that it was deleted
   */
  record Sent(String sha256, String mediaType, Uni<Void> deleted) {}

  /** Some pictures sent about visits that were decided before a moment. */
  Uni<List<Sent>> listPictures(Instant decidedBefore);

  /** Which of these are needed by somebody who was not answered before a moment. */
  Uni<Set<String>> listNeeded(Collection<String> sha256, Instant decidedBefore);
}

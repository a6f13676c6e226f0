package billing.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Tells which stays something has happened to, for whoever tells drivers of it. */
public interface Changes {
  /**
   * The stays that were charged, paid, refused, given back, disputed, invoiced or reminded of since
   * a time, in the order of when that happened last.
   *
   * @param most so many at most; the later ones are left out
   */
  Uni<List<Changed>> listSince(Instant since, int most);

  /** A stay, in which lot, and when something happened to it last. */
  record Changed(StayId stay, String lot, Instant at) {}
}

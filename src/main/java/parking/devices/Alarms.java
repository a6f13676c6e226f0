package parking.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parking.lots.Lot;
import parking.lots.Lots;

/** Looks alarms of the lots file's lots up for people. */
@ApplicationScoped
public class Alarms {
  private final AlarmStore store;
  private final Lots lots;

  Alarms(AlarmStore store, Lots lots) {
    this.store = store;
    this.lots = lots;
  }

  /**
   * Alarms that go on, newest first.
   *
   * @param lot of this lot only
   */
  public Uni<List<Alarm>> listOpen(Optional<String> lot, int most) {
    return store.listOpen(of(lot), most);
  }

  /**
   * Alarms that go on, newest first, and then those that have ended.
   *
   * @param lot of this lot only
   * @param since of those that have ended only the ones that ended then or later
   */
  public Uni<List<Alarm>> list(Optional<String> lot, Optional<Instant> since, int most) {
    return store.list(of(lot), since, most);
  }

  private List<String> of(Optional<String> lot) {
    return lot.map(List::of).orElseGet(() -> lots.listLots().stream().map(Lot::id).toList());
  }
}

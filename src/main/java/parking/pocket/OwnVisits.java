package parking.pocket;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.DriverPlates;
import parking.drivers.Held;
import parking.problems.Problem;
import parking.sessions.SessionView;
import parking.sessions.Sessions;

/**
 * The visits that a driver may see: those of plates that they have now, that had not ended when
 * they were bound. What was before is somebody else's.
 */
@ApplicationScoped
public class OwnVisits {
  private static final Duration KEPT = Duration.ofDays(750);
  private static final int MOST = 500;

  private final DriverPlates plates;
  private final Sessions sessions;
  private final InstantSource time;

  OwnVisits(DriverPlates plates, Sessions sessions, InstantSource time) {
    this.plates = plates;
    this.sessions = sessions;
    this.time = time;
  }

  /** A visit of a driver's plate. */
  public record Own(SessionView visit, Held held) {
    public Instant entered() {
      return visit.entry().or(visit::exit).map(SessionView.End::at).orElse(Instant.EPOCH);
    }

    public boolean isRunning() {
      return visit.is().state().equals("OPEN");
    }
  }

  /** Those that go on, the newest first. */
  public Uni<List<Own>> listRunning(UUID driver) {
    return plates
        .list(driver)
        .chain(
            held ->
                held.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : sessions
                        .listOpenOf(held.stream().map(it -> it.car().plate()).toList())
                        .map(open -> open.stream().map(it -> running(it, held)).toList()));
  }

  private static Own running(SessionView visit, List<Held> held) {
    return own(visit, held).orElseThrow();
  }

  /**
   * Those that are over, the newest first.
   *
   * @param plate only of this one, if it is given
   */
  public Uni<List<Own>> listEnded(UUID driver, Optional<UUID> plate) {
    return plates
        .list(driver)
        .map(
            held ->
                held.stream().filter(it -> plate.isEmpty() || it.id().equals(plate.get())).toList())
        .chain(
            held ->
                Multi.createFrom()
                    .iterable(held)
                    .onItem()
                    .transformToUniAndConcatenate(this::listEnded)
                    .collect()
                    .asList())
        .map(
            all ->
                all.stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(Own::entered).reversed())
                    .toList());
  }

  private Uni<List<Own>> listEnded(Held held) {
    var oldest = time.instant().minus(KEPT);
    var bound = held.since().boundAt();
    return sessions
        .listFiledOf(held.car().plate(), bound.isAfter(oldest) ? bound : oldest, MOST)
        .map(
            all ->
                all.stream()
                    .filter(it -> isSince(it, bound))
                    .map(it -> new Own(it, held))
                    .toList());
  }

  private static boolean isSince(SessionView visit, Instant bound) {
    var end = visit.exit().or(visit::entry).map(SessionView.End::at);
    return end.filter(at -> !at.isBefore(bound)).isPresent();
  }

  /** One of them; fails with a {@link Problem} as if there were no others. */
  public Uni<Own> get(UUID driver, UUID id) {
    return sessions
        .find(id)
        .chain(
            found ->
                plates
                    .list(driver)
                    .map(held -> found.flatMap(it -> own(it, held)))
                    .map(own -> own.orElseThrow(OwnVisits::unknown)));
  }

  /** A visit as everybody may see it who has the plate. */
  public Uni<List<Own>> listHolders(SessionView visit) {
    return plates
        .listHolders(visit.car().plate())
        .map(all -> all.stream().flatMap(it -> own(visit, List.of(it)).stream()).toList());
  }

  private static Optional<Own> own(SessionView visit, List<Held> held) {
    var open = visit.is().state().equals("OPEN");
    return held.stream()
        .filter(it -> it.car().plate().equals(visit.car().plate()))
        .filter(it -> open || isSince(visit, it.since().boundAt()))
        .findFirst()
        .map(it -> new Own(visit, it));
  }

  private static Problem unknown() {
    return Problem.unknown("unknown-visit", "You have no such visit.");
  }
}

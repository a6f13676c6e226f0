package parking.city;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stay that billing charged, beside the session and the true passes it goes back to.
 *
 * @param charge the newest
 */
record Charged(
    Books.Charge charge,
    Optional<Books.Session> session,
    Optional<City.Pass> entry,
    Optional<City.Pass> exit) {
  /**
   * A charge may be so much longer than the true stay: two clocks that are a minute wrong each, and
   * a car that waited in the lane before it went through.
   */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  static Charged of(Books.Charge charge, Evidence evidence) {
    var session = evidence.findSession(charge.stay());
    return new Charged(
        charge, session, session.flatMap(evidence::findEntry), session.flatMap(evidence::findExit));
  }

  boolean isAutomatic() {
    return session.map(Books.Session::decidedBy).flatMap(by -> by).isEmpty();
  }

  boolean isProven() {
    return entry.isPresent() && exit.isPresent();
  }

  boolean isOfClosedSession() {
    return session.filter(one -> one.is("CLOSED")).isPresent();
  }

  private List<City.Pass> passes() {
    return java.util.stream.Stream.of(entry, exit).flatMap(Optional::stream).toList();
  }

  boolean hasWrongPlate() {
    var plate = charge.of().plate();
    return passes().stream().anyMatch(pass -> !pass.car().plate().text().equals(plate));
  }

  /** It begins in one visit of a car and ends in another. */
  boolean mergesVisits() {
    return entry.isPresent()
        && exit.isPresent()
        && entry.get().car().equals(exit.get().car())
        && exit.get().visit().isPresent()
        && entry.get().visit().isPresent()
        && !entry.get().visit().equals(exit.get().visit());
  }

  /** The visit that ended, or else the one that began. */
  Optional<City.Visit> visit() {
    return exit.flatMap(City.Pass::visit).or(() -> entry.flatMap(City.Pass::visit));
  }

  Duration length() {
    return charge
        .of()
        .left()
        .map(left -> Duration.between(charge.of().entered(), left))
        .orElseThrow();
  }

  boolean isTooLong() {
    return charge.of().left().isPresent()
        && visit().map(City.Visit::length).orElse(Duration.ZERO).plus(TOLERANCE).compareTo(length())
            < 0;
  }

  /** For a report: enough to find the case again. */
  String words() {
    return "stay %s of plate %s, %s until %s; truly %s"
        .formatted(
            charge.stay(),
            charge.of().plate(),
            charge.of().entered(),
            charge.of().left().map(Object::toString).orElse("now"),
            visit()
                .map(
                    visit ->
                        "visit %d of car %d with plate %s in %s, %s until %s"
                            .formatted(
                                visit.number(),
                                visit.car().number(),
                                visit.car().plate().text(),
                                visit.lot().id(),
                                visit.entered(),
                                visit.left()))
                .orElse("no visit"));
  }
}

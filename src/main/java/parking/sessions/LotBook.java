package parking.sessions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.permits.Permit;

/**
 * The sessions of a lot, as far as a transaction needs them: what is stored, what becomes of it,
 * and the facts that follow. Nothing is read or written here.
 */
final class LotBook {
  private final Map<UUID, Kept> before = new HashMap<>();
  private final Map<UUID, Kept> now = new LinkedHashMap<>();
  private final Map<UUID, Kept> changed = new LinkedHashMap<>();
  private final Map<String, Set<UUID>> byPlate = new HashMap<>();
  private final Map<String, List<Permit>> permits = new HashMap<>();
  private final List<Fact> facts = new ArrayList<>();
  private final Instant time;

  /**
   * @param subject the plate, whose facts stay in order
   */
  record Fact(String subject, Record body) {}

  LotBook(Collection<Kept> stored, Collection<Permit> permits, Instant time) {
    this.time = time;
    stored.forEach(this::add);
    addPermits(permits);
  }

  /** When the transaction began, on the service's clock. */
  Instant time() {
    return time;
  }

  private void add(Kept kept) {
    before.put(id(kept), kept);
    keep(kept);
  }

  private void keep(Kept kept) {
    var old = now.put(id(kept), kept);
    if (old != null) {
      byPlate.get(plate(old)).remove(id(kept));
    }
    byPlate.computeIfAbsent(plate(kept), plate -> new LinkedHashSet<>()).add(id(kept));
  }

  private static String plate(Kept kept) {
    return kept.session().visit().plate().text();
  }

  /** Adds what was loaded later; what is known already stays. */
  void addAll(Collection<Kept> stored) {
    stored.stream().filter(kept -> !now.containsKey(id(kept))).forEach(this::add);
  }

  /** Adds permits that were loaded later; what is known already stays. */
  void addPermits(Collection<Permit> granted) {
    for (var permit : granted) {
      var known = permits.computeIfAbsent(permit.plate().text(), plate -> new ArrayList<>());
      if (known.stream().noneMatch(it -> it.id().equals(permit.id()))) {
        known.add(permit);
      }
    }
  }

  private static UUID id(Kept kept) {
    return kept.session().visit().id();
  }

  Optional<Kept> find(UUID id) {
    return Optional.ofNullable(now.get(id));
  }

  /** What is known of a car. */
  History history(String plate) {
    Optional<Session.Open> open = Optional.empty();
    List<Session> past = new ArrayList<>();
    for (var id : byPlate.getOrDefault(plate, Set.of())) {
      var session = now.get(id).session();
      if (session instanceof Session.Open it) {
        open = Optional.of(it);
      } else {
        past.add(session);
      }
    }
    return new History(open, past, permits.getOrDefault(plate, List.of()));
  }

  /** The cars inside, as far as they are loaded. */
  List<Session.Open> listOpen() {
    return now.values().stream()
        .map(Kept::session)
        .filter(Session.Open.class::isInstance)
        .map(Session.Open.class::cast)
        .toList();
  }

  /** Visits that are over, as far as they are loaded. */
  List<Session> listOver() {
    return now.values().stream()
        .map(Kept::session)
        .filter(session -> !(session instanceof Session.Open))
        .toList();
  }

  /** Puts a session in its new state, and writes down the fact that follows from it. */
  void put(Session session) {
    put(session, Optional.empty());
  }

  /**
   * @param by the person who decided, if one did
   */
  void put(Session session, Optional<String> by) {
    var id = session.visit().id();
    var old = Optional.ofNullable(now.get(id));
    var revision = old.map(Kept::revision).orElse(0);
    var fact = fact(old.map(Kept::session), session, revision);
    fact.ifPresent(body -> facts.add(new Fact(session.visit().plate().text(), body)));
    var told = fact.filter(SessionEnded.class::isInstance).isPresent();
    var kept =
        new Kept(
            session,
            told ? revision + 1 : revision,
            session instanceof Session.Open
                ? Optional.empty()
                : old.flatMap(Kept::filedAt).or(() -> Optional.of(time)),
            by.or(() -> old.flatMap(Kept::decidedBy)));
    keep(kept);
    changed.put(id, kept);
  }

  private Optional<Record> fact(Optional<Session> old, Session session, int revision) {
    var charged = old.filter(LotBook::isCharged).map(Session.Closed.class::cast);
    if (isCharged(session)) {
      var closed = (Session.Closed) session;
      return Optional.of(SessionEnded.of(closed, revision + 1, rights(closed)));
    }
    if (charged.isPresent()) {
      return Optional.of(SessionEnded.waived(charged.get(), revision + 1, session.reason()));
    }
    if (isCertainlyInside(session) && old.filter(LotBook::isCertainlyInside).isEmpty()) {
      var open = (Session.Open) session;
      return Optional.of(SessionBegan.of(open.visit(), open.entry()));
    }
    return Optional.empty();
  }

  /** As a visit is free that a permit holds at both ends of, a right is the driver's then. */
  private Set<String> rights(Session.Closed closed) {
    var plate = closed.visit().plate().text();
    return permits.getOrDefault(plate, List.of()).stream()
        .filter(permit -> permit.isValid(closed.entry().at(), closed.exit().at()))
        .flatMap(permit -> permit.right().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isCertainlyInside(Session session) {
    return session instanceof Session.Open open && open.entry().isCertain();
  }

  private static boolean isCharged(Session session) {
    return session instanceof Session.Closed closed && closed.cover().isEmpty();
  }

  /** Sessions that were put, in their last state. */
  List<Change> listChanges() {
    return changed.entrySet().stream()
        .map(it -> new Change(Optional.ofNullable(before.get(it.getKey())), it.getValue()))
        .toList();
  }

  /** The facts that follow, in the order in which they came true. */
  List<Fact> listFacts() {
    return List.copyOf(facts);
  }
}

package parking.sessions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import parking.lots.Lot;
import parking.passages.Direction;
import parking.passages.Event;
import parking.passages.Passage;
import parking.passages.PassageFollower.Followed;
import parking.plates.Plate;
import parking.plates.PlateForms;

/** Folds the passages of one lot into its book, one after the other. Pure. */
final class Following {
  private final Lot lot;
  private final SessionPolicy policy;
  private final LotBook book;
  private final Supplier<UUID> ids;
  private final EntryRules entries;
  private final ExitRules exits;
  private final Candidates candidates;
  private final UnreadCars unread = new UnreadCars();
  private Scans scans = new Scans(List.of());

  /**
   * @param ids names for new sessions
   */
  Following(Lot lot, SessionPolicy policy, LotBook book, Supplier<UUID> ids) {
    this.lot = lot;
    this.policy = policy;
    this.book = book;
    this.ids = ids;
    this.entries = new EntryRules(policy, ids);
    this.exits = new ExitRules(policy, ids);
    this.candidates = new Candidates(policy);
  }

  /** Cars that these scans tell of are not counted as unread. */
  Following expecting(Scans these) {
    scans = these;
    return this;
  }

  /** The cars without a session: a passage without a readable plate is a car all the same. */
  UnreadCars unread() {
    return unread;
  }

  /**
   * Whether a passage counts as one of a car with a plate.
   *
   * @return why not, if so
   */
  static Optional<Reason> unreadable(Passage passage, SessionPolicy policy) {
    if (passage.read().plate().isEmpty()) {
      return Optional.of(Reason.UNREADABLE);
    }
    return passage.read().confidence() < policy.openingConfidence()
        ? Optional.of(Reason.TOO_UNCERTAIN)
        : Optional.empty();
  }

  /**
   * @param zone of the lot that the lane leads to
   */
  Followed see(Passage passage, String zone) {
    if (passage.event() == Event.STAYED) {
      return followed(Decision.ignore(Reason.STAYED));
    }
    var unreadable = unreadable(passage, policy);
    if (unreadable.isPresent()) {
      return scans
          .take(passage)
          .map(scan -> new Followed(Reason.SCANNED.name(), Optional.of(scan.session())))
          .orElseGet(() -> count(passage, zone, unreadable.get()));
    }
    var decision = decide(passage, arrival(passage, zone));
    if (decision instanceof Decision.Put put) {
      put.sessions().forEach(session -> put(session, zone));
    }
    return followed(decision);
  }

  private static Followed followed(Decision decision) {
    return new Followed(
        decision.reason().name(), decision.findSession().map(session -> session.visit().id()));
  }

  private void put(Session session, String zone) {
    if (session instanceof Session.Lapsed lapsed) {
      unread.lapsed(zoneOf(lapsed).orElse(zone));
    } else if (isCertainlyGone(session)) {
      unread.orphaned(zone);
    }
    book.put(session);
  }

  private Optional<String> zoneOf(Session.Lapsed lapsed) {
    return book.find(lapsed.visit().id())
        .map(Kept::session)
        .filter(Session.Open.class::isInstance)
        .map(open -> ((Session.Open) open).zone());
  }

  /** A car whose visit may be open under another reading is still counted there. */
  private static boolean isCertainlyGone(Session session) {
    return session.findEntry().isEmpty() && session.reason() != Reason.MISREAD_SUSPECTED;
  }

  private Followed count(Passage passage, String zone, Reason why) {
    if (passage.event() == Event.PASSED && passage.direction() == Direction.IN) {
      unread.came(zone);
    } else if (passage.event() == Event.PASSED && passage.direction() == Direction.OUT) {
      unread.left(zone);
    }
    return followed(Decision.ignore(why));
  }

  private Arrival arrival(Passage passage, String zone) {
    var plate = passage.read().plate().orElseThrow();
    var visit =
        new Visit(
            ids.get(), lot.id(), lot.tariff(), plate, passage.read().colour(), passage.look());
    var seen =
        new Sighting(
            Optional.of(passage.id()),
            passage.place().device(),
            passage.seenAt(),
            passage.read().confidence(),
            doubt(passage, plate));
    return new Arrival(visit, book.history(plate.text()), seen, zone);
  }

  private Decision decide(Passage passage, Arrival arrival) {
    if (passage.event() == Event.TURNED_BACK) {
      return passage.direction() == Direction.OUT
          ? exits.turnedBack(arrival)
          : EntryRules.turnedBack(arrival, policy.times().readTwice());
    }
    return switch (passage.direction()) {
      case IN -> enter(arrival);
      case OUT -> leave(arrival);
      case INNER -> inside(arrival);
      case UNKNOWN -> eitherWay(arrival);
    };
  }

  private Decision enter(Arrival arrival) {
    return Twins.findEntered(arrival, book.listOpen())
        .map(twin -> Decision.put(Reason.READ_TWICE, Twins.merged(arrival, twin)))
        .orElseGet(() -> entries.decide(arrival));
  }

  /** A car of this plate that is inside leaves; any other one comes. Nothing of it is certain. */
  private Decision eitherWay(Arrival arrival) {
    return arrival.history().open().isPresent() ? leave(arrival) : entries.decide(arrival);
  }

  private Decision leave(Arrival arrival) {
    var isReadAgain =
        arrival.history().open().isEmpty()
            && arrival.seen().isPlateDoubtful()
            && Twins.findLeft(arrival, book.listOver()).isPresent();
    if (isReadAgain) {
      return Decision.ignore(Reason.READ_TWICE);
    }
    return exits.decide(arrival, () -> candidates.match(arrival, book));
  }

  private static Decision inside(Arrival arrival) {
    return arrival
        .history()
        .open()
        .map(open -> open.seen(arrival.seen().at(), arrival.zone()))
        .map(open -> Decision.put(Reason.SEEN_INSIDE, open))
        .orElse(Decision.ignore(Reason.SEEN_INSIDE_ONLY));
  }

  /** Why this passage is not certain enough to count for money, if so. */
  private Optional<Reason> doubt(Passage passage, Plate plate) {
    var ahead = passage.noticed().atService().plus(policy.times().clockTolerance());
    if (passage.seenAt().isAfter(ahead)) {
      return Optional.of(Reason.CLOCK_AHEAD);
    }
    if (passage.direction() == Direction.UNKNOWN) {
      return Optional.of(Reason.DIRECTION_UNKNOWN);
    }
    if (passage.read().suspectedFake()) {
      return Optional.of(Reason.SUSPECTED_FAKE);
    }
    if (!PlateForms.isKnown(plate, passage.read().colour())) {
      return Optional.of(Reason.UNKNOWN_FORM);
    }
    return passage.read().confidence() < policy.chargingConfidence()
        ? Optional.of(Reason.LOW_CONFIDENCE)
        : Optional.empty();
  }
}

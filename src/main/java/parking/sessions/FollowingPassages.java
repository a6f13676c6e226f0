package parking.sessions;

import static parking.database.Transactions.sendNow;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import parking.database.Ids;
import parking.lots.Lane;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.passages.Direction;
import parking.passages.Event;
import parking.passages.Passage;
import parking.passages.PassageFollower;
import parking.plates.Plate;

/** Folds passages into sessions. */
@ApplicationScoped
class FollowingPassages implements PassageFollower {
  /** Two readings of one passage come within this time, whatever their cameras' clocks. */
  private static final Duration LATELY = Duration.ofMinutes(2);

  private final SessionStore store;
  private final Lots lots;
  private final SessionSettings settings;

  FollowingPassages(SessionStore store, Lots lots, SessionSettings settings) {
    this.store = store;
    this.lots = lots;
    this.settings = settings;
  }

  @Override
  public Uni<List<Followed>> follow(SqlConnection tx, Lot lot, List<Passage> passages) {
    var policy = SessionPolicy.of(lot, settings);
    var plates =
        passages.stream()
            .filter(passage -> Following.unreadable(passage, policy).isEmpty())
            .flatMap(passage -> passage.read().plate().stream())
            .map(Plate::text)
            .distinct()
            .toList();
    return store
        .open(tx, lot.id(), plates)
        .chain(book -> addRivals(tx, lot, passages, book))
        .chain(book -> addTwins(tx, lot, passages, book))
        .chain(
            book ->
                new ScanTable(tx, lot.id())
                    .unseen(unread(passages, policy))
                    .chain(
                        scans -> {
                          var following = new Following(lot, policy, book, Ids::next);
                          return follow(tx, following.expecting(scans), passages, book)
                              .call(() -> new ScanTable(tx, lot.id()).seen(scans.passages()));
                        }));
  }

  private static List<Passage> unread(List<Passage> passages, SessionPolicy policy) {
    return passages.stream()
        .filter(passage -> passage.event() == Event.PASSED)
        .filter(passage -> Following.unreadable(passage, policy).isPresent())
        .toList();
  }

  /** Only an exit whose car is not inside is compared with every car that is. */
  private Uni<LotBook> addRivals(SqlConnection tx, Lot lot, List<Passage> passages, LotBook book) {
    var inside = new HashSet<String>();
    book.listOpen().forEach(open -> inside.add(open.visit().plate().text()));
    for (var passage : passages) {
      var plate = passage.read().plate().map(Plate::text);
      if (plate.isPresent() && passage.direction() == Direction.IN) {
        inside.add(plate.get());
      } else if (plate.isPresent() && !inside.remove(plate.get())) {
        var sessions = store.reading(tx, lot.id());
        var lately = sendNow(sessions.filedSince(book.time().minus(LATELY)));
        return sessions
            .allOpen()
            .invoke(book::addAll)
            .chain(() -> lately)
            .invoke(book::addAll)
            .chain(() -> store.permits(tx, lot.id(), inside(book)))
            .invoke(book::addPermits)
            .replaceWith(book);
      }
    }
    return Uni.createFrom().item(book);
  }

  /** Any of them may be the one that left, and its permits count then. */
  private static List<String> inside(LotBook book) {
    return book.listOpen().stream().map(open -> open.visit().plate().text()).toList();
  }

  /** A car that comes is compared with those that came through the same lane a moment before. */
  private Uni<LotBook> addTwins(SqlConnection tx, Lot lot, List<Passage> passages, LotBook book) {
    var entered =
        passages.stream()
            .filter(passage -> passage.direction() == Direction.IN)
            .filter(passage -> passage.read().plate().isPresent())
            .map(Passage::seenAt)
            .sorted()
            .toList();
    if (entered.isEmpty()) {
      return Uni.createFrom().item(book);
    }
    var from = entered.get(0).minus(Twins.MOMENT);
    var until = entered.get(entered.size() - 1).plus(Twins.MOMENT);
    return store
        .reading(tx, lot.id())
        .enteredWithin(from, until)
        .invoke(book::addAll)
        .replaceWith(book);
  }

  private Uni<List<Followed>> follow(
      SqlConnection tx, Following following, List<Passage> passages, LotBook book) {
    List<Followed> followed = new ArrayList<>();
    for (var passage : passages) {
      followed.add(following.see(passage, zone(passage)));
    }
    var lot = passages.get(0).lotId();
    var written = store.write(tx, lot, book);
    var counted = sendNow(store.countUnread(tx, lot, following.unread()));
    return written.chain(() -> counted).replaceWith(followed);
  }

  private String zone(Passage passage) {
    return lots.findLane(passage.place().device(), passage.place().lane())
        .map(Lane::zone)
        .orElse("");
  }
}

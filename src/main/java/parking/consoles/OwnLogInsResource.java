package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import parking.issuer.LogIns;
import parking.streetoffices.StaffAct;
import parking.streetoffices.StaffBook;
import parking.streetoffices.WhoAsks;

/** The log-ins of whoever asks. */
@Path("/api/v1/me/sessions")
public class OwnLogInsResource {
  private final StaffBook book;
  private final StaffWishes wishes;
  private final LogIns logIns;
  private final WhoAsks who;

  OwnLogInsResource(StaffBook book, StaffWishes wishes, LogIns logIns, WhoAsks who) {
    this.book = book;
    this.wishes = wishes;
    this.logIns = logIns;
    this.who = who;
  }

  /** Logs out everywhere: no token is good any more and no log-in can be renewed. */
  @DELETE
  public Uni<Void> end() {
    var now = wishes.now();
    return who.person()
        .map(person -> person.id())
        .call(
            id ->
                book.change(
                    id,
                    it -> wishes.loggedOut(it, now),
                    new StaffAct(now, id, StaffAct.Kind.LOGGED_OUT, "everywhere")))
        .chain(logIns::endAll);
  }
}

package parking.consoles;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;
import parking.consoles.StaffWishes.Wish;
import parking.issuer.Credentials;
import parking.issuer.LogIns;
import parking.issuer.StaffIssuer;
import parking.problems.Problem;
import parking.streetoffices.Member;
import parking.streetoffices.Role;
import parking.streetoffices.StaffAct;
import parking.streetoffices.StaffBook;
import parking.streetoffices.WhoAsks;

/** Who works here; for administrators. Nobody changes what they may do themselves. */
@Path("/api/v1/staff")
public class StaffResource {
  private final StaffBook book;
  private final StaffWishes wishes;
  private final Credentials credentials;
  private final LogIns logIns;
  private final StaffIssuer issuer;
  private final WhoAsks who;

  StaffResource(
      StaffBook book,
      StaffWishes wishes,
      Credentials credentials,
      LogIns logIns,
      StaffIssuer issuer,
      WhoAsks who) {
    this.book = book;
    this.wishes = wishes;
    this.credentials = credentials;
    this.logIns = logIns;
    this.issuer = issuer;
    this.who = who;
  }

  /**
   * Somebody of the staff.
   *
   * @param oneTimePassword told once, to whoever made it; it opens nothing until it is changed
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(
      String id,
      String name,
      List<String> roles,
      Where where,
      String subject,
      Optional<Instant> disabledAt,
      Optional<String> oneTimePassword) {
    static Shown of(Member it) {
      var reach = it.reach();
      return new Shown(
          it.id(),
          it.name(),
          it.roles().stream().sorted().map(Role::code).toList(),
          new Where(
              reach.office(),
              reach.operator(),
              reach.lots().stream().sorted().toList(),
              reach.wholeCity()),
          it.identity().subject(),
          it.disabledAt(),
          Optional.empty());
    }

    Shown with(String password) {
      return new Shown(id, name, roles, where, subject, disabledAt, Optional.of(password));
    }
  }

  /** For which lots. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Where(
      Optional<String> office, Optional<String> operator, List<String> lots, boolean wholeCity) {}

  /** Why something is done. */
  record Why(String why) {}

  /** Everybody who works or worked here, by id. */
  @GET
  public Uni<List<Shown>> list() {
    return book.list().map(all -> all.stream().map(Shown::of).toList());
  }

  /** Somebody new. Where the embedded issuer is used the answer holds a one-time password. */
  @POST
  public Uni<RestResponse<Shown>> create(Wish wish) {
    var now = wishes.now();
    var member = wishes.member(wish, now);
    return act(StaffAct.Kind.CREATED, wishes.words(member))
        .chain(act -> book.create(member, act))
        .map(Shown::of)
        .chain(shown -> issuer.isEmbedded() ? withPassword(shown) : Uni.createFrom().item(shown))
        .map(shown -> RestResponse.status(RestResponse.Status.CREATED, shown));
  }

  private Uni<Shown> withPassword(Shown shown) {
    return credentials.reset(shown.id()).map(shown::with);
  }

  @GET
  @Path("/{id}")
  public Uni<Shown> get(@PathParam("id") String id) {
    return find(id).map(Shown::of);
  }

  private Uni<Member> find(String id) {
    return book.find(id).map(found -> found.orElseThrow(() -> StaffBook.unknown(id)));
  }

  /** Somebody is there for something else from now on; all of it is given. */
  @PUT
  @Path("/{id}")
  public Uni<Shown> change(@PathParam("id") String id, Wish wish) {
    return find(id)
        .map(old -> wishes.changed(old, wish))
        .chain(wanted -> change(id, StaffAct.Kind.CHANGED, wishes.words(wanted), it -> wanted));
  }

  /** Somebody may do nothing any more; every log-in ends. */
  @POST
  @Path("/{id}/disable")
  public Uni<Shown> disable(@PathParam("id") String id, Why why) {
    var words = words(why);
    return change(id, StaffAct.Kind.DISABLED, words, it -> wishes.disabled(it, wishes.now()))
        .call(() -> logIns.endAll(id));
  }

  /** Somebody may do again what is written down. */
  @POST
  @Path("/{id}/enable")
  public Uni<Shown> enable(@PathParam("id") String id, Why why) {
    return change(id, StaffAct.Kind.ENABLED, words(why), wishes::enabled);
  }

  /** A one-time password for who has lost the own one; every log-in ends. */
  @POST
  @Path("/{id}/password")
  public Uni<Shown> reset(@PathParam("id") String id, Why why) {
    if (!issuer.isEmbedded()) {
      throw Problem.unprocessable("no-passwords", "Staff log in elsewhere; passwords are there.");
    }
    return change(id, StaffAct.Kind.PASSWORD_RESET, words(why), this::loggedOut)
        .chain(this::withPassword);
  }

  /** Ends every log-in of somebody, and every token. */
  @DELETE
  @Path("/{id}/sessions")
  public Uni<Void> logOut(@PathParam("id") String id) {
    return act(StaffAct.Kind.LOGGED_OUT, "everywhere")
        .chain(act -> book.change(id, this::loggedOut, act))
        .chain(() -> logIns.endAll(id));
  }

  private Member loggedOut(Member it) {
    return wishes.loggedOut(it, wishes.now());
  }

  /** What was done to somebody, the newest first. */
  @GET
  @Path("/{id}/acts")
  public Uni<List<StaffAct>> acts(@PathParam("id") String id) {
    return find(id).chain(member -> book.acts(id));
  }

  private Uni<Shown> change(
      String id, StaffAct.Kind kind, String words, UnaryOperator<Member> change) {
    return act(kind, words)
        .invoke(act -> mustBeAnother(act, id))
        .chain(act -> book.change(id, change, act))
        .map(Shown::of);
  }

  private static void mustBeAnother(StaffAct act, String id) {
    if (act.by().equals(id)) {
      throw Problem.forbidden("not-yourself", "Ask another administrator to do this for you.");
    }
  }

  private static String words(Why why) {
    return Asked.words("why: the reason", why == null ? null : why.why());
  }

  private Uni<StaffAct> act(StaffAct.Kind kind, String words) {
    return who.person().map(person -> new StaffAct(wishes.now(), person.id(), kind, words));
  }
}

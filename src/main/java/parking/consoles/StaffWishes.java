package parking.consoles;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parking.clock.RealTime;
import parking.issuer.StaffIssuer;
import parking.problems.Problem;
import parking.streetoffices.Member;
import parking.streetoffices.Role;

/** Makes members of the staff out of what administrators ask for. */
@ApplicationScoped
class StaffWishes {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");
  private static final int LONGEST_SUBJECT = 255;

  private final StaffIssuer issuer;
  private final InstantSource clock;

  StaffWishes(StaffIssuer issuer, @RealTime InstantSource clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Somebody as wanted.
   *
   * @param id not given when somebody is changed
   * @param roles codes
   * @param where for which lots
   * @param subject what the issuer's tokens call the person; the id when the embedded one is used
   */
  record Wish(String id, String name, Set<String> roles, Place where, String subject) {}

  /** One of office, operator, lots and wholeCity; an office beside another for its officers. */
  record Place(String office, String operator, List<String> lots, boolean wholeCity) {}

  /** To the second, as tokens tell it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  Member member(Wish wish, Instant now) {
    var asked = Asked.given("id, name, roles and where", wish);
    if (asked.id() == null || !ID.matcher(asked.id()).matches()) {
      throw Problem.malformed(
          "id: a short name in a-z, 0-9, full stop, - and _, at most 32 long, is needed.");
    }
    var identity = new Member.Identity(issuer.name(), subject(asked, asked.id()));
    return new Member(
        asked.id(),
        Asked.name("name", asked.name()),
        roles(asked),
        reach(asked),
        identity,
        now,
        Optional.empty());
  }

  /** Somebody with everything that an administrator says; id and log-ins stay. */
  Member changed(Member old, Wish wish) {
    var asked = Asked.given("name, roles and where", wish);
    if (asked.id() != null && !asked.id().equals(old.id())) {
      throw Problem.malformed("id: it is never changed.");
    }
    return new Member(
        old.id(),
        Asked.name("name", asked.name()),
        roles(asked),
        reach(asked),
        new Member.Identity(issuer.name(), subject(asked, old.id())),
        old.tokensFrom(),
        old.disabledAt());
  }

  Member disabled(Member it, Instant now) {
    return with(it, now, Optional.of(it.disabledAt().orElse(now)));
  }

  Member enabled(Member it) {
    return with(it, it.tokensFrom(), Optional.empty());
  }

  /** No token of before is good any more: one of this very second is not, either. */
  Member loggedOut(Member it, Instant now) {
    return with(it, now.plusSeconds(1), it.disabledAt());
  }

  private static Member with(Member it, Instant tokensFrom, Optional<Instant> disabledAt) {
    return new Member(
        it.id(), it.name(), it.roles(), it.reach(), it.identity(), tokensFrom, disabledAt);
  }

  private String subject(Wish wish, String id) {
    if (issuer.isEmbedded()) {
      if (wish.subject() != null && !wish.subject().equals(id)) {
        throw Problem.malformed("subject: it is the id where staff log in here.");
      }
      return id;
    }
    var subject = Asked.given("subject: what the issuer calls the person", wish.subject());
    if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw Problem.malformed("subject, in 1 to 255 characters, is needed.");
    }
    return subject;
  }

  private static Set<Role> roles(Wish wish) {
    return Asked.given("roles: at least one", wish.roles()).stream()
        .map(
            code ->
                Role.find(code)
                    .orElseThrow(
                        () -> Problem.malformed("roles: there is no role \"%s\".".formatted(code))))
        .collect(Collectors.toSet());
  }

  private static Member.Reach reach(Wish wish) {
    var where = Asked.given("where: office, operator, lots or wholeCity", wish.where());
    return new Member.Reach(
        Optional.ofNullable(where.office()),
        Optional.ofNullable(where.operator()),
        where.lots() == null ? Set.of() : Set.copyOf(where.lots()),
        where.wholeCity());
  }

  /** What is written down of who somebody was made to be. */
  String words(Member it) {
    var reach = it.reach();
    return "%s, %s, office %s, operator %s, lots %s%s"
        .formatted(
            it.name(),
            new TreeSet<>(it.roles()),
            reach.office().orElse("-"),
            reach.operator().orElse("-"),
            new TreeSet<>(reach.lots()),
            reach.wholeCity() ? ", whole city" : "");
  }
}

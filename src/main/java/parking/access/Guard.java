package parking.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import parking.database.Scope;
import parking.looks.Looker;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.streetoffices.Office;
import parking.streetoffices.Person;
import parking.streetoffices.Role;
import parking.streetoffices.StaffRules;
import parking.streetoffices.WhoAsks;

/**
 * Stands before every door of the service. Who may come in is said by the table {@code doors.txt}
 * and by nothing else; a door that does not stand there is shut.
 */
@Singleton
public class Guard {
  /** The role of whoever has shown a driver's token. */
  private static final String DRIVER = "driver";

  private final Map<String, Door> doors = DoorTable.parse(table());
  private final Map<Method, String> paths = new ConcurrentHashMap<>();
  private final CurrentIdentityAssociation identity;
  private final WhoAsks who;
  private final Lots lots;

  Guard(CurrentIdentityAssociation identity, WhoAsks who, Lots lots) {
    this.identity = identity;
    this.who = who;
    this.lots = lots;
  }

  static String table() {
    try (var file = Objects.requireNonNull(Guard.class.getResourceAsStream("doors.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a request pass, or fails with what is answered instead. */
  @ServerRequestFilter
  public Uni<Response> check(ContainerRequestContext request, ResourceInfo resource) {
    var door = find(request.getMethod(), resource);
    if (door.isEmpty()) {
      throw Problem.forbidden("shut", "Nobody has said who may do this.");
    }
    if (door.get().isDrivers()) {
      return identity.getDeferredIdentity().invoke(Guard::mustDrive).map(driver -> null);
    }
    return door.get().other().isPresent()
        ? Uni.createFrom().nullItem()
        : who.person().invoke(person -> check(person, door.get(), request)).map(person -> null);
  }

  /** Looked at before the door reads anything of the request. */
  private static void mustDrive(SecurityIdentity identity) {
    if (!identity.hasRole(DRIVER)) {
      throw new UnauthorizedException("this is no driver's token");
    }
  }

  /** HEAD is answered like GET. */
  private Optional<Door> find(String method, ResourceInfo resource) {
    var path = paths.computeIfAbsent(resource.getResourceMethod(), it -> path(resource));
    return Optional.ofNullable(doors.get((method.equals("HEAD") ? "GET" : method) + " " + path));
  }

  private static String path(ResourceInfo resource) {
    var whole =
        part(resource.getResourceClass().getAnnotation(Path.class))
            + part(resource.getResourceMethod().getAnnotation(Path.class));
    return whole.isEmpty() ? "/" : whole;
  }

  private static String part(Path path) {
    var bare = path == null ? "" : path.value().replaceAll("^/+|/+$", "");
    return bare.isEmpty() ? "" : "/" + bare;
  }

  private void check(Person person, Door door, ContainerRequestContext request) {
    var has = person.roles().stream().filter(door.roles()::contains).collect(Collectors.toSet());
    if (has.isEmpty()) {
      throw new ForbiddenException();
    }
    switch (door.scope()) {
      case LOT -> {
        mustHave(person, has, request.getUriInfo().getPathParameters().getFirst("lot"));
        limit(person, has);
      }
      case CITY -> mustHaveCity(person, has);
      case OWN -> limit(person, has);
      default -> {}
    }
    Looker.set(looker(person, door, working(person, has, request)));
  }

  /** The roles that are for what is asked: the lot that the path names, if it names one. */
  private Set<Role> working(Person person, Set<Role> has, ContainerRequestContext request) {
    var lot = request.getUriInfo().getPathParameters().getFirst("lot");
    return lot == null
        ? has
        : has.stream()
            .filter(role -> covers(person, role, lot) || isOfCity(person, Set.of(role)))
            .collect(Collectors.toSet());
  }

  private Looker looker(Person person, Door door, Set<Role> roles) {
    var whole = door.shows().map(Door.Shows::whole).orElse(Set.of());
    var seeing = roles.stream().filter(whole::contains).collect(Collectors.toSet());
    var seesWhole = !seeing.isEmpty() && reach(person, seeing).containsAll(reach(person, roles));
    var as = (seeing.isEmpty() ? roles : seeing).stream().sorted().findFirst().orElseThrow();
    return new Looker(door.shows().map(Door.Shows::as), seesWhole, as.code(), party(person, as));
  }

  /** Who sees whole plates of some lots only sees none whole in a list of more. */
  private Set<String> reach(Person person, Set<Role> roles) {
    return lots.listLots().stream()
        .map(Lot::id)
        .filter(lot -> roles.stream().anyMatch(role -> covers(person, role, lot)))
        .collect(Collectors.toSet());
  }

  private static String party(Person person, Role role) {
    if (role.isOfOffice()) {
      return person.office().map(Office::name).orElse("");
    }
    return person.isOfCity() ? Looker.CITY : "";
  }

  /** Should a door forget whose lots it shows, the database does not. */
  private void limit(Person person, Set<Role> roles) {
    if (!isOfCity(person, roles)) {
      Scope.limitTo(
          lots.listLots().stream()
              .map(Lot::id)
              .filter(lot -> roles.stream().anyMatch(it -> covers(person, it, lot)))
              .collect(Collectors.toSet()));
    }
  }

  private static boolean covers(Person person, Role role, String lot) {
    return StaffRules.covers(person, role, Set.of(lot));
  }

  /** Lots of others are refused like those that there are not, so that nothing is told of them. */
  private void mustHave(Person person, Set<Role> roles, String lot) {
    if (!isOfCity(person, roles) && roles.stream().noneMatch(role -> covers(person, role, lot))) {
      throw Problem.forbidden(
          "not-your-lots",
          "%s may not do this at %s. Yours are the lots %s."
              .formatted(person.id(), lot, new TreeSet<>(person.reach())));
    }
  }

  private void mustHaveCity(Person person, Set<Role> roles) {
    if (!isOfCity(person, roles)) {
      throw Problem.forbidden(
          "not-the-citys", "%s may not do this for the whole city.".formatted(person.id()));
    }
  }

  private boolean isOfCity(Person person, Set<Role> roles) {
    var all = lots.listLots().stream().map(Lot::id).collect(Collectors.toSet());
    return roles.stream().anyMatch(role -> StaffRules.coversCity(person, role, all));
  }
}

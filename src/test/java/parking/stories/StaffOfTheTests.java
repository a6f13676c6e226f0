package parking.stories;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parking.issuer.StaffIssuer;
import parking.streetoffices.Member;
import parking.streetoffices.Role;
import parking.streetoffices.StaffAct;
import parking.streetoffices.StaffBook;
import parking.streetoffices.StreetOffices;

/** Writes down people of all roles whenever a service starts whose offices are the tests'. */
@ApplicationScoped
class StaffOfTheTests {
  private record Somebody(String id, String name, Set<Role> roles, Member.Reach reach) {}

  private static final List<Somebody> PEOPLE =
      List.of(
          new Somebody("chen", "陈晓", Set.of(Role.OFFICER), office("wulin")),
          new Somebody("zhou", "周宁", Set.of(Role.OFFICER), office("tianshui")),
          new Somebody("lin", "林静", Set.of(Role.APPROVER), office("wulin")),
          new Somebody("qian", "钱明", Set.of(Role.APPROVER), office("city")),
          new Somebody("wang", "王强", Set.of(Role.OPERATOR, Role.FINANCE), lots("west-lake")),
          new Somebody("sun", "孙悦", Set.of(Role.OFFICER, Role.APPROVER), office("wulin")),
          new Somebody("bao", "包宁", Set.of(Role.OFFICER), office("city")),
          new Somebody("he", "何平", Set.of(Role.OPERATOR, Role.FINANCE), lots("river-street")),
          new Somebody("jin", "金融", Set.of(Role.FINANCE), Member.Reach.ofCity()),
          new Somebody(
              Staff.EVERYTHING,
              "万能",
              Set.of(Role.values()),
              new Member.Reach(Optional.of("city"), Optional.empty(), Set.of(), true)));

  private final StaffBook book;
  private final StaffIssuer issuer;
  private final StreetOffices offices;

  StaffOfTheTests(StaffBook book, StaffIssuer issuer, StreetOffices offices) {
    this.book = book;
    this.issuer = issuer;
    this.offices = offices;
  }

  static Member.Reach office(String id) {
    return new Member.Reach(Optional.of(id), Optional.empty(), Set.of(), false);
  }

  static Member.Reach lots(String... ids) {
    return new Member.Reach(Optional.empty(), Optional.empty(), Set.of(ids), false);
  }

  void appear(@Observes @Priority(0) StartupEvent starting) {
    if (offices.findOffice("wulin").isPresent()) {
      PEOPLE.forEach(this::create);
    }
  }

  private void create(Somebody it) {
    var member =
        new Member(
            it.id(),
            it.name(),
            it.roles(),
            it.reach(),
            new Member.Identity(issuer.name(), it.id()),
            Instant.EPOCH,
            Optional.empty());
    var act = new StaffAct(Instant.EPOCH, StaffAct.SERVICE, StaffAct.Kind.CREATED, "test");
    book.find(it.id())
        .chain(
            known ->
                known.isPresent()
                    ? io.smallrye.mutiny.Uni.createFrom().item(member)
                    : book.create(member, act))
        .await()
        .indefinitely();
  }
}

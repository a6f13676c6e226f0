package parking.issuer;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.clock.RealTime;
import parking.streetoffices.Member;
import parking.streetoffices.Role;
import parking.streetoffices.StaffAct;
import parking.streetoffices.StaffBook;

/** Makes the first administrator, who makes everybody else. */
@ApplicationScoped
class FirstAdministrator {
  private static final String ID = "admin";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StaffBook book;
  private final Credentials credentials;
  private final StaffIssuer issuer;
  private final IssuerSettings settings;
  private final Optional<String> subject;
  private final InstantSource clock;

  /**
   * @param subject what the city's issuer calls the first administrator; the embedded issuer needs
   *     none
   */
  FirstAdministrator(
      StaffBook book,
      Credentials credentials,
      StaffIssuer issuer,
      IssuerSettings settings,
      @ConfigProperty(name = "parking.staff.first-administrator") Optional<String> subject,
      @RealTime InstantSource clock) {
    this.book = book;
    this.credentials = credentials;
    this.issuer = issuer;
    this.settings = settings;
    this.subject = subject;
    this.clock = clock;
  }

  /** Comes after the lots are known, and before anything is scheduled. */
  void appear(@Observes @Priority(-1) StartupEvent starting) {
    var hasOne = book.hasAdministrator().await().atMost(PATIENCE);
    if (!hasOne && (issuer.isEmbedded() || subject.isPresent())) {
      create().await().atMost(PATIENCE);
    }
    if (issuer.isEmbedded() && (!hasOne || settings.resetAdministrator())) {
      print(credentials.reset(ID).await().atMost(PATIENCE));
    }
  }

  private Uni<Member> create() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var identity = new Member.Identity(issuer.name(), issuer.isEmbedded() ? ID : subject.get());
    var member =
        new Member(
            ID,
            "管理员",
            Set.of(Role.ADMINISTRATOR),
            Member.Reach.ofCity(),
            identity,
            now,
            Optional.empty());
    return book.create(
        member, new StaffAct(now, StaffAct.SERVICE, StaffAct.Kind.CREATED, "first start"));
  }

  /** On standard output only: a log file is kept, and read by others. */
  private static void print(String password) {
    System.out.printf(
        "First log-in: id %s, password %s%n"
            + "It is shown this once and opens nothing until it has been changed.%n",
        ID, password);
  }
}

package parking.pocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.DriverProfiles;
import parking.drivers.WhoDrives;
import parking.looks.Looker;
import parking.looks.Looks.Look;
import parking.lots.Lots;
import parking.problems.Problem;

/** Who of the staff looked at a driver's data. Nobody is named: roles and parties are. */
@Path("/api/v1/driver/me/looks")
public class LooksOfDriverResource {
  private static final int PAGE = 20;
  private static final String STAFF = "staff";

  private final WhoDrives whoDrives;
  private final OwnLooks looks;
  private final DriverProfiles profiles;
  private final Lots lots;
  private final InstantSource time;

  LooksOfDriverResource(
      WhoDrives whoDrives, OwnLooks looks, DriverProfiles profiles, Lots lots, InstantSource time) {
    this.whoDrives = whoDrives;
    this.looks = looks;
    this.profiles = profiles;
    this.lots = lots;
    this.time = time;
  }

  /** A page of looks. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Page(List<Shown> looks, Optional<Instant> next) {}

  /**
   * A look.
   *
   * @param who for whom somebody looked: the lot's operator, an office, or the city
   * @param role as what, by its code
   * @param what what they saw, and
   * @param why what for, in the driver's language
   */
  record Shown(Instant at, String who, String role, String what, String why) {}

  /**
   * Who looked, the newest first.
   *
   * @param before {@code next} of the page before
   */
  @GET
  public Uni<Page> list(@QueryParam("before") String before) {
    var until = before == null ? soon() : moment(before);
    return whoDrives
        .driver()
        .chain(driver -> listAll(driver.id(), until))
        .map(LooksOfDriverResource::page);
  }

  /** A look at this very moment counts, too. */
  private Instant soon() {
    return time.instant().plus(Duration.ofSeconds(1));
  }

  private static Instant moment(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeException e) {
      throw Problem.malformed("before: write what the page before called next.");
    }
  }

  /** All of a driver's, in the driver's language. */
  Uni<List<Shown>> listAll(UUID driver) {
    return listAll(driver, soon());
  }

  private Uni<List<Shown>> listAll(UUID driver, Instant until) {
    return profiles
        .get(driver)
        .chain(
            profile ->
                looks
                    .list(driver, until)
                    .map(all -> all.stream().map(it -> shown(it, profile.language())).toList()));
  }

  /** What was shown at the same moment stands on the same page. */
  private static Page page(List<Shown> all) {
    if (all.size() <= PAGE) {
      return new Page(all, Optional.empty());
    }
    var last = all.get(PAGE - 1).at();
    var page = all.stream().filter(it -> !it.at().isBefore(last)).toList();
    return new Page(page, Optional.of(last).filter(it -> page.size() < all.size()));
  }

  private Shown shown(Look look, String language) {
    return new Shown(
        look.at(),
        who(look, language),
        look.role().isEmpty() ? STAFF : look.role(),
        LookWords.what(look.door()).in(language),
        LookWords.why(look.door()).in(language));
  }

  private String who(Look look, String language) {
    if (look.party().equals(Looker.CITY) || look.party().isEmpty() && look.lot().isEmpty()) {
      return LookWords.CITY.in(language);
    }
    return look.party().isEmpty() ? lots.operatorOf(look.lot()).name() : look.party();
  }
}

package parking.pocket;

import billing.api.Tellings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import parking.drivers.ConsentTexts;
import parking.drivers.Consents;
import parking.drivers.DriverPlates;
import parking.drivers.WhoDrives;
import parking.problems.Problem;

/** What drivers agree to. */
@Path("/api/v1/driver")
public class ConsentResource {
  private final WhoDrives whoDrives;
  private final Consents consents;
  private final ConsentTexts texts;
  private final DriverPlates plates;
  private final Tellings tellings;
  private final InstantSource time;

  ConsentResource(
      WhoDrives whoDrives,
      Consents consents,
      ConsentTexts texts,
      DriverPlates plates,
      Tellings tellings,
      InstantSource time) {
    this.whoDrives = whoDrives;
    this.consents = consents;
    this.texts = texts;
    this.plates = plates;
    this.tellings = tellings;
    this.time = time;
  }

  /** The version that a driver has read. */
  record Read(String version) {}

  /** A consent that is given. */
  record Given(String version, Instant givenAt) {}

  /** A consent that was withdrawn. */
  record Withdrawn(String version, Instant withdrawnAt) {}

  @GET
  @Path("/consents/current")
  public ConsentTexts.Text current(@QueryParam("lang") String language) {
    return texts.find(time.instant(), language == null || !language.startsWith("en"));
  }

  @PUT
  @Path("/me/consent")
  public Uni<Given> give(Read read) {
    if (read == null || read.version() == null) {
      throw Problem.malformed("version: the version that was read, is needed.");
    }
    return whoDrives
        .anybody()
        .chain(driver -> consents.give(driver.id(), read.version()))
        .map(said -> new Given(said.version(), said.at()));
  }

  @DELETE
  @Path("/me/consent")
  public Uni<Withdrawn> withdraw() {
    return whoDrives
        .anybody()
        .call(driver -> plates.mustPayForNone(driver.id()))
        .chain(driver -> consents.withdraw(driver.id()).call(() -> tellings.forget(driver.id())))
        .map(said -> new Withdrawn(said.version(), said.at()));
  }
}

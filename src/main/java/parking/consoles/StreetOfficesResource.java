package parking.consoles;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import parking.streetoffices.Office;
import parking.streetoffices.Person;
import parking.streetoffices.Role;
import parking.streetoffices.StreetOffices;
import parking.streetoffices.WhoAsks;

/** Street offices, which everybody may know, and what somebody of the staff is there for. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class StreetOfficesResource {
  private final StreetOffices offices;
  private final WhoAsks whoAsks;

  StreetOfficesResource(StreetOffices offices, WhoAsks whoAsks) {
    this.offices = offices;
    this.whoAsks = whoAsks;
  }

  /**
   * A street office.
   *
   * @param lots ids of the lots whose prices it decides, sorted
   */
  record OfficeView(String id, String name, String nameEn, List<String> lots) {
    static OfficeView of(Office office) {
      return new OfficeView(
          office.id(), office.name(), office.nameEn(), office.lots().stream().sorted().toList());
    }
  }

  /** The office of somebody of the staff. */
  record OwnOffice(String id, String name, String nameEn) {
    static OwnOffice of(Office office) {
      return new OwnOffice(office.id(), office.name(), office.nameEn());
    }
  }

  /**
   * Somebody of the staff.
   *
   * @param roles codes, such as officer
   * @param office absent for who works for none
   * @param lots ids of the lots that this person may do anything for, sorted
   * @param wholeCity whether that goes for what is no single lot's, too
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record PersonView(
      String id,
      String name,
      List<String> roles,
      Optional<OwnOffice> office,
      List<String> lots,
      boolean wholeCity) {
    static PersonView of(Person person) {
      return new PersonView(
          person.id(),
          person.name(),
          person.roles().stream().sorted().map(Role::code).toList(),
          person.office().map(OwnOffice::of),
          person.reach().stream().sorted().toList(),
          person.isOfCity());
    }
  }

  /** Every street office, in the order of the staff file. */
  @GET
  @Path("/street-offices")
  public List<OfficeView> list() {
    return offices.listOffices().stream().map(OfficeView::of).toList();
  }

  /** Whoever asks. */
  @GET
  @Path("/me")
  public Uni<PersonView> me() {
    return whoAsks.person().map(PersonView::of);
  }
}

package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parking.sharing.Finding;
import parking.streetoffices.Act;
import parking.streetoffices.Office;
import parking.streetoffices.StreetOffices;

/** Whether a shared lot keeps the rules, for the staff. */
@Path("/api/v1/lots/{lot}/shared-spaces/compliance")
public class ComplianceResource {
  static final int LONGEST = 366;

  private final Compliance compliance;
  private final StreetOffices offices;
  private final SharingRights rights;

  ComplianceResource(Compliance compliance, StreetOffices offices, SharingRights rights) {
    this.compliance = compliance;
    this.offices = offices;
    this.rights = rights;
  }

  /**
   * How a lot keeps the rules over some days.
   *
   * @param until the day after the last one
   * @param isKept whether every rule is known to be kept
   * @param breaches the stays that cost more than around, by the prices now
   */
  record OfLot(
      String lot,
      LocalDate from,
      LocalDate until,
      boolean isKept,
      List<Finding> findings,
      List<PriceNoticesResource.Breach> breaches) {
    static OfLot of(Compliance.OfLot it, SharingDays days) {
      return new OfLot(
          it.lot(), days.from(), days.until(), it.isKept(), it.findings(), it.breaches());
    }
  }

  /**
   * How it does.
   *
   * @param from the first day; today when absent
   * @param until the day after the last one; the day after {@code from} when absent
   */
  @GET
  public Uni<OfLot> get(
      @PathParam("lot") String lot,
      @QueryParam("from") String from,
      @QueryParam("until") String until) {
    return rights
        .may(Act.READ, lot)
        .chain(
            it -> {
              var days = SharingDays.of(from, until, it.now(), LONGEST);
              return compliance
                  .of(it.lot(), days, leastShare(offices.officeOf(Set.of(lot))), it.now())
                  .map(found -> OfLot.of(found, days));
            });
  }

  /** The office of a lot that none has would want what is usual. */
  private static int leastShare(Optional<Office> office) {
    return office.map(Office::leastShare).orElse(Office.USUAL_LEAST_SHARE);
  }
}

package parking.consoles;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import parking.consoles.ComplianceResource.OfLot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.streetoffices.Act;
import parking.streetoffices.Office;
import parking.streetoffices.StreetOffices;

/** Whether the lots of a street office keep the rules for shared spaces, for its staff. */
@Path("/api/v1/street-offices/{office}/compliance")
public class OfficeComplianceResource {
  private final Compliance compliance;
  private final StreetOffices offices;
  private final SharingRights rights;
  private final Lots lots;
  private final InstantSource time;

  OfficeComplianceResource(
      Compliance compliance,
      StreetOffices offices,
      SharingRights rights,
      Lots lots,
      InstantSource time) {
    this.compliance = compliance;
    this.offices = offices;
    this.rights = rights;
    this.lots = lots;
    this.time = time;
  }

  /**
   * How the lots of an office keep the rules.
   *
   * @param lots those that share spaces or did
   * @param notSharing the ids of the others
   */
  record OfOffice(String office, List<OfLot> lots, List<String> notSharing) {}

  /**
   * Every lot of an office.
   *
   * @param from the first day; today when absent
   * @param until the day after the last one; the day after {@code from} when absent
   */
  @GET
  public Uni<OfOffice> get(
      @PathParam("office") String id,
      @QueryParam("from") String from,
      @QueryParam("until") String until) {
    var office =
        offices
            .findOffice(id)
            .orElseThrow(
                () ->
                    Problem.unknown(
                        "unknown-office", "No street office is called \"%s\".".formatted(id)));
    return rights
        .may(Act.READ, office.lots())
        .chain(
            () -> {
              var now = time.instant();
              return ofOffice(
                  office, SharingDays.of(from, until, now, ComplianceResource.LONGEST), now);
            });
  }

  private Uni<OfOffice> ofOffice(Office office, SharingDays days, Instant now) {
    List<OfLot> sharing = new ArrayList<>();
    List<String> others = new ArrayList<>();
    return Multi.createFrom()
        .iterable(office.lots().stream().sorted().toList())
        .map(lots::getLot)
        .onItem()
        .transformToUniAndConcatenate(
            lot ->
                compliance
                    .isShared(lot, now)
                    .chain(
                        isShared ->
                            isShared
                                ? compliance
                                    .of(lot, days, office.leastShare(), now)
                                    .invoke(it -> sharing.add(OfLot.of(it, days)))
                                    .replaceWithVoid()
                                : Uni.createFrom().voidItem().invoke(() -> others.add(lot.id()))))
        .collect()
        .last()
        .map(done -> new OfOffice(office.id(), List.copyOf(sharing), List.copyOf(others)));
  }
}

package parking.consoles;

import billing.api.AccountId;
import billing.api.Refunds;
import billing.api.Refunds.Place;
import billing.api.StayId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.streetoffices.Act;

/** Money of drivers that waits to be given back, for the staff whose affair all lots are. */
@Path("/api/v1/books/surpluses")
public class SurplusesResource {
  private static final int PAGE = 200;
  private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern PLACE = Pattern.compile("(%s)_(%1$s)".formatted(ID));

  private final Refunds refunds;
  private final SharingRights rights;
  private final Lots lots;

  SurplusesResource(Refunds refunds, SharingRights rights, Lots lots) {
    this.refunds = refunds;
    this.rights = rights;
    this.lots = lots;
  }

  /**
   * A page of it.
   *
   * @param next what to ask for {@code after} to get the next page; absent at the end
   */
  record Page(List<Waiting> surpluses, Optional<String> next) {
    static Page of(List<Refunds.Waiting> rows) {
      var shown = rows.stream().limit(PAGE).toList();
      return new Page(
          shown.stream().map(Waiting::of).toList(),
          rows.size() > PAGE ? Optional.of(name(shown.get(PAGE - 1).place())) : Optional.empty());
    }

    private static String name(Place place) {
      return place.account() + "_" + place.stay();
    }
  }

  /**
   * What was paid too much for a visit.
   *
   * @param plate under which it is given back
   * @param note why it waits; absent when it is about to go back by itself
   */
  record Waiting(
      UUID account, UUID stay, String plate, String lot, long amountFen, Optional<String> note) {
    static Waiting of(Refunds.Waiting it) {
      return new Waiting(
          it.place().account().value(),
          it.place().stay().value(),
          it.vehicle().plate(),
          it.lot(),
          it.amount().count(),
          it.note());
    }
  }

  /**
   * A page of what all accounts have paid too much and is not on its way back, in the order of
   * accounts and visits.
   *
   * @param after {@code next} of the page before; absent for the first page
   */
  @GET
  public Uni<Page> list(@QueryParam("after") String after) {
    var place = Optional.ofNullable(after).map(SurplusesResource::place);
    return rights
        .may(Act.READ, lots.listLots().stream().map(Lot::id).collect(Collectors.toSet()))
        .chain(person -> refunds.listWaiting(place, PAGE + 1))
        .map(Page::of);
  }

  private static Place place(String written) {
    var parts = PLACE.matcher(written);
    if (!parts.matches()) {
      throw Problem.malformed("after: write what the page before called next.");
    }
    return new Place(
        new AccountId(UUID.fromString(parts.group(1))),
        new StayId(UUID.fromString(parts.group(2))));
  }
}

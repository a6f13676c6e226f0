package parking.consoles;

import billing.api.Quotes;
import billing.api.TariffId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import parking.database.Ids;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.sharing.Around;
import parking.sharing.Around.Place;
import parking.sharing.By;
import parking.sharing.LotsAround;
import parking.streetoffices.Act;

/** The places around a lot, as its street office lists them. */
@Path("/api/v1/lots/{lot}/shared-spaces/surroundings")
public class LotsAroundResource {
  private static final int MOST_METRES = 10_000;
  private static final int MOST_PROPOSED = 50;

  private final Lots lots;
  private final Quotes quotes;
  private final LotsAround around;
  private final PricesAround prices;
  private final SharingRights rights;
  private final InstantSource time;

  LotsAroundResource(
      Lots lots,
      Quotes quotes,
      LotsAround around,
      PricesAround prices,
      SharingRights rights,
      InstantSource time) {
    this.time = time;
    this.lots = lots;
    this.quotes = quotes;
    this.around = around;
    this.prices = prices;
    this.rights = rights;
  }

  /**
   * A place to be put on the list: either a lot, or a name and a tariff.
   *
   * @param around the id of a lot of the lots file
   * @param name of a place that is not in it, 1 to 64 characters
   * @param tariff the published tariff that is charged there
   * @param metres how far away it is
   * @param onFoot whether that is the way people walk; otherwise it is as the crow flies
   * @param governmentPriced whether the government sets its price; what its notice says when absent
   */
  record Wish(
      String around,
      String name,
      String tariff,
      Integer metres,
      boolean onFoot,
      Boolean governmentPriced,
      String note) {}

  /**
   * A place on the list.
   *
   * @param saidByOffice whether the office itself said who sets the price
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(
      UUID id,
      Optional<String> around,
      String name,
      String tariff,
      int metres,
      boolean onFoot,
      boolean governmentPriced,
      boolean saidByOffice,
      By listed) {}

  /**
   * A lot that could be put on the list.
   *
   * @param metres as the crow flies; absent where the lots file does not say where both are
   * @param governmentPriced what its notice says
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Proposal(
      String lot,
      String name,
      String nameEn,
      String tariff,
      Optional<Integer> metres,
      boolean governmentPriced) {}

  /** The list, the nearest first. */
  @GET
  public Uni<List<Shown>> list(@PathParam("lot") String lot) {
    return rights
        .may(Act.READ, lot)
        .chain(it -> around.list(lot))
        .map(all -> all.stream().map(this::shown).toList());
  }

  private Shown shown(Around it) {
    var outside = it.place() instanceof Place.Outside place ? Optional.of(place.name()) : name(it);
    return new Shown(
        it.id(),
        it.place() instanceof Place.Inside place ? Optional.of(place.lot()) : Optional.empty(),
        outside.orElse(""),
        prices.tariff(it.place()).value(),
        it.metres(),
        it.isOnFoot(),
        prices.isGovernment(it),
        it.isGovernment().isPresent(),
        it.by());
  }

  private Optional<String> name(Around it) {
    return it.place() instanceof Place.Inside place
        ? Optional.of(lots.getLot(place.lot()).name())
        : Optional.empty();
  }

  /** The other lots, the nearest first, those whose place is not known last. */
  @GET
  @Path("/proposals")
  public Uni<List<Proposal>> propose(@PathParam("lot") String lot) {
    return rights
        .may(Act.READ, lot)
        .map(
            it ->
                lots.listLots().stream()
                    .filter(other -> !other.id().equals(lot))
                    .map(other -> proposal(it.lot(), other))
                    .sorted(Comparator.comparing(one -> one.metres().orElse(Integer.MAX_VALUE)))
                    .limit(MOST_PROPOSED)
                    .toList());
  }

  private Proposal proposal(Lot lot, Lot other) {
    var metres = lot.location().flatMap(from -> other.location().map(from::wholeMetres));
    return new Proposal(
        other.id(),
        other.name(),
        other.nameEn(),
        other.tariff(),
        metres,
        prices.isGovernment(new TariffId(other.tariff())));
  }

  /** Puts a place on the list. */
  @POST
  public Uni<RestResponse<Shown>> add(@PathParam("lot") String lot, Wish wish) {
    var asked = Asked.given("around, or name and tariff; metres", wish);
    var place = place(lot, asked);
    var metres = Asked.count("metres: how far away it is", asked.metres(), 0, MOST_METRES);
    return rights
        .may(Act.SHARE, lot)
        .chain(
            it ->
                around.add(
                    it.lot(),
                    new Around(
                        Ids.next(),
                        place,
                        metres,
                        asked.onFoot(),
                        Optional.ofNullable(asked.governmentPriced()),
                        it.by(asked.note()))))
        .map(added -> RestResponse.status(RestResponse.Status.CREATED, shown(added)));
  }

  private Place place(String lot, Wish wish) {
    if ((wish.around() == null) == (wish.name() == null || wish.tariff() == null)) {
      throw Problem.malformed("around: either a lot, or name and tariff, is needed.");
    }
    if (wish.around() != null) {
      Asked.lot(lots, wish.around());
      if (wish.around().equals(lot)) {
        throw Problem.malformed("around: another lot than %s itself is needed.".formatted(lot));
      }
      return new Place.Inside(wish.around());
    }
    return new Place.Outside(Asked.name("name: of the place", wish.name()), tariff(wish.tariff()));
  }

  private String tariff(String name) {
    try {
      if (quotes.knows(new TariffId(name), time.instant())) {
        return name;
      }
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("tariff: " + e.getMessage() + ".");
    }
    throw Problem.unprocessable(
        "unknown-tariff", "No tariff called \"%s\" is published.".formatted(name));
  }

  /** Takes a place off the list; that it was there stays on record. */
  @POST
  @Path("/{id}/remove")
  public Uni<Shown> remove(
      @PathParam("lot") String lot, @PathParam("id") UUID id, SpaceOffersResource.Words words) {
    return rights
        .may(Act.SHARE, lot)
        .chain(it -> around.remove(it.lot(), id, it.by(words == null ? null : words.note())))
        .map(this::shown);
  }
}

package parking.consoles;

import billing.api.Quotes;
import billing.api.TariffId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import parking.database.Ids;
import parking.lots.LocalDays;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.sharing.By;
import parking.sharing.OfferingSpaces;
import parking.sharing.Pass;
import parking.sharing.PassKind;
import parking.sharing.SellingPasses;
import parking.streetoffices.Act;

/**
 * Passes for shared spaces: the kinds of a lot, which everybody may know, and those that are sold.
 */
@Path("/api/v1/lots/{lot}/shared-spaces")
public class PassesResource {
  private static final int MOST_DAYS = 366;
  private static final int MOST_PASSES = 100_000;
  private static final long MOST_FEN = 100_000_000;

  private final Lots lots;
  private final Quotes quotes;
  private final OfferingSpaces offering;
  private final SellingPasses selling;
  private final SharingRights rights;
  private final InstantSource time;

  PassesResource(
      Lots lots,
      Quotes quotes,
      OfferingSpaces offering,
      SellingPasses selling,
      SharingRights rights,
      InstantSource time) {
    this.lots = lots;
    this.quotes = quotes;
    this.offering = offering;
    this.selling = selling;
    this.rights = rights;
    this.time = time;
  }

  /**
   * A kind of passes to be offered.
   *
   * @param name in Chinese, 1 to 64 characters, as {@code nameEn} in English
   * @param right the name that the lot's tariff has for what it gives
   * @param priceFen in fen, from 0 on
   * @param days how long a pass is valid, 1 to 366
   * @param most so many may be valid at once
   */
  record KindWish(
      String name,
      String nameEn,
      String right,
      Long priceFen,
      Integer days,
      Integer most,
      String note) {}

  /** A kind as everybody may know it. */
  record ShownKind(
      UUID id, String name, String nameEn, String right, long priceFen, int days, int most) {
    static ShownKind of(PassKind it) {
      return new ShownKind(
          it.id(),
          it.name(),
          it.nameEn(),
          it.right(),
          it.priceFen(),
          it.terms().days(),
          it.terms().most());
    }
  }

  /**
   * A pass to be sold.
   *
   * @param from its first day; today when absent
   * @param reference the number of the payment, 1 to 64 characters
   */
  record Sale(UUID kind, String plate, String from, String reference, String note) {}

  /** A pass as it is on record. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(
      UUID id,
      UUID kind,
      String plate,
      LocalDate from,
      Optional<LocalDate> until,
      long priceFen,
      String reference,
      By sold,
      Optional<By> ended) {
    static Shown of(Pass it) {
      return new Shown(
          it.id(),
          it.kind(),
          it.plate().text(),
          it.days().from(),
          it.days().until(),
          it.priceFen(),
          it.reference(),
          it.by(),
          it.end());
    }
  }

  /** The kinds that are sold; no log-in is needed. */
  @GET
  @Path("/pass-kinds")
  public Uni<List<ShownKind>> kinds(@PathParam("lot") String lot) {
    return offering
        .find(Asked.lot(lots, lot), time.instant())
        .map(
            shared ->
                shared.kinds().stream()
                    .filter(kind -> kind.end().isEmpty())
                    .map(ShownKind::of)
                    .toList());
  }

  /** Offers a kind of passes. */
  @POST
  @Path("/pass-kinds")
  public Uni<RestResponse<ShownKind>> offer(@PathParam("lot") String lot, KindWish wish) {
    var asked = Asked.given("name, nameEn, right, priceFen, days, most: all", wish);
    var terms =
        new PassKind.Terms(
            Asked.count("days: how long it is valid", asked.days(), 1, MOST_DAYS),
            Asked.count("most: how many may be valid at once", asked.most(), 1, MOST_PASSES));
    return rights
        .may(Act.SHARE, lot)
        .chain(it -> selling.offer(it.lot(), kind(asked, terms, it)))
        .map(done -> RestResponse.status(RestResponse.Status.CREATED, ShownKind.of(done)));
  }

  private PassKind kind(KindWish asked, PassKind.Terms terms, SharingRights.Case it) {
    var price = Asked.given("priceFen: the price in fen", asked.priceFen());
    if (price < 0 || price > MOST_FEN) {
      throw Problem.malformed("priceFen: from 0 to %d is needed.".formatted(MOST_FEN));
    }
    return new PassKind(
        Ids.next(),
        Asked.name("name: the name in Chinese", asked.name()),
        Asked.name("nameEn: the name in English", asked.nameEn()),
        right(it.lot(), asked.right(), it.now()),
        price,
        terms,
        it.by(asked.note()),
        Optional.empty());
  }

  /** A right that the tariff does not know would never make a stay cheaper. */
  private String right(Lot lot, String name, Instant now) {
    var known = quotes.rights(new TariffId(lot.tariff()), now);
    if (name == null || !known.contains(name)) {
      throw Problem.unprocessable(
          "unknown-right",
          "The tariff %s of the lot has no right \"%s\", only %s."
              .formatted(lot.tariff(), name, known));
    }
    return name;
  }

  /** Sells no more of a kind. */
  @POST
  @Path("/pass-kinds/{id}/end")
  public Uni<ShownKind> withdraw(
      @PathParam("lot") String lot, @PathParam("id") UUID id, SpaceOffersResource.Words words) {
    return rights
        .may(Act.SHARE, lot)
        .chain(it -> selling.withdraw(it.lot(), id, it.by(words == null ? null : words.note())))
        .map(ShownKind::of);
  }

  /** Passes that are valid or will be. */
  @GET
  @Path("/passes")
  public Uni<List<Shown>> list(@PathParam("lot") String lot) {
    return rights
        .may(Act.READ, lot)
        .chain(it -> offering.find(it.lot(), it.now()))
        .map(shared -> shared.passes().stream().map(Shown::of).toList());
  }

  /** Sells a pass that was paid for by hand. The same reference again sells nothing more. */
  @POST
  @Path("/passes")
  public Uni<RestResponse<Shown>> sell(@PathParam("lot") String lot, Sale sale) {
    var asked = Asked.given("kind, plate, reference: all", sale);
    Asked.given("kind: the id of a kind of passes", asked.kind());
    var plate = Asked.plate(asked.plate());
    var reference = Asked.name("reference: the number of the payment", asked.reference());
    return rights
        .may(Act.OFFER, lot)
        .chain(
            it -> {
              var from =
                  asked.from() == null
                      ? LocalDays.dayAt(it.now())
                      : Asked.day("from", asked.from());
              return selling.sell(
                  it.lot(),
                  new SellingPasses.Sale(
                      asked.kind(), plate, from, reference, it.by(asked.note())));
            })
        .map(sold -> RestResponse.status(RestResponse.Status.CREATED, Shown.of(sold)));
  }

  /** Ends a pass before its time. */
  @POST
  @Path("/passes/{id}/end")
  public Uni<Shown> end(
      @PathParam("lot") String lot, @PathParam("id") UUID id, SpaceOffersResource.Words words) {
    var note = Asked.words("note: why it ends", words == null ? null : words.note());
    return rights
        .may(Act.SHARE, lot)
        .chain(it -> selling.end(it.lot(), id, it.by(note)))
        .map(Shown::of);
  }
}

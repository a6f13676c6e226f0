package parking.consoles;

import billing.api.Revenue;
import billing.money.Fen;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;
import parking.database.Ids;
import parking.lots.Lot;
import parking.problems.Problem;
import parking.sharing.By;
import parking.sharing.Contract;
import parking.sharing.Contract.Party;
import parking.sharing.ContractRules;
import parking.sharing.ContractRules.Part;
import parking.sharing.SellingPasses;
import parking.sharing.SplitContracts;
import parking.streetoffices.Act;

/** What a shared lot brought in, and who gets which part of it by contract. */
@Path("/api/v1/lots/{lot}/shared-spaces")
public class SharedRevenueResource {
  private static final int LONGEST = 366;
  private static final String REMAINDER =
      "Each party gets its part rounded down to whole fen; the fen that are left go one each to"
          + " those who lost most by rounding, of equal ones to the one named first.";
  private static final String REMAINDER_ZH = "各方按比例所得舍去不足一分的部分；余下的分按舍去最多者优先逐分分配，相同时按合同所列先后。";

  private final SplitContracts contracts;
  private final SellingPasses selling;
  private final Revenue revenue;
  private final SharingRights rights;

  SharedRevenueResource(
      SplitContracts contracts, SellingPasses selling, Revenue revenue, SharingRights rights) {
    this.contracts = contracts;
    this.selling = selling;
    this.revenue = revenue;
    this.rights = rights;
  }

  /**
   * A contract to be written down.
   *
   * @param from the first day that it splits
   * @param parties in the order of the contract
   */
  record Wish(String from, List<PartyWish> parties, String note) {}

  /**
   * A party.
   *
   * @param kind OWNER, PROPERTY_COMPANY, PLATFORM or STREET_OFFICE
   * @param name 1 to 64 characters
   * @param weight two parties of the weights 1 and 3 get a quarter and three quarters
   */
  record PartyWish(String kind, String name, Long weight) {}

  /** A contract as it is on record. */
  record Shown(UUID id, LocalDate from, List<Party> parties, By recorded) {
    static Shown of(Contract it) {
      return new Shown(it.id(), it.from(), it.parties(), it.by());
    }
  }

  /**
   * What came in over some days, and how it is split. Money is fen.
   *
   * @param until the day after the last one
   * @param receivedFen gross: nothing is taken off
   * @param refundedFen what went back to drivers on these days, beside it
   * @param parts one for each contract that was in force
   * @param remainder what becomes of fen that cannot be split, in English
   * @param remainderZh the same in Chinese
   */
  record Settled(
      String lot,
      LocalDate from,
      LocalDate until,
      long receivedFen,
      long refundedFen,
      List<SettledPart> parts,
      String remainder,
      String remainderZh) {}

  /**
   * The days of one contract.
   *
   * @param staysFen received for visits, gross
   * @param refundedFen went back to drivers for visits; not taken off what is split
   * @param passesFen received for passes that were sold
   * @param contract absent where there was none: then nothing is split
   * @param portions they add up to what was received
   */
  record SettledPart(
      LocalDate from,
      LocalDate until,
      long staysFen,
      long refundedFen,
      long passesFen,
      Optional<UUID> contract,
      List<Portion> portions) {}

  /** What a party gets. */
  record Portion(Party.Kind kind, String name, long fen) {}

  /** All contracts of a lot, in the order in which they were written down. */
  @GET
  @Path("/contracts")
  public Uni<List<Shown>> list(@PathParam("lot") String lot) {
    return rights
        .may(Act.READ, lot)
        .chain(it -> contracts.list(lot))
        .map(all -> all.stream().map(Shown::of).toList());
  }

  /** Writes a contract down; it takes the place of the one before from its first day on. */
  @POST
  @Path("/contracts")
  public Uni<RestResponse<Shown>> record(@PathParam("lot") String lot, Wish wish) {
    var asked = Asked.given("from, parties: both", wish);
    var from = Asked.day("from", asked.from());
    var parties = Asked.given("parties: who gets something", asked.parties());
    return rights
        .may(Act.SHARE, lot)
        .chain(it -> contracts.record(it.lot(), contract(from, parties, it.by(asked.note()))))
        .map(done -> RestResponse.status(RestResponse.Status.CREATED, Shown.of(done)));
  }

  private static Contract contract(LocalDate from, List<PartyWish> wished, By by) {
    try {
      var parties = wished.stream().map(SharedRevenueResource::party).toList();
      return new Contract(Ids.next(), from, parties, by);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("parties: " + e.getMessage() + ".");
    }
  }

  private static Party party(PartyWish wish) {
    var asked = Asked.given("parties: kind, name and weight of each", wish);
    return new Party(
        Asked.oneOf("kind", Party.Kind.class, asked.kind()),
        Asked.name("name: of the party", asked.name()),
        Asked.given("weight: of the party", asked.weight()));
  }

  /**
   * What came in, and how it is split.
   *
   * @param from the first day; today when absent
   * @param until the day after the last one; the day after {@code from} when absent
   */
  @GET
  @Path("/revenue")
  public Uni<Settled> revenue(
      @PathParam("lot") String lot,
      @QueryParam("from") String from,
      @QueryParam("until") String until) {
    return rights
        .may(Act.READ, lot)
        .chain(
            it -> {
              var days = SharingDays.of(from, until, it.now(), LONGEST);
              return contracts
                  .list(lot)
                  .chain(all -> settle(it.lot(), all, days))
                  .map(parts -> settled(lot, days, parts));
            });
  }

  private Uni<List<SettledPart>> settle(Lot lot, List<Contract> all, SharingDays days) {
    return Multi.createFrom()
        .iterable(ContractRules.parts(all, days.from(), days.until()))
        .onItem()
        .transformToUniAndConcatenate(part -> settle(lot, part))
        .collect()
        .asList();
  }

  private Uni<SettledPart> settle(Lot lot, Part part) {
    var range = Range.of(part.days().from(), part.days().until().orElseThrow());
    return revenue
        .received(lot.id(), range.from(), range.until())
        .chain(
            received ->
                revenue
                    .wentBack(lot.id(), range.from(), range.until())
                    .chain(
                        back ->
                            selling
                                .paid(lot, range.from(), range.until())
                                .map(passes -> settled(part, received, back, passes))));
  }

  private SettledPart settled(Part part, Fen received, Fen back, long passes) {
    return new SettledPart(
        part.days().from(),
        part.days().until().orElseThrow(),
        received.count(),
        back.count(),
        passes,
        part.contract().map(Contract::id),
        part.contract()
            .map(one -> portions(one, received.plus(Fen.fen(passes))))
            .orElse(List.of()));
  }

  private List<Portion> portions(Contract contract, Fen amount) {
    var parties = contract.parties();
    var split =
        revenue.split(
            amount, parties.stream().map(it -> new Revenue.Share(it.name(), it.weight())).toList());
    return IntStream.range(0, parties.size())
        .mapToObj(
            i ->
                new Portion(
                    parties.get(i).kind(), parties.get(i).name(), split.get(i).amount().count()))
        .toList();
  }

  private static Settled settled(String lot, SharingDays days, List<SettledPart> parts) {
    long received = parts.stream().mapToLong(it -> it.staysFen() + it.passesFen()).sum();
    long refunded = parts.stream().mapToLong(SettledPart::refundedFen).sum();
    return new Settled(
        lot, days.from(), days.until(), received, refunded, parts, REMAINDER, REMAINDER_ZH);
  }
}

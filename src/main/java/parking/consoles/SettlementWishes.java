package parking.consoles;

import billing.api.Revenue.Share;
import billing.api.Settlements.LotTerms;
import billing.api.Settlements.Party;
import billing.api.Settlements.ReserveRule;
import billing.api.Settlements.Terms;
import billing.money.Fen;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.lots.Operator;
import parking.problems.Problem;
import parking.sharing.Contract;
import parking.sharing.ContractRules;
import parking.sharing.ContractRules.Part;
import parking.sharing.SplitContracts;

/**
 * Finds out what a party gets of which lots: by the contract of each lot's days, and where there is
 * none all of it for the lot's operator.
 */
@ApplicationScoped
class SettlementWishes {
  private static final int LONGEST = 366;
  private static final int HEX_OF_NAME = 12;

  private final Lots lots;
  private final SplitContracts contracts;

  SettlementWishes(Lots lots, SplitContracts contracts) {
    this.lots = lots;
    this.contracts = contracts;
  }

  /**
   * A statement that somebody wants.
   *
   * @param kind OPERATOR, or a kind of party to contracts
   * @param party an operator's id, or a party's name as contracts have it
   * @param account where the party's money goes; an operator's is in the lots file
   * @param until the day after the last one
   */
  record Wish(
      String kind, String party, String account, String from, String until, Reserve reserve) {}

  /** What is to be held back, if anything. */
  record Reserve(Integer perTenThousand, Long fixedFen, Integer days) {}

  /** What parties can be. */
  enum Kind {
    OPERATOR,
    OWNER,
    PROPERTY_COMPANY,
    PLATFORM,
    STREET_OFFICE
  }

  /** The terms of a wish; fails with a {@link Problem} when it makes no sense. */
  Uni<Terms> terms(Wish wish) {
    var asked = Asked.given("kind, party, from, until: all", wish);
    var kind = Asked.oneOf("kind", Kind.class, asked.kind());
    var name = Asked.name("party", asked.party());
    var from = Asked.day("from", asked.from());
    var until = Asked.day("until", asked.until());
    Asked.days(from, until, LONGEST);
    var reserve = reserve(asked.reserve());
    var party = party(kind, name, asked.account());
    return lotTerms(kind, party, from, until)
        .map(found -> new Terms(party, from, until, found, reserve));
  }

  private static ReserveRule reserve(Reserve it) {
    if (it == null) {
      return ReserveRule.NONE;
    }
    try {
      return new ReserveRule(
          it.perTenThousand() == null ? 0 : it.perTenThousand(),
          it.fixedFen() == null ? Fen.ZERO : Fen.fen(it.fixedFen()),
          it.days() == null ? 0 : it.days());
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("reserve: " + e.getMessage() + ".");
    }
  }

  private Party party(Kind kind, String name, String account) {
    if (kind == Kind.OPERATOR) {
      var operator =
          lots.listLots().stream()
              .map(lot -> lots.operatorOf(lot.id()))
              .filter(it -> it.id().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      Problem.unknown(
                          "unknown-operator", "No operator of a lot is called " + name + "."));
      return new Party("operator-" + operator.id(), operator.name(), operator.account());
    }
    return new Party(id(kind, name), name, Asked.note(account));
  }

  /** Contracts know parties by names in any characters; the ledger wants short ones. */
  private static String id(Kind kind, String name) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return kind.name().toLowerCase(Locale.ROOT).replace('_', '-')
          + "-"
          + HexFormat.of().formatHex(hash).substring(0, HEX_OF_NAME);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }

  private Uni<List<LotTerms>> lotTerms(Kind kind, Party party, LocalDate from, LocalDate until) {
    return Multi.createFrom()
        .iterable(lots.listLots())
        .onItem()
        .transformToUniAndConcatenate(
            lot ->
                contracts
                    .list(lot.id())
                    .map(all -> ContractRules.parts(all, from, until))
                    .map(parts -> parts.stream().flatMap(it -> of(kind, party, lot, it)).toList()))
        .collect()
        .asList()
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  private Stream<LotTerms> of(Kind kind, Party party, Lot lot, Part part) {
    var shares =
        part.contract().isPresent()
            ? shares(kind, party, part.contract().get())
            : shares(kind, party, lots.operatorOf(lot.id()));
    return shares
        .map(
            all ->
                new LotTerms(
                    lot.id(),
                    part.days().from(),
                    part.days().until().orElseThrow(),
                    all,
                    party.name()))
        .stream();
  }

  /** An operator gets its part of a contract when the contract names it, whatever it is there. */
  private static Optional<List<Share>> shares(Kind kind, Party party, Contract contract) {
    return contract.parties().stream()
            .anyMatch(
                it ->
                    it.name().equals(party.name())
                        && (kind == Kind.OPERATOR || it.kind().name().equals(kind.name())))
        ? Optional.of(
            contract.parties().stream().map(it -> new Share(it.name(), it.weight())).toList())
        : Optional.empty();
  }

  private static Optional<List<Share>> shares(Kind kind, Party party, Operator operator) {
    return kind == Kind.OPERATOR && party.id().equals("operator-" + operator.id())
        ? Optional.of(List.of(new Share(party.name(), 1)))
        : Optional.empty();
  }
}

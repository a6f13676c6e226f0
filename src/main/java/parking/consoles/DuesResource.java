package parking.consoles;

import billing.api.AccountId;
import billing.api.Arrears;
import billing.api.Arrears.UnpaidVisit;
import billing.api.PayLater;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parking.drivers.Drivers;
import parking.plates.Plate;
import parking.problems.Problem;
import parking.sessions.ScanningPhones;

/**
 * What a plate owes, for drivers. Anybody can type a plate, so without a proof it says how many and
 * how much, and no place, time or picture; an unknown plate is answered like one that owes nothing.
 */
@Path("/api/v1/dues/{plate}")
public class DuesResource {
  private static final int LONGEST_CODE = 64;

  private final Drivers drivers;
  private final Arrears arrears;
  private final PayLater payLater;
  private final ScanningPhones phones;
  private final AskingLimits limits;

  DuesResource(
      Drivers drivers,
      Arrears arrears,
      PayLater payLater,
      ScanningPhones phones,
      AskingLimits limits) {
    this.drivers = drivers;
    this.arrears = arrears;
    this.payLater = payLater;
    this.phones = phones;
    this.limits = limits;
  }

  /**
   * What anybody is told.
   *
   * @param payLater whether the driver may leave first and pay after
   */
  record Due(int unpaidVisits, long amountFen, boolean payLater) {}

  /**
   * A proof: the code from a notice or a reminder, or, for a car without a plate, the lot and the
   * token that the phone was told at its entrance.
   */
  record Proof(String code, String lot, String token) {}

  /** What is told to who has shown a proof. */
  record Claimed(int unpaidVisits, long amountFen, List<Visit> visits) {}

  /** A visit that is not paid. */
  record Visit(String lot, String lotName, Instant enteredAt, Instant leftAt, long amountFen) {
    static Visit of(UnpaidVisit visit) {
      return new Visit(
          visit.lot(), visit.lotName(), visit.entered(), visit.left(), visit.owed().count());
    }
  }

  /** How many visits are unpaid, and how much they owe together. */
  @GET
  public Uni<Due> due(@PathParam("plate") String written, @Context HttpServerRequest request) {
    var plate = Asked.plate(written);
    limits.asks(client(request), plate);
    return account(plate)
        .chain(
            account -> account.map(this::due).orElse(Uni.createFrom().item(new Due(0, 0, true))));
  }

  private Uni<Due> due(AccountId account) {
    return arrears
        .of(account)
        .chain(
            unpaid ->
                payLater
                    .of(account)
                    .map(
                        answer ->
                            new Due(unpaid.visits(), unpaid.amount().count(), answer.isAllowed())));
  }

  /** The visits, to who shows that they are theirs. The same proof again gets the same answer. */
  @POST
  @Path("/claims")
  public Uni<Claimed> claim(
      @PathParam("plate") String written, Proof proof, @Context HttpServerRequest request) {
    var plate = Asked.plate(written);
    var byCode = isCode(proof);
    limits.proves(client(request), plate);
    return account(plate)
        .chain(account -> byCode ? byCode(account, proof.code()) : byToken(plate, account, proof))
        .chain(
            visits -> {
              if (visits.isEmpty()) {
                limits.failed(plate);
                throw Problem.forbidden(
                    "wrong-proof",
                    "This is no proof for this plate, or it has ended. Take the newest code.");
              }
              return claimed(plate, visits.get());
            });
  }

  private static boolean isCode(Proof proof) {
    var byCode = proof != null && proof.code() != null && proof.code().length() <= LONGEST_CODE;
    if (!byCode && (proof == null || proof.lot() == null || proof.token() == null)) {
      throw Problem.malformed(
          "code: the code from the notice is needed; or lot and token, which the phone was told.");
    }
    return byCode;
  }

  private Uni<Optional<List<UnpaidVisit>>> byCode(Optional<AccountId> account, String code) {
    return account
        .map(id -> arrears.claim(id, code))
        .orElse(Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Optional<List<UnpaidVisit>>> byToken(
      Plate plate, Optional<AccountId> account, Proof proof) {
    return phones
        .findCar(proof.lot(), proof.token())
        .chain(
            car ->
                car.filter(plate::equals).isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : account
                        .map(id -> arrears.list(id).map(Optional::of))
                        .orElse(Uni.createFrom().item(Optional.of(List.of()))));
  }

  private Uni<Claimed> claimed(Plate plate, List<UnpaidVisit> visits) {
    return account(plate)
        .chain(
            account ->
                account
                    .map(arrears::of)
                    .orElse(Uni.createFrom().item(new Arrears.Unpaid(0, Fen.ZERO))))
        .map(
            all ->
                new Claimed(
                    all.visits(), all.amount().count(), visits.stream().map(Visit::of).toList()));
  }

  private Uni<Optional<AccountId>> account(Plate plate) {
    return drivers.findAccount(plate).map(id -> id.map(AccountId::new));
  }

  /** Behind a proxy this is the proxy, unless Quarkus is told to trust what it forwards. */
  private static String client(HttpServerRequest request) {
    return request.remoteAddress().hostAddress();
  }
}

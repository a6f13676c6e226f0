package parking.pocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import parking.drivers.Binding;
import parking.drivers.Bindings;
import parking.drivers.DriverPlates;
import parking.drivers.DriverRequests;
import parking.drivers.Held;
import parking.drivers.ProofGiven;
import parking.drivers.VehicleLicences;
import parking.drivers.WhoDrives;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;

/** A driver says that a plate is theirs, and shows it where that is needed. */
@Path("/api/v1/driver")
public class BindingsResource {
  private static final int LONGEST_NICKNAME = 20;
  private static final int LONGEST_CODE = 64;

  private final WhoDrives whoDrives;
  private final Bindings bindings;
  private final DriverPlates plates;
  private final DriverRequests requests;
  private final CarFacts facts;
  private final Lots lots;
  private final VehicleLicences licences;
  private final LogInLimits limits;
  private final LookingAtAgreements looking;

  BindingsResource(
      WhoDrives whoDrives,
      Bindings bindings,
      DriverPlates plates,
      DriverRequests requests,
      CarFacts facts,
      Lots lots,
      VehicleLicences licences,
      LogInLimits limits,
      LookingAtAgreements looking) {
    this.whoDrives = whoDrives;
    this.bindings = bindings;
    this.plates = plates;
    this.requests = requests;
    this.facts = facts;
    this.lots = lots;
    this.licences = licences;
    this.limits = limits;
    this.looking = looking;
  }

  /** A plate to be bound. */
  record Wish(UUID requestId, String plate, String colour, String nickname) {}

  /** What becomes of it: one of both. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Begun(Optional<PlateShown.Plate> plate, Optional<PlateShown.Pending> binding) {}

  /** A proof. */
  record Proof(String kind, String code, String picture, String answer) {}

  @POST
  @Path("/me/plates")
  public Uni<RestResponse<Begun>> bind(Wish wish) {
    var asked = Wanted.given("plate and colour", wish);
    var car = new Held.Car(Wanted.plate(asked.plate()), Wanted.colour(asked.colour()));
    var nickname = Wanted.may("nickname", asked.nickname(), LONGEST_NICKNAME);
    return whoDrives
        .driver()
        .chain(
            driver ->
                requests.once(
                    new DriverRequests.Asked(driver.id(), asked.requestId(), "plates", asked),
                    Begun.class,
                    () -> begin(new Bindings.Wish(driver.id(), car, nickname))))
        .map(
            begun ->
                RestResponse.status(
                    begun.plate().isPresent()
                        ? RestResponse.Status.CREATED
                        : RestResponse.Status.ACCEPTED,
                    begun));
  }

  private Uni<Begun> begin(Bindings.Wish wish) {
    return facts
        .of(wish.car().plate())
        .chain(seen -> bindings.begin(wish, seen))
        .chain(
            outcome ->
                outcome instanceof Bindings.Outcome.Bound bound
                    ? looking
                        .look(bound.held())
                        .map(it -> new Begun(Optional.of(shown(it)), Optional.empty()))
                    : Uni.createFrom().item(pending((Bindings.Outcome.Open) outcome)));
  }

  private Begun pending(Bindings.Outcome.Open outcome) {
    return new Begun(Optional.empty(), Optional.of(shown(outcome.binding())));
  }

  private static PlateShown.Plate shown(Held held) {
    return PlateShown.of(held, List.of(), Optional.empty());
  }

  private PlateShown.Pending shown(Binding binding) {
    return PlateShown.of(binding, bindings.question(binding, names(), lotName(binding)));
  }

  private List<String> names() {
    return lots.listLots().stream().map(Lot::name).toList();
  }

  private String lotName(Binding binding) {
    return binding.stay().map(it -> lots.getLot(it.lot()).name()).orElse("");
  }

  @GET
  @Path("/me/bindings/{id}")
  public Uni<PlateShown.Pending> get(@PathParam("id") UUID id) {
    return whoDrives.driver().chain(driver -> bindings.get(driver.id(), id)).map(this::shown);
  }

  @POST
  @Path("/me/bindings/{id}/proofs")
  public Uni<PlateShown.Pending> prove(
      @PathParam("id") UUID id, Proof given, @Context HttpServerRequest request) {
    limits.tries(Client.of(request));
    var proof = Wanted.given("kind", given);
    return whoDrives
        .driver()
        .chain(
            driver ->
                bindings
                    .get(driver.id(), id)
                    .chain(binding -> proof(binding, proof))
                    .chain(
                        checked ->
                            bindings
                                .prove(driver.id(), id, checked)
                                .call(tried -> look(driver.id(), tried.binding()))
                                .map(tried -> answer(checked, tried))));
  }

  /** A plate that has just been bound may have agreements already. */
  private Uni<Held> look(UUID driver, Binding binding) {
    return binding
        .boundAs()
        .map(id -> plates.get(driver, id).chain(looking::look))
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  private PlateShown.Pending answer(ProofGiven given, Bindings.Tried tried) {
    if (tried.isRight()) {
      return shown(tried.binding());
    }
    var problem =
        given instanceof ProofGiven.Licence licence && licence.plate().isEmpty()
            ? Problem.unprocessable(
                "unclear-picture",
                "No plate can be read surely. Show the licence's main page flat, whole, in good"
                    + " light.")
            : Problem.unprocessable("wrong-proof", "This does not show that the plate is yours.");
    throw problem.with("triesLeft", tried.triesLeft());
  }

  private Uni<ProofGiven> proof(Binding binding, Proof given) {
    if (Binding.Kind.NOTICE_CODE.name().equals(given.kind()) && binding.proof().offersCode()) {
      var code = Wanted.may("code", Wanted.given("code", given.code()), LONGEST_CODE);
      return facts.isCode(binding.car().plate(), code).map(ProofGiven.Code::new);
    }
    if (Binding.Kind.EARLIER_STAY.name().equals(given.kind()) && binding.stay().isPresent()) {
      int choice = PlateShown.place(Wanted.given("answer", given.answer()));
      return Uni.createFrom().item(new ProofGiven.Answer(choice, names(), lotName(binding)));
    }
    if (Binding.Kind.LICENCE_PICTURE.name().equals(given.kind())
        && binding.proof().licenceTries() > 0) {
      return licences.plate(Wanted.jpeg(given.picture())).map(ProofGiven.Licence::new);
    }
    throw Problem.unprocessable(
        "proof-not-offered", "This kind of proof is not taken for this plate.");
  }
}

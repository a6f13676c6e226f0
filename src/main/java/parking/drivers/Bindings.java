package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Transactions;
import parking.problems.Problem;

/** Binds plates to drivers, who show that a plate is theirs where a stranger could gain by it. */
@ApplicationScoped
public class Bindings {
  private final Transactions transactions;
  private final PlateTable plates;
  private final BindingTable table;
  private final DriverPlates driverPlates;
  private final DriverSettings settings;
  private final VehicleLicences licences;
  private final Inbox inbox;
  private final InstantSource time;

  Bindings(
      Transactions transactions,
      PlateTable plates,
      BindingTable table,
      DriverPlates driverPlates,
      DriverSettings settings,
      VehicleLicences licences,
      Inbox inbox,
      InstantSource time) {
    this.transactions = transactions;
    this.plates = plates;
    this.table = table;
    this.driverPlates = driverPlates;
    this.settings = settings;
    this.licences = licences;
    this.inbox = inbox;
    this.time = time;
  }

  /** A driver says that a plate is theirs. */
  public record Wish(UUID driver, Held.Car car, String nickname) {}

  /**
   * What is known of the plate outside this room.
   *
   * @param visits how many visits
   * @param owes whether it owes anything
   * @param hasPayer whether somebody pays for it who is no driver here
   * @param newest the newest visit that is over, which a question can be asked about
   */
  public record Seen(int visits, boolean owes, boolean hasPayer, Optional<Stay> newest) {}

  /** A visit by its lot. */
  public record Stay(String lot, Instant entered) {}

  /** What becomes of a wish. */
  public sealed interface Outcome {
    /** The plate is the driver's. */
    record Bound(Held held) implements Outcome {}

    /** A proof is needed. */
    record Open(Binding binding) implements Outcome {}
  }

  /**
   * Binds a plate, or says which proof is needed.
   *
   * @return fails with a {@link Problem} when it cannot be bound
   */
  public Uni<Outcome> begin(Wish wish, Seen seen) {
    return transactions
        .direct(
            tx ->
                PlateTable.lock(tx, plates.key(wish.car().plate()))
                    .chain(() -> facts(tx, wish, seen))
                    .map(facts -> BindingRefusals.allowed(facts, settings.mostPlates()))
                    .chain(
                        verdict ->
                            verdict == BindingRules.Verdict.AT_ONCE
                                ? bind(tx, wish, "NEVER_SEEN")
                                    .map(held -> (Outcome) new Outcome.Bound(held))
                                : open(tx, wish, seen)))
        .call(this::tell);
  }

  private Uni<Held> bind(SqlConnection tx, Wish wish, String provenBy) {
    return driverPlates
        .put(tx, wish, provenBy)
        .call(held -> inbox.tell(tx, held.driver(), PlateNews.bound(held)));
  }

  private Uni<Void> tell(Outcome outcome) {
    return outcome instanceof Outcome.Bound bound
        ? driverPlates.tell(bound.held())
        : Uni.createFrom().voidItem();
  }

  private Uni<BindingRules.Facts> facts(SqlConnection tx, Wish wish, Seen seen) {
    return plates
        .ofPlate(tx, wish.car().plate())
        .chain(
            holders ->
                plates
                    .ofDriver(tx, wish.driver())
                    .map(
                        mine ->
                            new BindingRules.Facts(
                                holders.stream().anyMatch(it -> it.driver().equals(wish.driver())),
                                holders.stream().anyMatch(Held::isPayer),
                                seen.hasPayer(),
                                seen.visits(),
                                seen.owes(),
                                (int) mine.stream().filter(Held::isPayer).count())));
  }

  /** The same driver again goes on with what was begun; after a failure there is a wait. */
  private Uni<Outcome> open(SqlConnection tx, Wish wish, Seen seen) {
    var now = time.instant();
    return table
        .since(tx, wish.driver(), now.minus(BindingRules.LASTS))
        .chain(
            recent -> {
              var before =
                  recent.stream().filter(it -> it.car().plate().equals(wish.car().plate()));
              var same = before.filter(it -> it.state() != Binding.State.BOUND).findFirst();
              if (same.isPresent() && same.get().isOpen(now)) {
                return Uni.createFrom().item((Outcome) new Outcome.Open(same.get()));
              }
              same.ifPresent(it -> BindingRefusals.wait(it.madeAt(), now));
              if (recent.size() >= BindingRules.MOST_A_DAY) {
                BindingRefusals.wait(recent.get(recent.size() - 1).madeAt(), now);
              }
              var fresh = Binding.fresh(wish, seen, licences.areRead(), now);
              return table.put(tx, fresh).replaceWith((Outcome) new Outcome.Open(fresh));
            });
  }

  /** A binding of a driver; fails with a {@link Problem} when there is none of this name. */
  public Uni<Binding> get(UUID driver, UUID id) {
    return transactions.direct(tx -> get(tx, driver, id));
  }

  private Uni<Binding> get(SqlConnection tx, UUID driver, UUID id) {
    return table
        .find(tx, driver, id)
        .map(
            found ->
                found.orElseThrow(
                    () -> Problem.unknown("unknown-binding", "You have begun no such binding.")));
  }

  /** The question that is asked next. */
  public Optional<Question> question(Binding binding, List<String> lots, String lotName) {
    return binding.isOpen(time.instant()) && binding.proof().stayTries() > 0
        ? binding
            .stay()
            .map(
                stay ->
                    table.question(binding, new StayQuestion.Stay(lotName, stay.entered()), lots))
            .map(it -> new Question(it.words(), it.choices()))
        : Optional.empty();
  }

  /** A question, and what can be answered: the place of the choice in the list. */
  public record Question(String words, List<String> choices) {}

  /** What becomes of it. */
  public record Tried(boolean isRight, int triesLeft, Binding binding) {}

  /**
   * Takes a proof. A wrong one is counted.
   *
   * @return fails with a {@link Problem} when none can be taken any more
   */
  public Uni<Tried> prove(UUID driver, UUID id, ProofGiven proof) {
    return transactions
        .direct(
            tx ->
                get(tx, driver, id)
                    .call(found -> PlateTable.lock(tx, plates.key(found.car().plate())))
                    .chain(() -> get(tx, driver, id))
                    .chain(binding -> prove(tx, binding, proof)))
        .call(
            tried ->
                tried.binding().boundAs().isPresent()
                    ? driverPlates
                        .get(driver, tried.binding().boundAs().get())
                        .chain(driverPlates::tell)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Tried> prove(SqlConnection tx, Binding binding, ProofGiven proof) {
    var kind = proof.kind();
    if (!binding.isOpen(time.instant()) || binding.proof().tries(kind) == 0) {
      BindingRefusals.wait(binding.madeAt(), time.instant());
    }
    if (!isRight(binding, proof)) {
      var failed = binding.failed(kind);
      return table
          .change(tx, failed)
          .replaceWith(new Tried(false, failed.proof().tries(kind), failed));
    }
    if (kind == Binding.Kind.EARLIER_STAY && binding.proof().round() + 1 < BindingRules.ROUNDS) {
      var next = binding.answered();
      return table.change(tx, next).replaceWith(new Tried(true, next.proof().tries(kind), next));
    }
    return mayBind(tx, binding)
        .chain(() -> bind(tx, binding.wish(), kind.name()))
        .map(held -> binding.bound(held.id()))
        .call(bound -> table.change(tx, bound))
        .map(bound -> new Tried(true, bound.proof().tries(kind), bound));
  }

  private Uni<Void> mayBind(SqlConnection tx, Binding binding) {
    return facts(tx, binding.wish(), new Seen(1, false, false, Optional.empty()))
        .invoke(facts -> BindingRefusals.allowed(facts, settings.mostPlates()))
        .replaceWithVoid();
  }

  private boolean isRight(Binding binding, ProofGiven proof) {
    if (proof instanceof ProofGiven.Answer answer) {
      var stay = binding.stay().orElseThrow();
      var asked =
          table.question(
              binding, new StayQuestion.Stay(answer.lotName(), stay.entered()), answer.lots());
      return asked.right() == answer.choice();
    }
    if (proof instanceof ProofGiven.Licence licence) {
      return licence.plate().filter(binding.car().plate()::equals).isPresent();
    }
    return ((ProofGiven.Code) proof).isRight();
  }
}

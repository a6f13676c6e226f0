package billing.payments;

import billing.payments.policy.CollectingPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Whom to ask for a debt of which no order is in flight, and when. Payers are asked in their order:
 * the next one as soon as the one before will never pay, because the gateway blocks the car, has
 * refused for good, or was tried as often as the policy says.
 *
 * @param left when the car left
 * @param now the moment of the question
 */
record NextPayer(CollectingPolicy policy, Instant left, Instant now) {

  /**
   * An order that was refused.
   *
   * @param order its number; chance that lengthens the pause after it is drawn from it, so that the
   *     same refusal always makes the same pause
   * @param retriable whether another order may succeed
   */
  record Refusal(String order, String code, boolean retriable, Instant at) {}

  /**
   * A payer as far as this debt goes.
   *
   * @param configured whether the service knows the gateway
   * @param blocked why the gateway will not charge the car, if it says so
   * @param refusals of this debt since the payer was bound, oldest first
   */
  record Payer(
      String gateway,
      Instant boundAt,
      boolean configured,
      Optional<String> blocked,
      List<Refusal> refusals) {
    private Optional<Refusal> last() {
      return refusals.isEmpty() ? Optional.empty() : Optional.of(refusals.get(refusals.size() - 1));
    }
  }

  /** What is to be done. */
  sealed interface Decision {
    /** An order to this gateway goes out. */
    record Ask(String gateway) implements Decision {}

    /** The payer is asked again, but not yet. */
    record Wait(String gateway, Instant until) implements Decision {}

    /** Nobody is asked until something changes. */
    record Nobody() implements Decision {}

    /** Nobody can be asked before a gateway is configured. */
    record Unconfigured(String gateway) implements Decision {}
  }

  Decision among(List<Payer> payers) {
    var stopped = stoppedAt(payers);
    int refusals = payers.stream().mapToInt(payer -> payer.refusals().size()).sum();
    var unconfigured = new ArrayList<Decision>();
    for (var payer : payers) {
      if (stopped.filter(at -> !payer.boundAt().isAfter(at)).isPresent()) {
        continue;
      }
      if (!payer.configured()) {
        unconfigured.add(new Decision.Unconfigured(payer.gateway()));
        continue;
      }
      var decision = about(payer, refusals);
      if (decision.isPresent()) {
        return decision.get();
      }
    }
    return unconfigured.isEmpty() ? new Decision.Nobody() : unconfigured.get(0);
  }

  /** When a code ended collecting, if one did. */
  private Optional<Instant> stoppedAt(List<Payer> payers) {
    return payers.stream()
        .flatMap(payer -> payer.refusals().stream())
        .filter(refusal -> policy.stopsAt(refusal.code()))
        .map(Refusal::at)
        .max(Comparator.naturalOrder());
  }

  /** Empty when this payer will not pay. */
  private Optional<Decision> about(Payer payer, int refusalsOfAll) {
    if (payer.blocked().isPresent()) {
      return Optional.empty();
    }
    if (payer.last().isEmpty()) {
      return Optional.of(new Decision.Ask(payer.gateway()));
    }
    var last = payer.last().get();
    int made = payer.refusals().size();
    if (!last.retriable() || !policy.allowsMore(made, refusalsOfAll)) {
      return Optional.empty();
    }
    var chance = new SplittableRandom(last.order().hashCode());
    var due = policy.tryAgain(last.at(), made, chance);
    var next = due.isAfter(now) ? due : policy.notQuiet(now);
    if (policy.isTooLate(next, left)) {
      return Optional.empty();
    }
    return Optional.of(
        next.isAfter(now)
            ? new Decision.Wait(payer.gateway(), next)
            : new Decision.Ask(payer.gateway()));
  }
}

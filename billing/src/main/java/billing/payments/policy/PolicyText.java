package billing.payments.policy;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * The file of a policy as it is written.
 *
 * @param collecting what holds where no group says otherwise
 * @param groups cities, operators or single lots that have something of their own; of several that
 *     a visit belongs to, the one that stands last has the last word
 */
record PolicyText(@JsonProperty(required = true) Part collecting, Optional<List<Group>> groups) {

  /** Lots that something of their own holds for, by their ids or by their tariffs' family. */
  record Group(
      @JsonProperty(required = true) String name,
      Optional<List<String>> lots,
      Optional<List<String>> tariffs,
      @JsonProperty(required = true) Part collecting) {
    Group {
      if (name.isBlank()) {
        throw new IllegalArgumentException("name: write what the group is called");
      }
      if (lots.orElse(List.of()).isEmpty() && tariffs.orElse(List.of()).isEmpty()) {
        throw new IllegalArgumentException(
            "group %s: write the lots or the tariffs that it is for".formatted(name));
      }
    }

    /**
     * @param tariff for example {@code hangzhou-road/core}; its family is what stands before the
     *     stroke
     */
    boolean has(String lot, String tariff) {
      return lots.orElse(List.of()).contains(lot)
          || tariffs.orElse(List.of()).contains(tariff.split("/")[0]);
    }
  }

  /** Some or all of a policy. */
  record Part(
      Optional<Fen> confirmAboveFen,
      Optional<OldDues> collectOldDuesOnBinding,
      Optional<Fen> mostAtOnceFen,
      Optional<Boolean> refundAtOnce,
      Optional<QuietHours> quietHours,
      Optional<Retries> retries,
      Optional<Stops> stop) {
    Part {
      if (mostAtOnceFen.filter(Fen::isZero).isPresent()) {
        throw new IllegalArgumentException("most_at_once_fen: write a number of at least 1");
      }
    }

    /** This, where the other one does not say otherwise. */
    Part under(Part other) {
      return new Part(
          other.confirmAboveFen.or(() -> confirmAboveFen),
          other.collectOldDuesOnBinding.or(() -> collectOldDuesOnBinding),
          other.mostAtOnceFen.or(() -> mostAtOnceFen),
          other.refundAtOnce.or(() -> refundAtOnce),
          other.quietHours.or(() -> quietHours),
          other.retries.or(() -> retries),
          other.stop.or(() -> stop));
    }

    CollectingPolicy whole() {
      return new CollectingPolicy(
          confirmAboveFen,
          collectOldDuesOnBinding.orElse(OldDues.AT_ONCE),
          needed("most_at_once_fen", mostAtOnceFen),
          needed("refund_at_once", refundAtOnce),
          needed("quiet_hours", quietHours),
          needed("retries", retries),
          needed("stop", stop));
    }

    private static <T> T needed(String name, Optional<T> thing) {
      return thing.orElseThrow(
          () -> new IllegalArgumentException("collecting: %s is missing".formatted(name)));
    }
  }
}

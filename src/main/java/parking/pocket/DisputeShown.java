package parking.pocket;

import billing.api.DisputeView;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A dispute as its driver sees it: without the names of staff. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DisputeShown(
    String number,
    UUID visit,
    String reason,
    String state,
    Instant openedAt,
    Instant decideUntil,
    List<Step> steps,
    Optional<Long> grantedFen) {

  /** Something that was done. */
  record Step(Instant at, String by, String kind, String words) {}

  static DisputeShown of(DisputeView it) {
    return new DisputeShown(
        it.number(),
        it.subject().stay().value(),
        it.reason().name(),
        it.state().name(),
        it.times().openedAt(),
        it.times().decideBy(),
        it.steps().stream()
            .map(step -> new Step(step.at(), step.by().side().name(), step.kind(), step.words()))
            .toList(),
        it.refund().map(back -> back.amount().count()));
  }
}

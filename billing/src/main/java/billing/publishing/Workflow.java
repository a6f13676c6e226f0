package billing.publishing;

import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.NoticeState;
import billing.api.NoticeStep;
import billing.api.NoticeStep.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be done with a notice in which state, and what becomes of it. */
final class Workflow {
  private static final Set<NoticeState> OPEN =
      EnumSet.of(NoticeState.DRAFT, NoticeState.SUBMITTED, NoticeState.APPROVED);

  /** From where each step leads, and where to. */
  private static final Map<Kind, Turn> TURNS =
      Map.of(
          Kind.EDITED, new Turn(OPEN, NoticeState.DRAFT),
          Kind.SUBMITTED, new Turn(EnumSet.of(NoticeState.DRAFT), NoticeState.SUBMITTED),
          Kind.RETURNED,
              new Turn(EnumSet.of(NoticeState.SUBMITTED, NoticeState.APPROVED), NoticeState.DRAFT),
          Kind.APPROVED, new Turn(EnumSet.of(NoticeState.SUBMITTED), NoticeState.APPROVED),
          Kind.PUBLISHED, new Turn(EnumSet.of(NoticeState.APPROVED), NoticeState.PUBLISHED),
          Kind.WITHDRAWN,
              new Turn(
                  EnumSet.of(
                      NoticeState.DRAFT,
                      NoticeState.SUBMITTED,
                      NoticeState.APPROVED,
                      NoticeState.PUBLISHED),
                  NoticeState.WITHDRAWN));

  /** Steps by which a person becomes an author of what is written. */
  private static final Set<Kind> OF_AUTHORS =
      EnumSet.of(Kind.PROPOSED, Kind.EDITED, Kind.SUBMITTED);

  private Workflow() {}

  private record Turn(Set<NoticeState> from, NoticeState to) {}

  /**
   * The state after a step.
   *
   * @param state as it is now, in force and superseded included
   * @throws NoticeRefused when the step cannot be taken from there
   */
  static NoticeState after(Kind kind, NoticeState state) {
    var turn = TURNS.get(kind);
    if (!turn.from().contains(state)) {
      throw new NoticeRefused(
          Why.WRONG_STATE,
          "The notice is %s; only one that is %s can be %s."
              .formatted(word(state), words(turn.from()), word(kind)));
    }
    return turn.to();
  }

  private static String words(Set<NoticeState> states) {
    return String.join(" or ", states.stream().map(Workflow::word).toList());
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  /**
   * Four eyes: whoever proposed, edited or submitted a notice does not approve it.
   *
   * @param steps all of its steps
   * @throws NoticeRefused when this person is one of its authors
   */
  static void mustBeAnother(String who, List<NoticeStep> steps) {
    for (var step : steps) {
      if (OF_AUTHORS.contains(step.kind()) && step.who().equals(who)) {
        throw new NoticeRefused(
            Why.SAME_PERSON,
            "%s has %s this notice, so another person has to approve it."
                .formatted(who, word(step.kind())));
      }
    }
  }
}

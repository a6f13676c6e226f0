package billing.gateways.alipay;

import billing.api.Agreements.Answer;
import billing.api.Agreements.State;
import billing.gateways.EntryReply;
import java.util.Arrays;
import java.util.Optional;

/** What Alipay says a payer has agreed to, and what that means to us. */
final class Scenes {
  /** The payer agreed to be charged by plate. */
  static final String PLATE_PAY = "PLATE_PAY";

  private Scenes() {}

  /** How an agreement stands. One that covers ETC alone says nothing of the plate. */
  static Answer agreement(Told told) {
    var scene = told.text("agreement_scene").orElse("");
    var scenes = Arrays.asList(scene.split(","));
    if (scenes.contains(PLATE_PAY)) {
      return new Answer(State.SIGNED, scene);
    }
    if (scenes.contains("NSF_CHECK_FAILED")) {
      return new Answer(State.PAUSED, scene);
    }
    return scenes.contains("NO_AGREEMENT_SCENE") || scenes.contains("ETC_PAY")
        ? new Answer(State.NONE, scene)
        : new Answer(State.UNKNOWN, "Alipay names no agreement_scene that is known");
  }

  /** Why a car cannot be charged by its plate; empty when it can. */
  static Optional<EntryReply> blocked(Told agreement) {
    var scene = agreement.text("agreement_scene");
    if (scene.isEmpty()) {
      return Optional.of(new EntryReply.Silence("Alipay names no agreement_scene"));
    }
    return Arrays.asList(scene.get().split(",")).contains(PLATE_PAY)
        ? Optional.empty()
        : Optional.of(new EntryReply.Blocked(scene.get()));
  }
}

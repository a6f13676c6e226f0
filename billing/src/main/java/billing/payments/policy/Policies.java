package billing.payments.policy;

import java.util.List;

/** Which policy holds for which visit. */
public final class Policies {
  private final PolicyText text;

  /**
   * @throws IllegalArgumentException when the part for every lot lacks something
   */
  Policies(PolicyText text) {
    this.text = text;
    text.collecting().whole();
  }

  /**
   * The policy for a visit.
   *
   * @param lot the lot's id; empty for a visit told when billing did not know lots yet
   * @param tariff the tariff that prices it
   */
  public CollectingPolicy of(String lot, String tariff) {
    var part = text.collecting();
    for (var group : text.groups().orElse(List.of())) {
      part = group.has(lot, tariff) ? part.under(group.collecting()) : part;
    }
    return part.whole();
  }
}

package billing.api;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** Answers what became of charges. */
public interface Charges {
  /** The newest revision of each of these stays that has been charged, in no particular order. */
  Uni<List<ChargeView>> listOf(Collection<StayId> stays);
}

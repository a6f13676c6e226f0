package parking.stories;

import billing.api.PayerBound;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.api.Stays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in front of billing and fails for the plates it is told to fail for. */
@Decorator
@Priority(1)
public class StumblingBilling implements Stays {
  /** What to fail with, by plate. */
  static final Map<String, RuntimeException> FAILURES = new ConcurrentHashMap<>();

  private final Stays billing;

  @Inject
  StumblingBilling(@Any @Delegate Stays billing) {
    this.billing = billing;
  }

  @Override
  public Uni<Void> began(StayBegan fact) {
    return unless(fact.vehicle().plate(), billing.began(fact));
  }

  @Override
  public Uni<Void> ended(StayEnded fact) {
    return unless(fact.begun().vehicle().plate(), billing.ended(fact));
  }

  @Override
  public Uni<Void> payerBound(PayerBound fact) {
    return unless(fact.vehicle().plate(), billing.payerBound(fact));
  }

  private static Uni<Void> unless(String plate, Uni<Void> otherwise) {
    var failure = FAILURES.get(plate);
    return failure == null ? otherwise : Uni.createFrom().failure(failure);
  }
}

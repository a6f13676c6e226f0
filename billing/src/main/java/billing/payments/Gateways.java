package billing.payments;

import billing.gateways.Gateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;

/** The gateways that are configured. */
@ApplicationScoped
class Gateways {
  private final Instance<Gateway> configured;

  Gateways(Instance<Gateway> configured) {
    this.configured = configured;
  }

  Optional<Gateway> find(String name) {
    return configured.stream().filter(gateway -> gateway.name().equals(name)).findFirst();
  }
}

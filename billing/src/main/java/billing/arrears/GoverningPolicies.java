package billing.arrears;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The policies in force. A wrong file stops the service when it starts. */
@ApplicationScoped
class GoverningPolicies {
  private final Policies policies;

  GoverningPolicies(ArrearsSettings settings) {
    policies = settings.policyFile().map(GoverningPolicies::read).orElseGet(Policies::standard);
  }

  private static Policies read(Path file) {
    try {
      return Policies.parse(file.toString(), Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "billing.arrears.policy-file: %s. See docs/operations/arrears.md.".formatted(e), e);
    }
  }

  void check(@Observes StartupEvent started) {
    of("", "");
  }

  /** The policy of a place. */
  ArrearsPolicy of(String lot, String tariff) {
    return policies.of(lot, tariff);
  }
}

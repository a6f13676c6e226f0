package billing.payments.policy;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The policy by which the service collects: the operator's file, or the program's own. */
class KnownPolicies {
  private static final String OWN = "/billing/payments/collecting-policy.yaml";

  /**
   * @param file see docs/operations/collecting.md
   * @throws ConfigurationException when the file cannot be read or is not in order
   */
  @Produces
  @Singleton
  @Startup
  Policies policies(@ConfigProperty(name = "billing.payments.policy-file") Optional<Path> file) {
    return file.map(KnownPolicies::read).orElseGet(KnownPolicies::own);
  }

  private static Policies read(Path file) {
    try {
      return ReadingPolicies.read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ConfigurationException(
          "The policy file %s cannot be read: %s. Set billing.payments.policy-file."
              .formatted(file, e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "The policy file is not in order: %s. Set billing.payments.policy-file."
              .formatted(e.getMessage()));
    }
  }

  static Policies own() {
    try (var in = KnownPolicies.class.getResourceAsStream(OWN)) {
      return ReadingPolicies.read(OWN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(OWN, e);
    }
  }
}

package billing.database;

import billing.sealing.KeyRing;
import billing.sealing.Seal;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The seal that the whole service uses, with the keys that it is started with. */
@Singleton
class SealFromSettings {
  @Produces
  @Singleton
  Seal seal(@ConfigProperty(name = "billing.sealing.keys") String keys) {
    return new Seal(KeyRing.parse(keys));
  }
}

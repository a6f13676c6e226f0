package parking.stories;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The lots of {@code shared-lots.yaml}, and WeChat and a provider of text messages beside them. */
public final class ToldDrivers implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "parking.clock.start", SharedLots.FRIDAY_NOON.toString(), "billing.arrears.every", "1s");
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(
            RunningDatabase.class, Map.of(RunningDatabase.LOTS, "shared-lots.yaml")),
        new TestResourceEntry(PlatformsPlayed.class));
  }
}

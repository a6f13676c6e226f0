package parking.stories;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A service with the lots of {@code shared-lots.yaml}, in which it is a Friday noon. */
public final class SharedLots implements QuarkusTestProfile {
  /** Friday, 2026-12-04, 12:00 in Hangzhou; work is over at 17:30. */
  static final Instant FRIDAY_NOON = Instant.parse("2026-12-04T04:00:00Z");

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("parking.clock.start", FRIDAY_NOON.toString());
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(
            RunningDatabase.class, Map.of(RunningDatabase.LOTS, "shared-lots.yaml")));
  }
}

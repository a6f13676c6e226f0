package parking.stories;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service of {@link SharedLots}, whose drivers have programs and pay at a sandbox. */
public final class LotsWithAShop implements QuarkusTestProfile {
  private final SharedLots lots = new SharedLots();

  @Override
  public Map<String, String> getConfigOverrides() {
    return lots.getConfigOverrides();
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    var all = new ArrayList<>(lots.testResources());
    all.add(new TestResourceEntry(PlatformsPlayed.class));
    all.add(
        new TestResourceEntry(
            GatewaysPlayed.class, Map.of(GatewaysPlayed.NOW, SharedLots.FRIDAY_NOON.toString())));
    return all;
  }
}

package recognizer.pushed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recognizer.vendors.Vendor;

/** Which lane a message belongs to. */
public final class CameraLanes {
  private final List<CameraLane> lanes;

  public CameraLanes(List<CameraLane> lanes) {
    this.lanes = List.copyOf(lanes);
  }

  List<CameraLane> all() {
    return lanes;
  }

  boolean needBroker() {
    return lanes.stream().anyMatch(lane -> lane.camera().vendor().usesBroker());
  }

  boolean needDoor() {
    return lanes.stream().anyMatch(lane -> !lane.camera().vendor().usesBroker());
  }

  /** The lane with a secret path. */
  Optional<CameraLane> findByPath(String path) {
    return lanes.stream()
        .filter(l -> l.camera().path().filter(path::equals).isPresent())
        .findFirst();
  }

  /**
   * The lane of a camera by what it calls itself or where it sends from. A lane with a secret path
   * is found by that alone.
   */
  Optional<CameraLane> findByName(Vendor vendor, List<String> names, String sender) {
    List<String> all = new ArrayList<>(names);
    all.add(sender);
    return lanes.stream()
        .filter(lane -> lane.camera().vendor() == vendor && lane.camera().path().isEmpty())
        .filter(lane -> lane.isNamed(all))
        .findFirst();
  }
}

package recognizer.pushed;

import recognizer.metrics.LaneStatus;
import recognizer.vote.LaneRules;

/** A lane whose camera reads by itself. */
public record CameraLane(LaneRules rules, CameraSetup camera, LaneStatus status) {
  String name() {
    return rules.lane();
  }

  /** Whether one of these names is the one that the camera is known by. */
  boolean isNamed(java.util.List<String> names) {
    return camera
        .device()
        .filter(own -> names.stream().anyMatch(own::equalsIgnoreCase))
        .isPresent();
  }
}

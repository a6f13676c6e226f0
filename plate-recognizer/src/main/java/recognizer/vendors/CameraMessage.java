package recognizer.vendors;

import java.util.List;

/** What a camera's message says. */
public sealed interface CameraMessage {
  /** What the camera calls itself: serial number, device id, addresses. May be empty. */
  List<String> names();

  /** The camera is there, and tells nothing more that counts here. */
  record Alive(List<String> names) implements CameraMessage {
    public Alive {
      names = List.copyOf(names);
    }
  }

  /** The camera saw a car. */
  record Seen(List<String> names, Sighting sighting) implements CameraMessage {
    public Seen {
      names = List.copyOf(names);
    }
  }
}

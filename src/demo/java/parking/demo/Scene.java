package parking.demo;

import java.util.List;
import java.util.Map;

/**
 * What is played to the two lanes.
 *
 * @param entrance what the camera at the entrance sees: a file, a folder or an address
 * @param exit what the camera at the exit sees
 * @param laneSettings further settings of both lanes, as the recogniser's configuration names them
 * @param cars the cars that are known to come, for the summary
 * @param ends whether the sources end by themselves
 */
record Scene(
    String entrance, String exit, Map<String, Object> laneSettings, List<Car> cars, boolean ends) {

  /** Cameras or files of the user's own, of which nothing is known. */
  static Scene of(Options.Cameras cameras) {
    var ends = !(cameras.entrance() + cameras.exit()).contains("rtsp://");
    return new Scene(cameras.entrance(), cameras.exit(), Map.of(), List.of(), ends);
  }
}

package recognizer.vote;

import java.util.List;

/**
 * What a reading carries besides when its camera reads plates by itself.
 *
 * @param opinions the camera's, and this program's where it could look in time
 * @param isSuspectedFake whether the camera takes the plate for a printed or false one
 * @param payloadSha256 of the camera's message as it came, lower-case hexadecimal
 */
public record CameraReport(
    PassageEvent event,
    List<Opinion> opinions,
    VehicleLook vehicle,
    boolean isSuspectedFake,
    String payloadSha256) {
  public CameraReport {
    opinions = List.copyOf(opinions);
  }
}

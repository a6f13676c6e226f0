package recognizer.vendors;

import java.time.Instant;
import java.util.Optional;
import recognizer.detect.Quad;
import recognizer.vote.Movement;
import recognizer.vote.Opinion;
import recognizer.vote.PassageEvent;
import recognizer.vote.VehicleLook;

/**
 * A car as a camera saw and read it.
 *
 * @param isSuspectedFake whether the camera takes the plate for a printed or false one
 */
public record Sighting(
    Capture capture,
    Opinion opinion,
    Movement movement,
    PassageEvent event,
    VehicleLook vehicle,
    boolean isSuspectedFake,
    Pictures pictures) {

  /**
   * Which of the camera's records it is.
   *
   * @param id what the camera calls the record; empty when it does not
   * @param takenAt by the camera's clock; none when it does not tell, or not in a way that is known
   * @param isOffline whether it was taken while nobody could be reached
   */
  public record Capture(String id, Optional<Instant> takenAt, boolean isOffline) {}

  /**
   * JPEGs, checked as far as their heads tell; empty where there is none.
   *
   * @param whole what the camera saw
   * @param plate cut out by the camera
   * @param place of the plate in the whole picture, in its pixels, when the camera tells
   */
  public record Pictures(byte[] whole, byte[] plate, Optional<Quad> place) {
    public static final Pictures NONE = new Pictures(new byte[0], new byte[0], Optional.empty());

    /** The picture that shows most; empty when there is none. */
    public byte[] best() {
      return whole.length > 0 ? whole : plate;
    }
  }
}

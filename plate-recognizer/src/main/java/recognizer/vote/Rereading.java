package recognizer.vote;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import recognizer.camera.Frame;
import recognizer.detect.PlateColour;
import recognizer.detect.Quad;
import recognizer.formats.PlateFormats;
import recognizer.read.PlateRead;

/**
 * Makes an opinion and evidence of a picture that a camera has read already. For any number of
 * threads.
 */
public final class Rereading {
  private static final double SAME_TEXT = 10;
  private static final Quad NOWHERE = Quad.of(0, 0, 0, 0, 0, 0, 0, 0);

  private final Voting voting;
  private final Hiding hiding;

  public Rereading(PlateFormats formats, Hiding hiding) {
    this.voting = new Voting(formats);
    this.hiding = hiding;
  }

  /**
   * What this program saw.
   *
   * @param opinion with an empty plate when it found none, or none that it could read
   * @param rows of characters, 1 or 2; 0 when it found no plate
   */
  public record Look(Opinion opinion, PlateText plate, int rows, Evidence evidence) {}

  /**
   * Looks at a frame, in which from then on is hidden what is to be hidden.
   *
   * @param reads the frame's plates, best first
   * @param place where the camera says that the plate is, when it does
   */
  public Look look(Frame frame, List<PlateRead> reads, Opinion camera, Optional<Quad> place) {
    Optional<PlateRead> chosen =
        reads.stream().max(Comparator.comparingDouble(read -> likeness(read, camera, place)));
    if (chosen.isEmpty()) {
      return nothing(frame.picture(), place);
    }
    PlateRead read = chosen.get();
    Verdict verdict = voting.decide(List.of(read));
    boolean isRead = verdict.plate().confidence() >= TwoOpinions.READ_MIN;
    PlateText plate = isRead ? verdict.plate() : PlateText.UNREAD;
    Opinion own =
        new Opinion(Opinion.Reader.RECOGNISER, plate.text(), verdict.colour(), plate.confidence());
    Quad quad = read.plate().quad();
    List<Quad> others =
        reads.stream().map(r -> r.plate().quad()).filter(q -> q.overlapWith(quad) == 0).toList();
    hiding.apply(frame.picture(), quad, others);
    return new Look(own, plate, verdict.rows(), EvidencePicture.of(frame.picture(), quad));
  }

  private static double likeness(PlateRead read, Opinion camera, Optional<Quad> place) {
    String text = read.transcripts().get(0).get(0).text();
    double there = place.map(quad -> quad.overlapWith(read.plate().quad())).orElse(0.0);
    boolean isSame = !camera.plate().isEmpty() && text.equals(camera.plate());
    double alike = camera.plate().isEmpty() ? 0 : TextDistance.similarity(text, camera.plate());
    return (isSame ? SAME_TEXT : 0) + there + alike;
  }

  private Look nothing(Mat picture, Optional<Quad> place) {
    hiding.apply(picture, place.orElse(NOWHERE), List.of());
    Opinion none = new Opinion(Opinion.Reader.RECOGNISER, "", PlateColour.UNKNOWN, 0);
    return new Look(none, PlateText.UNREAD, 0, shown(picture, place));
  }

  /**
   * Evidence of a picture in which nobody has looked for plates or faces; none when something would
   * have to be hidden.
   */
  public Evidence unseen(Mat picture, Optional<Quad> place) {
    return hiding.hidesNothing() ? shown(picture, place) : Evidence.NONE;
  }

  private static Evidence shown(Mat picture, Optional<Quad> place) {
    return place
        .filter(quad -> quad.area() > 0)
        .map(quad -> EvidencePicture.of(picture, quad))
        .orElseGet(() -> EvidencePicture.of(picture));
  }

  /** A plate that the camera itself has cut out, as evidence has it. */
  public static byte[] cutOut(Mat plate) {
    return EvidencePicture.small(plate);
  }
}

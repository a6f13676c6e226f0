package recognizer.vote;

import java.util.Optional;
import recognizer.detect.PlateColour;
import recognizer.formats.PlateFormats;
import recognizer.vote.Conclusion.Ground;

/**
 * Makes one plate of what a camera read by itself and what this program read in its picture.
 *
 * <p>This program's confidences say how often such readings are right; a camera's are numbers of
 * its maker, so they count only up to the trust that the lot has in that camera. Agreement is at
 * least as sure as the surer of both and no surer: both look at one picture, with the same dirt and
 * glare, and nobody has measured yet how much an agreement is worth. A dispute stays below what a
 * bill needs, and so does a plate that only one of them finds: somebody has to look.
 */
public final class TwoOpinions {
  /** The most that a disputed plate is worth; a bill needs more. */
  static final double DISPUTED_MAX = 0.95;

  /** The most that a text is worth which is no plate of its colour. */
  static final double IMPLAUSIBLE_MAX = 0.5;

  /** What is less sure counts as unread. */
  static final double READ_MIN = 0.3;

  private final PlateFormats formats;
  private final double trust;

  /**
   * @param trust the most that the camera's word alone is worth, 0 to 1
   */
  public TwoOpinions(PlateFormats formats, double trust) {
    this.formats = formats;
    this.trust = trust;
  }

  /**
   * The conclusion.
   *
   * @param own this program's opinion; none when it could not look
   */
  public Conclusion conclude(Opinion camera, Optional<Opinion> own) {
    Opinion heard = trusted(camera);
    Conclusion conclusion =
        own.map(ours -> both(heard, ours))
            .orElseGet(() -> of(heard, heard.confidence(), Ground.CAMERA_ALONE));
    boolean isRead = conclusion.confidence() >= READ_MIN && !conclusion.plate().isEmpty();
    return isRead ? conclusion : new Conclusion("", conclusion.colour(), 0, Ground.UNREAD);
  }

  private Opinion trusted(Opinion camera) {
    double most = isPlausible(camera) ? trust : Math.min(trust, IMPLAUSIBLE_MAX);
    double confidence = Math.min(camera.confidence(), most);
    return new Opinion(camera.reader(), camera.plate(), camera.colour(), confidence);
  }

  private boolean isPlausible(Opinion opinion) {
    return opinion.plate().isEmpty() || formats.allow(opinion.plate(), opinion.colour().label());
  }

  private Conclusion both(Opinion camera, Opinion own) {
    Opinion surer = camera.confidence() > own.confidence() ? camera : own;
    Opinion other = surer == own ? camera : own;
    if (surer.plate().isEmpty() || other.plate().isEmpty()) {
      Opinion seen = surer.plate().isEmpty() ? other : surer;
      return of(filled(seen, seen == own ? camera : own), bounded(seen), Ground.ONE_SAW_NOTHING);
    }
    boolean isSame = camera.plate().equals(own.plate()) && isSameColour(camera, own);
    return isSame
        ? of(filled(own, camera), surer.confidence(), Ground.AGREED)
        : of(surer, bounded(surer), Ground.DISPUTED);
  }

  /** The same characters in another colour are another plate. */
  private static boolean isSameColour(Opinion one, Opinion other) {
    return one.colour() == other.colour()
        || one.colour() == PlateColour.UNKNOWN
        || other.colour() == PlateColour.UNKNOWN;
  }

  /** With the other's colour where it has none of its own. */
  private static Opinion filled(Opinion opinion, Opinion other) {
    boolean isOpen = opinion.colour() == PlateColour.UNKNOWN;
    PlateColour colour = isOpen ? other.colour() : opinion.colour();
    return new Opinion(opinion.reader(), opinion.plate(), colour, opinion.confidence());
  }

  private static double bounded(Opinion opinion) {
    return Math.min(opinion.confidence(), DISPUTED_MAX);
  }

  private static Conclusion of(Opinion opinion, double confidence, Ground ground) {
    return new Conclusion(opinion.plate(), opinion.colour(), confidence, ground);
  }
}

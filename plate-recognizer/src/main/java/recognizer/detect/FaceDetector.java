package recognizer.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.FileStorage;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import recognizer.camera.Natives;
import recognizer.metrics.Stage;
import recognizer.metrics.StageTimes;

/**
 * Finds faces, from the front and from both sides, with the cascades that come with OpenCV. It
 * would rather take a wheel for a face than miss one, and still misses faces that are small, dim,
 * turned away or behind glass that mirrors. Any thread may ask; one is served at a time.
 */
public final class FaceDetector implements AutoCloseable {
  private static final String FOLDER =
      "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/haarcascades/";
  private static final List<String> FRONTAL =
      List.of("haarcascade_frontalface_default.xml", "haarcascade_frontalface_alt2.xml");

  /** Knows faces that look to one side; a mirror shows it the others. */
  private static final String PROFILE = "haarcascade_profileface.xml";

  /**
   * Pixels searched; time goes by them. A face is found from about 1/37 of a wide frame's width.
   */
  private static final double PIXELS_MAX = 640 * 480;

  private static final int SMALLEST = 20;
  private static final double SCALE_STEP = 1.2;

  /** Finds at almost the same place that make a face; the fewer, the more is hidden. */
  private static final int NEIGHBOURS = 2;

  /** What is found is the face from brow to chin; so much of its size is added on each side. */
  private static final double MARGIN = 0.2;

  private final StageTimes times;
  private final List<CascadeClassifier> frontal = new ArrayList<>();
  private final CascadeClassifier profile;
  private boolean isClosed;

  /**
   * @param times where the time it takes is counted
   */
  public FaceDetector(StageTimes times) {
    this.times = times;
    opencv_core.setNumThreads(1);
    FRONTAL.forEach(name -> frontal.add(load(name)));
    profile = load(PROFILE);
  }

  private static CascadeClassifier load(String name) {
    try (InputStream in = FaceDetector.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The program has no " + name + " inside. Build or fetch it again.");
      }
      String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Natives.releasing(() -> parse(xml));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read from the program.", e);
    }
  }

  private static CascadeClassifier parse(String xml) {
    FileStorage file = new FileStorage(xml, FileStorage.READ | FileStorage.MEMORY);
    CascadeClassifier cascade = new CascadeClassifier();
    cascade.read(file.getFirstTopLevelNode());
    cascade.retainReference(); // outlives the reading of its file
    return cascade;
  }

  /**
   * Places of faces with their hair and chins, in the picture's pixels, perhaps beyond its edges;
   * the same face may be in it several times.
   *
   * @param picture eight bits, blue, green, red
   */
  public synchronized List<Quad> listFaces(Mat picture) {
    if (isClosed) {
      throw new IllegalStateException("No face is looked for any more: the program ends.");
    }
    return times.time(Stage.FACES, () -> Natives.releasing(() -> search(picture)));
  }

  private List<Quad> search(Mat picture) {
    double pixels = (double) picture.cols() * picture.rows();
    double scale = Math.min(1, Math.sqrt(PIXELS_MAX / pixels));
    Mat grey = small(picture, scale);
    List<Quad> faces = new ArrayList<>();
    for (CascadeClassifier cascade : frontal) {
      find(cascade, grey).forEach(face -> faces.add(quad(face.x(), face, scale)));
    }
    find(profile, grey).forEach(face -> faces.add(quad(face.x(), face, scale)));
    Mat mirrored = new Mat();
    opencv_core.flip(grey, mirrored, 1);
    for (Rect face : find(profile, mirrored)) {
      faces.add(quad(grey.cols() - face.x() - face.width(), face, scale));
    }
    return faces;
  }

  private static Mat small(Mat picture, double scale) {
    int width = Math.max(1, (int) Math.round(picture.cols() * scale));
    int height = Math.max(1, (int) Math.round(picture.rows() * scale));
    Mat colour = new Mat();
    opencv_imgproc.resize(
        picture, colour, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
    Mat grey = new Mat();
    opencv_imgproc.cvtColor(colour, grey, opencv_imgproc.COLOR_BGR2GRAY);
    opencv_imgproc.equalizeHist(grey, grey);
    return grey;
  }

  private static List<Rect> find(CascadeClassifier cascade, Mat grey) {
    RectVector found = new RectVector();
    Size smallest = new Size(SMALLEST, SMALLEST);
    cascade.detectMultiScale(grey, found, SCALE_STEP, NEIGHBOURS, 0, smallest, new Size());
    return List.of(found.get());
  }

  /**
   * @param left where the face begins, not mirrored
   */
  private static Quad quad(double left, Rect face, double scale) {
    double wide = MARGIN * face.width();
    double high = MARGIN * face.height();
    double right = left + face.width() + wide;
    double bottom = face.y() + face.height() + high;
    double top = face.y() - high;
    return Quad.of(left - wide, top, right, top, right, bottom, left - wide, bottom)
        .scaled(1 / scale);
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    frontal.forEach(CascadeClassifier::close);
    profile.close();
  }
}

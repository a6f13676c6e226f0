package recognizer.detect;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;
import recognizer.camera.Frame;
import recognizer.camera.Natives;

/**
 * Finds plates in two looks with one network: the whole frame, then a close-up of each find for
 * exact corners. For one thread.
 */
public final class PlateDetector implements AutoCloseable {
  /** First looks are generous: a close-up must confirm what they find. */
  private static final double FIRST_SCORE_MIN = 0.25;

  private static final double SCORE_MIN = 0.35;
  private static final double SIDES_PER_WIDTH = 2.75;
  private static final double OVERLAP_MIN = 0.1;
  private static final Scalar GREY = new Scalar(127.5, 127.5, 127.5, 0);

  private final Net net;
  private final StringVector outputs = new StringVector("heat", "corners", "colour", "rows");

  public PlateDetector() {
    opencv_core.setNumThreads(1);
    byte[] model = Models.get("detector.onnx");
    try (BytePointer bytes = new BytePointer(model)) {
      net = opencv_dnn.readNetFromONNX(bytes, model.length);
    }
    net.setPreferableBackend(opencv_dnn.DNN_BACKEND_OPENCV);
  }

  /** Plates in the frame, best first. */
  public List<PlateFound> listPlates(Frame frame) {
    Mat picture = frame.picture();
    List<PlateFound> exact = new ArrayList<>();
    for (PlateFound first : look(picture, View.whole(picture.cols(), picture.rows()))) {
      closeUp(picture, first).filter(p -> p.score() >= SCORE_MIN).ifPresent(exact::add);
    }
    exact.sort(Comparator.comparingDouble(PlateFound::score).reversed());
    return HeatMap.withoutOverlaps(exact).stream()
        .map(p -> p.measured(FieldColour.scores(picture, p.quad())))
        .toList();
  }

  private Optional<PlateFound> closeUp(Mat picture, PlateFound first) {
    return look(picture, View.around(first.quad(), SIDES_PER_WIDTH)).stream()
        .filter(p -> p.quad().overlapWith(first.quad()) >= OVERLAP_MIN)
        .max(Comparator.comparingDouble(p -> p.quad().overlapWith(first.quad())));
  }

  private List<PlateFound> look(Mat picture, View view) {
    return Natives.releasing(
        () -> {
          Mat blob =
              opencv_dnn.blobFromImage(
                  cut(picture, view), 1 / 255.0, new Size(), new Scalar(0), true, false, CV_32F);
          net.setInput(blob);
          MatVector maps = new MatVector();
          net.forward(maps, outputs);
          return heatMap(maps).listPlates(FIRST_SCORE_MIN).stream()
              .map(p -> p.at(view.toPicture(p.quad())))
              .toList();
        });
  }

  private static HeatMap heatMap(MatVector maps) {
    return new HeatMap(
        floats(maps.get(0)), floats(maps.get(1)), floats(maps.get(2)), floats(maps.get(3)));
  }

  /** The part of the picture that the view shows, grey where there is no picture. */
  private static Mat cut(Mat picture, View view) {
    int left = clamp(Math.round(view.left()), picture.cols());
    int top = clamp(Math.round(view.top()), picture.rows());
    double side = HeatMap.INPUT / view.scale();
    int right = clamp(Math.round(view.left() + side), picture.cols());
    int bottom = clamp(Math.round(view.top() + side), picture.rows());
    Mat input = new Mat(HeatMap.INPUT, HeatMap.INPUT, opencv_core.CV_8UC3, GREY);
    int x = Math.max(0, (int) Math.round((left - view.left()) * view.scale()));
    int y = Math.max(0, (int) Math.round((top - view.top()) * view.scale()));
    int width = Math.min(HeatMap.INPUT - x, (int) Math.round((right - left) * view.scale()));
    int height = Math.min(HeatMap.INPUT - y, (int) Math.round((bottom - top) * view.scale()));
    if (width > 0 && height > 0 && right > left && bottom > top) {
      opencv_imgproc.resize(
          picture.apply(new Rect(left, top, right - left, bottom - top)),
          input.apply(new Rect(x, y, width, height)),
          new Size(width, height),
          0,
          0,
          view.scale() < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
    }
    return input;
  }

  private static int clamp(long value, int max) {
    return (int) Math.max(0, Math.min(max, value));
  }

  private static float[] floats(Mat map) {
    float[] values = new float[(int) map.total()];
    new FloatPointer(map.data()).get(values);
    return values;
  }

  @Override
  public void close() {
    outputs.close();
    net.close();
  }
}

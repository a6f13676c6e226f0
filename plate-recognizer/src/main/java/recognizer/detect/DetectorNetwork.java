package recognizer.detect;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;
import recognizer.camera.Natives;

/**
 * The detector's network for inputs of several sizes. OpenCV plans a network's memory anew whenever
 * its input changes size, which costs more than a look; so there is a copy for each recent size.
 * For one thread.
 */
final class DetectorNetwork implements AutoCloseable {
  /** Whole frames and close-ups of a lane need two. */
  private static final int COPIES_MAX = 4;

  private final byte[] model = Models.get("detector.onnx");
  private final StringVector outputs = new StringVector("heat", "corners", "colour", "rows");
  private final Map<Integer, Net> copies = new LinkedHashMap<>(8, 0.75f, true);

  DetectorNetwork() {
    opencv_core.setNumThreads(1);
  }

  /** What the network says of an input of blue, green, red bytes, its sides multiples of 32. */
  HeatMap look(Mat input) {
    Net net = copyFor(input);
    return Natives.releasing(
        () -> {
          net.setInput(
              opencv_dnn.blobFromImage(
                  input, 1 / 255.0, new Size(), new Scalar(0), true, false, CV_32F));
          MatVector maps = new MatVector();
          net.forward(maps, outputs);
          return new HeatMap(
              input.cols() / HeatMap.STRIDE,
              floats(maps.get(0)),
              floats(maps.get(1)),
              floats(maps.get(2)),
              floats(maps.get(3)));
        });
  }

  private Net copyFor(Mat input) {
    int size = input.cols() << 16 | input.rows();
    Net known = copies.get(size);
    if (known != null) {
      return known;
    }
    if (copies.size() >= COPIES_MAX) {
      Integer oldest = copies.keySet().iterator().next();
      copies.remove(oldest).close();
    }
    Net made = load();
    copies.put(size, made);
    return made;
  }

  private Net load() {
    try (BytePointer bytes = new BytePointer(model)) {
      Net net = opencv_dnn.readNetFromONNX(bytes, model.length);
      net.setPreferableBackend(opencv_dnn.DNN_BACKEND_OPENCV);
      net.retainReference(); // outlives the look that asked for it
      return net;
    }
  }

  private static float[] floats(Mat map) {
    float[] values = new float[(int) map.total()];
    new FloatPointer(map.data()).get(values);
    return values;
  }

  @Override
  public void close() {
    copies.values().forEach(Net::close);
    copies.clear();
    outputs.close();
  }
}

package recognizer.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_dnn.Net;
import recognizer.camera.Natives;
import recognizer.detect.Models;

/** Reads a line with a small convolutional network and connectionist temporal classification. */
final class CtcReader implements LineReader {
  static final String MODEL = "reader.onnx";
  static final int WIDTH = 160;
  static final int HEIGHT = 48;
  private static final String ALPHABET = "reader.txt";

  private final Ctc ctc;
  private final Net net;

  CtcReader() {
    String characters = new String(Models.get(ALPHABET), StandardCharsets.UTF_8).strip();
    ctc = new Ctc(characters.codePoints().mapToObj(Character::toString).toList());
    byte[] model = Models.get(MODEL);
    try (BytePointer bytes = new BytePointer(model)) {
      net = opencv_dnn.readNetFromONNX(bytes, model.length);
    }
    net.setPreferableBackend(opencv_dnn.DNN_BACKEND_OPENCV);
  }

  @Override
  public List<Transcript> read(WideLine wide) {
    Line line = wide.as(WIDTH, HEIGHT);
    float[] probabilities = Natives.releasing(() -> forward(line));
    return ctc.decode(probabilities);
  }

  private float[] forward(Line line) {
    Mat grey = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC1);
    grey.data().put(line.grey());
    net.setInput(
        opencv_dnn.blobFromImage(
            grey, 1 / 255.0, new Size(), new Scalar(0), false, false, opencv_core.CV_32F));
    Mat output = net.forward();
    float[] probabilities = new float[(int) output.total()];
    new FloatPointer(output.data()).get(probabilities);
    return probabilities;
  }

  @Override
  public void close() {
    net.close();
  }
}

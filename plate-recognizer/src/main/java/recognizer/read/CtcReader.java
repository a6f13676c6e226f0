package recognizer.read;

import java.util.List;

/** Reads a line with a small convolutional network and connectionist temporal classification. */
final class CtcReader implements LineReader {
  static final String MODEL = "reader.onnx";

  @Override
  public List<Transcript> read(Line line) {
    throw new IllegalStateException();
  }

  @Override
  public void close() {}
}

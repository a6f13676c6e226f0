package recognizer.read;

/**
 * A line image as a reader sees it: grey bytes, row by row, glyphs dark on light, contrast
 * stretched.
 */
record Line(int width, int height, byte[] grey) {
  Line {
    if (grey.length != width * height) {
      throw new IllegalArgumentException(
          "a line of %d x %d pixels has not %d".formatted(width, height, grey.length));
    }
  }

  /** Contrast made alike, whatever the light: all but the outer two of a hundred are stretched. */
  static Line stretched(int width, int height, byte[] raw) {
    int[] counts = counts(raw);
    int edge = (int) (raw.length / 50.0 + 0.5);
    int low = valueAt(counts, edge);
    int span = Math.max(valueAt(counts, raw.length - 1 - edge) - low, 1);
    byte[] line = new byte[raw.length];
    for (int i = 0; i < line.length; i++) {
      double stretched = ((raw[i] & 0xff) - low) * 255.0 / span;
      line[i] = (byte) (int) Math.floor(Math.max(0, Math.min(255, stretched)) + 0.5);
    }
    return new Line(width, height, line);
  }

  static int[] counts(byte[] values) {
    int[] counts = new int[256];
    for (byte value : values) {
      counts[value & 0xff]++;
    }
    return counts;
  }

  /** The value at a place of the sorted values. */
  static int valueAt(int[] counts, int index) {
    int seen = 0;
    for (int value = 0; value < counts.length; value++) {
      seen += counts[value];
      if (seen > index) {
        return value;
      }
    }
    return counts.length - 1;
  }
}

package recognizer.read;

/** A line image for the readers: 120 x 36 grey bytes, row by row, glyphs dark on light. */
record Line(byte[] grey) {
  static final int WIDTH = 120;
  static final int HEIGHT = 36;

  /** The 2nd and the 98th percentile of 4,320 sorted values. */
  private static final int LOW_INDEX = 86;

  private static final int HIGH_INDEX = 4233;

  Line {
    if (grey.length != WIDTH * HEIGHT) {
      throw new IllegalArgumentException("a line has 4320 pixels, not " + grey.length);
    }
  }

  /** Polarity and contrast of a raw line made alike, whatever the plate's colour and the light. */
  static Line normalised(byte[] raw, boolean isDark) {
    byte[] line = new byte[raw.length];
    int[] counts = new int[256];
    for (int i = 0; i < raw.length; i++) {
      int value = isDark ? 255 - (raw[i] & 0xff) : raw[i] & 0xff;
      line[i] = (byte) value;
      counts[value]++;
    }
    int low = valueAt(counts, LOW_INDEX);
    int span = Math.max(valueAt(counts, HIGH_INDEX) - low, 1);
    for (int i = 0; i < line.length; i++) {
      double stretched = ((line[i] & 0xff) - low) * 255.0 / span;
      line[i] = (byte) (int) Math.floor(Math.max(0, Math.min(255, stretched)) + 0.5);
    }
    return new Line(line);
  }

  private static int valueAt(int[] counts, int index) {
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

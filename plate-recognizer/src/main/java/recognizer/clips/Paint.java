package recognizer.clips;

import org.bytedeco.opencv.opencv_core.Scalar;

/** Colours of plates, as blue, green, red. */
enum Paint {
  BLUE("blue", rgb(18, 70, 175), rgb(18, 70, 175), rgb(245, 245, 245)),
  GREEN("green", rgb(215, 236, 222), rgb(66, 178, 104), rgb(18, 18, 18)),
  YELLOW("yellow", rgb(240, 176, 12), rgb(240, 176, 12), rgb(20, 18, 16)),
  WHITE("white", rgb(236, 238, 238), rgb(236, 238, 238), rgb(18, 18, 18)),
  BLACK("black", rgb(22, 22, 26), rgb(22, 22, 26), rgb(240, 240, 240)),
  YELLOW_GREEN("yellow-green", rgb(88, 190, 120), rgb(88, 190, 120), rgb(18, 18, 18));

  static final Scalar RED = rgb(200, 24, 30);
  static final Scalar YELLOW_FIELD = rgb(240, 190, 20);

  private final String label;
  private final Scalar top;
  private final Scalar bottom;
  private final Scalar glyph;

  Paint(String label, Scalar top, Scalar bottom, Scalar glyph) {
    this.label = label;
    this.top = top;
    this.bottom = bottom;
    this.glyph = glyph;
  }

  static Paint of(String label) {
    for (Paint paint : values()) {
      if (paint.label.equals(label)) {
        return paint;
      }
    }
    throw new IllegalArgumentException(
        "a plate is blue, green, yellow, white, black or yellow-green, not \"" + label + "\"");
  }

  private static Scalar rgb(int red, int green, int blue) {
    return new Scalar(blue, green, red, 0);
  }

  /** The field's colour at a height, 0 at the top, 1 at the bottom. */
  Scalar field(double height) {
    double part = Math.max(0, Math.min(1, (height - 0.15) / 0.7));
    return new Scalar(
        top.get(0) + part * (bottom.get(0) - top.get(0)),
        top.get(1) + part * (bottom.get(1) - top.get(1)),
        top.get(2) + part * (bottom.get(2) - top.get(2)),
        0);
  }

  /** White plates carry some characters in red. */
  Scalar glyph(String plate, int position) {
    String character = plate.substring(position, position + 1);
    boolean isSpecial = "警应急".contains(character);
    boolean isForces = plate.matches("[A-Z].*") && position < 2;
    return this == WHITE && (isSpecial || isForces) ? RED : glyph;
  }
}

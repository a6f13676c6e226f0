package recognizer.clips;

import java.util.Random;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Draws the front or back of a vehicle, flat, by day or by night. Scoped by the caller. */
final class VehicleDrawing {
  private static final Scalar DARK = new Scalar(26, 25, 24, 0);
  private static final Scalar GLASS = new Scalar(58, 50, 44, 0);
  private static final Scalar CHROME = new Scalar(150, 152, 154, 0);
  private static final Scalar WHITE = new Scalar(255, 255, 255, 0);

  private final Outline outline;
  private final Scalar body;
  private final boolean isNight;
  private final Mat picture;
  private final Mat mask;

  private VehicleDrawing(Outline outline, Scalar body, boolean isNight) {
    this.outline = outline;
    this.body = body;
    this.isNight = isNight;
    int rows = px(outline.height());
    int columns = px(outline.width());
    this.picture = new Mat(rows, columns, opencv_core.CV_8UC3, DARK);
    this.mask = new Mat(rows, columns, opencv_core.CV_8UC1, new Scalar(0));
  }

  static Sprite draw(Outline outline, Scalar body, Mat plate, boolean isNight) {
    VehicleDrawing drawing = new VehicleDrawing(outline, body, isNight);
    drawing.wheels();
    drawing.cabin();
    drawing.hull();
    drawing.shade();
    if (outline.isFront()) {
      drawing.grille();
    } else {
      drawing.tail();
    }
    if (isNight) {
      drawing.picture.convertTo(drawing.picture, -1, 0.2, 0);
    }
    drawing.lamps();
    drawing.plate(plate);
    return Sprite.of(drawing.picture, drawing.mask, outline);
  }

  /** A body's colour as the streets show them. */
  static Scalar bodyColour(Random random) {
    int[][] colours = {
      {206, 208, 208},
      {34, 34, 36},
      {132, 136, 140},
      {150, 40, 36},
      {40, 52, 104},
      {92, 80, 66},
      {176, 170, 158},
      {60, 66, 62}
    };
    int[] rgb = colours[random.nextInt(colours.length)];
    return new Scalar(rgb[2], rgb[1], rgb[0], 0);
  }

  private void wheels() {
    box(-outline.width() / 2 + 0.05, 0, 0.26, 0.45, DARK);
    box(outline.width() / 2 - 0.31, 0, 0.26, 0.45, DARK);
  }

  private void cabin() {
    double half = outline.width() / 2;
    double slope = outline.isLorry() ? 0.04 : 0.2;
    double low = outline.shoulder();
    double high = outline.height();
    if (low < high) {
      shape(Mixing.scaled(body, 0.85), half - 0.08, low - 0.05, half - slope, high);
      double edge = (high - low) * 0.12;
      shape(GLASS, half - 0.17, low, half - slope - 0.09, high - edge);
      shape(Mixing.scaled(GLASS, 1.25), half - 0.5, low + 0.1, half - slope - 0.3, high - edge);
      if (outline.isFront()) { // seats and a wheel behind the glass
        box(-half * 0.55, low + 0.02, 0.3, (high - low) * 0.45, Mixing.scaled(GLASS, 0.6));
        box(half * 0.25, low + 0.02, 0.3, (high - low) * 0.45, Mixing.scaled(GLASS, 0.6));
      }
    }
  }

  private void hull() {
    double half = outline.width() / 2;
    double top = Math.min(outline.height(), outline.shoulder() + 0.02);
    shape(body, half, 0.22, half - 0.06, top);
    shape(Mixing.scaled(body, 0.72), half - 0.02, 0.2, half, 0.42);
    shape(DARK, half - 0.12, 0.16, half - 0.06, 0.24);
    if (!outline.isLorry()) {
      shape(Mixing.scaled(body, 1.18), half - 0.1, top - 0.2, half - 0.2, top - 0.04);
    }
  }

  /** Light from above, less of it further down. */
  private void shade() {
    for (int y = 0; y < picture.rows(); y++) {
      double light = 1.08 - 0.3 * y / picture.rows();
      Mat row = picture.row(y);
      row.convertTo(row, -1, light, 0);
    }
  }

  private void grille() {
    double width = outline.isLorry() ? 1.4 : 0.86;
    double bottom = outline.isLorry() ? 0.62 : 0.5;
    double height = outline.isLorry() ? 0.5 : 0.24;
    box(-width / 2, bottom, width, height, DARK);
    for (double y = bottom + 0.04; y < bottom + height; y += 0.06) {
      box(-width / 2 + 0.02, y, width - 0.04, 0.012, CHROME);
    }
    box(-width * 0.75, 0.27, width * 1.5, 0.1, DARK);
    double mirror = outline.width() / 2 - 0.1;
    box(-mirror - 0.1, outline.shoulder() + 0.02, 0.15, 0.11, Mixing.scaled(body, 0.7));
    box(mirror - 0.05, outline.shoulder() + 0.02, 0.15, 0.11, Mixing.scaled(body, 0.7));
  }

  private void tail() {
    Scalar seam = Mixing.scaled(body, 0.55);
    double half = outline.width() / 2;
    if (outline.isLorry()) {
      box(-0.01, 0.95, 0.02, 1.6, DARK);
      for (double x : new double[] {-half + 0.1, -0.5, 0.45, half - 0.15}) {
        box(x, 1.0, 0.04, 1.5, seam);
      }
      box(-half, 0.36, outline.width(), 0.56, DARK);
    } else {
      box(-half + 0.1, outline.lamps() - 0.13, 2 * half - 0.2, 0.01, seam);
      box(-0.3, outline.plate() - 0.1, 0.6, 0.2, Mixing.scaled(body, 0.6));
      box(-half + 0.2, 0.2, 0.12, 0.05, CHROME);
    }
  }

  private void lamps() {
    for (int side : new int[] {-1, 1}) {
      double x = side * outline.lampOffset();
      if (outline.isFront()) {
        oval(x, outline.lamps(), 0.2, 0.09, isNight ? WHITE : CHROME);
        oval(x, outline.lamps(), 0.09, 0.06, isNight ? WHITE : new Scalar(228, 230, 230, 0));
      } else {
        Scalar red = isNight ? new Scalar(60, 40, 250, 0) : new Scalar(34, 26, 150, 0);
        box(x - 0.15, outline.lamps() - 0.07, 0.3, 0.14, red);
        box(x - 0.15, outline.lamps() - 0.07, 0.3, 0.03, new Scalar(60, 120, 190, 0));
      }
    }
  }

  /** The plate in its holder; at night it throws the light back. */
  private void plate(Mat plate) {
    double width = plate.cols() / PlateDrawing.SCALE / 1000;
    double height = plate.rows() / PlateDrawing.SCALE / 1000;
    box(
        -width / 2 - 0.012,
        outline.plate() - height / 2 - 0.012,
        width + 0.024,
        height + 0.024,
        Mixing.scaled(DARK, isNight ? 0.4 : 1));
    Rect place = rect(-width / 2, outline.plate() - height / 2, width, height);
    Mat small = new Mat();
    Size size = new Size(place.width(), place.height());
    opencv_imgproc.resize(plate, small, size, 0, 0, opencv_imgproc.INTER_AREA);
    small.convertTo(small, -1, isNight ? 0.72 : 0.92, 0);
    small.copyTo(picture.apply(place));
  }

  /** A symmetrical trapezium: half widths and heights of its lower and upper edge. */
  private void shape(Scalar colour, double halfLow, double low, double halfHigh, double high) {
    double middle = outline.width() / 2;
    double[] xs = {middle - halfHigh, middle + halfHigh, middle + halfLow, middle - halfLow};
    double[] ys = {high, high, low, low};
    Mat points = new Mat(4, 1, opencv_core.CV_32SC2);
    IntPointer values = new IntPointer(points.data());
    for (int i = 0; i < 4; i++) {
      values.put(2L * i, px(xs[i])).put(2L * i + 1, px(outline.height() - ys[i]));
    }
    opencv_imgproc.fillConvexPoly(picture, points, colour, opencv_imgproc.LINE_AA, 0);
    opencv_imgproc.fillConvexPoly(mask, points, WHITE);
  }

  private void box(double left, double bottom, double width, double height, Scalar colour) {
    Rect place = rect(left, bottom, width, height);
    opencv_imgproc.rectangle(picture, place, colour, -1, opencv_imgproc.LINE_8, 0);
    opencv_imgproc.rectangle(mask, place, WHITE, -1, opencv_imgproc.LINE_8, 0);
  }

  private void oval(double x, double y, double halfWidth, double halfHeight, Scalar colour) {
    opencv_imgproc.ellipse(
        picture,
        new org.bytedeco.opencv.opencv_core.Point(
            px(x + outline.width() / 2), px(outline.height() - y)),
        new Size(px(halfWidth), px(halfHeight)),
        0,
        0,
        360,
        colour,
        -1,
        opencv_imgproc.LINE_AA,
        0);
  }

  private Rect rect(double left, double bottom, double width, double height) {
    int x = px(left + outline.width() / 2);
    int y = px(outline.height() - bottom - height);
    return new Rect(x, y, px(width), px(height));
  }

  private static int px(double metres) {
    return (int) Math.round(metres * Sprite.SCALE);
  }
}

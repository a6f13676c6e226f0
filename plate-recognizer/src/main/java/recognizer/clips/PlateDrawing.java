package recognizer.clips;

import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Draws plates, two pixels a millimetre. Native objects are released by the caller's scope. */
final class PlateDrawing {
  static final double SCALE = 2;
  private final GlyphAtlas glyphs;

  PlateDrawing(GlyphAtlas glyphs) {
    this.glyphs = glyphs;
  }

  Mat draw(Car car, Random random) {
    PlateLayout layout = PlateLayout.of(car.plate(), car.colour(), car.rows());
    Paint paint = Paint.of(car.colour());
    Mat plate = new Mat(px(layout.height()), px(layout.width()), opencv_core.CV_8UC3);
    field(plate, layout, paint);
    border(plate, paint.glyph("0", 0));
    for (int i = 0; i < layout.cells().size(); i++) {
      Scalar colour = paint.glyph(car.plate(), i);
      stamp(plate, layout.cells().get(i), glyphs.glyph(car.plate().charAt(i)), colour);
    }
    dot(plate, layout.dot(), paint.glyph("0", 0));
    screws(plate);
    dirt(plate, random);
    return plate;
  }

  private static void field(Mat plate, PlateLayout layout, Paint paint) {
    for (int y = 0; y < plate.rows(); y++) {
      plate.row(y).put(paint.field(y / (double) plate.rows()));
    }
    if (paint == Paint.YELLOW_GREEN) {
      Cell second = layout.cells().get(1);
      int right = px(second.left() + second.width() + 12);
      plate.apply(new Rect(0, 0, right, plate.rows())).put(Paint.YELLOW_FIELD);
    }
  }

  private static void border(Mat plate, Scalar colour) {
    int inset = px(4);
    opencv_imgproc.rectangle(
        plate,
        new Rect(inset, inset, plate.cols() - 2 * inset, plate.rows() - 2 * inset),
        colour,
        px(1.5),
        opencv_imgproc.LINE_AA,
        0);
  }

  private static void stamp(Mat plate, Cell cell, Mat glyph, Scalar colour) {
    Rect place = new Rect(px(cell.left()), px(cell.top()), px(cell.width()), px(cell.height()));
    Mat shape = new Mat();
    Size size = new Size(place.width(), place.height());
    opencv_imgproc.resize(glyph, shape, size, 0, 0, opencv_imgproc.INTER_AREA);
    Mat target = plate.apply(place);
    Mat ink = new Mat(target.size(), opencv_core.CV_8UC3, colour);
    Mixing.blend(ink, target, shape);
  }

  private static void dot(Mat plate, Cell dot, Scalar colour) {
    if (dot.width() > 0) {
      Point middle = new Point(px(dot.left() + dot.width() / 2), px(dot.top() + dot.height() / 2));
      opencv_imgproc.circle(
          plate, middle, px(dot.width() / 2), colour, -1, opencv_imgproc.LINE_AA, 0);
    }
  }

  private static void screws(Mat plate) {
    Scalar steel = new Scalar(150, 150, 150, 0);
    for (int x : new int[] {plate.cols() / 4, plate.cols() * 3 / 4}) {
      for (int y : new int[] {px(10), plate.rows() - px(10)}) {
        opencv_imgproc.circle(plate, new Point(x, y), px(4), steel, -1, opencv_imgproc.LINE_AA, 0);
      }
    }
  }

  /** Faint blotches that darken a plate here and there. */
  private static void dirt(Mat plate, Random random) {
    Mat coarse = Mixing.noise(6, 14, 24, random);
    Mat blotches = new Mat();
    opencv_imgproc.resize(coarse, blotches, plate.size(), 0, 0, opencv_imgproc.INTER_CUBIC);
    opencv_core.subtract(plate, blotches, plate);
  }

  private static int px(double millimetres) {
    return (int) Math.round(millimetres * SCALE);
  }
}

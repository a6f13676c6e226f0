package recognizer.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.opencv.opencv_core.Rect;

/** A plate's corners in a picture: top left, top right, bottom right, bottom left. */
public record Quad(List<Point> corners) {
  public Quad {
    if (corners.size() != 4) {
      throw new IllegalArgumentException("a plate has four corners, not " + corners.size());
    }
    corners = List.copyOf(corners);
  }

  /** From eight numbers: x and y of each corner. */
  public static Quad of(double... xy) {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      corners.add(new Point(xy[i], xy[i + 1]));
    }
    return new Quad(corners);
  }

  public Quad map(UnaryOperator<Point> move) {
    return new Quad(corners.stream().map(move).toList());
  }

  public Quad scaled(double factor) {
    return map(p -> new Point(p.x() * factor, p.y() * factor));
  }

  public Point centre() {
    return new Point(
        corners.stream().mapToDouble(Point::x).sum() / 4,
        corners.stream().mapToDouble(Point::y).sum() / 4);
  }

  /** Mean length of the upper and the lower edge. */
  public double width() {
    return (edge(0, 1) + edge(3, 2)) / 2;
  }

  /** Mean length of the left and the right edge. */
  public double height() {
    return (edge(0, 3) + edge(1, 2)) / 2;
  }

  private double edge(int from, int to) {
    return corners.get(from).distanceTo(corners.get(to));
  }

  /** Enclosed pixels; above 0 for corners in their order, clockwise on the screen. */
  public double area() {
    return area(corners);
  }

  /** Common area over joint area, 0 to 1. Both quads must be convex. */
  public double overlapWith(Quad other) {
    double common = Math.max(0, area(clippedBy(other)));
    double joint = Math.max(0, area()) + Math.max(0, other.area()) - common;
    return joint <= 0 ? 0 : common / joint;
  }

  private static double area(List<Point> polygon) {
    double twice = 0;
    for (int i = 0; i < polygon.size(); i++) {
      Point a = polygon.get(i);
      Point b = polygon.get((i + 1) % polygon.size());
      twice += a.x() * b.y() - b.x() * a.y();
    }
    return twice / 2;
  }

  /** Sutherland and Hodgman: cut this polygon at each edge of the other. */
  private List<Point> clippedBy(Quad other) {
    List<Point> rest = corners;
    for (int i = 0; i < 4 && !rest.isEmpty(); i++) {
      rest = cut(rest, other.corners.get(i), other.corners.get((i + 1) % 4));
    }
    return rest;
  }

  private static List<Point> cut(List<Point> polygon, Point from, Point to) {
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i++) {
      Point a = polygon.get(i);
      Point b = polygon.get((i + 1) % polygon.size());
      double sideA = side(a, from, to);
      double sideB = side(b, from, to);
      if (sideA >= 0) {
        kept.add(a);
      }
      if (sideA * sideB < 0) {
        double part = sideA / (sideA - sideB);
        kept.add(new Point(a.x() + part * (b.x() - a.x()), a.y() + part * (b.y() - a.y())));
      }
    }
    return kept;
  }

  private static double side(Point p, Point from, Point to) {
    return (to.x() - from.x()) * (p.y() - from.y()) - (to.y() - from.y()) * (p.x() - from.x());
  }

  /** The smallest upright rectangle of whole pixels that holds the part of it within a picture. */
  public Rect boundsWithin(int width, int height) {
    var xs = corners.stream().mapToDouble(Point::x).summaryStatistics();
    var ys = corners.stream().mapToDouble(Point::y).summaryStatistics();
    int left = (int) Math.max(0, Math.min(width, Math.floor(xs.getMin())));
    int top = (int) Math.max(0, Math.min(height, Math.floor(ys.getMin())));
    int right = (int) Math.max(left, Math.min(width, Math.ceil(xs.getMax())));
    int bottom = (int) Math.max(top, Math.min(height, Math.ceil(ys.getMax())));
    return new Rect(left, top, right - left, bottom - top);
  }
}

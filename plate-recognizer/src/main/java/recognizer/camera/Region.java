package recognizer.camera;

/** A rectangle of a picture in parts of its width and height, 0 to 1; right and bottom are out. */
public record Region(double left, double top, double right, double bottom) {
  public static final Region WHOLE = new Region(0, 0, 1, 1);

  public Region {
    if (!(left >= 0 && top >= 0 && right <= 1 && bottom <= 1 && left < right && top < bottom)) {
      throw new IllegalArgumentException(
          "region must have 0 <= left < right <= 1 and 0 <= top < bottom <= 1, but is "
              + left
              + ", "
              + top
              + ", "
              + right
              + ", "
              + bottom);
    }
  }

  public boolean contains(double x, double y) {
    return x >= left && x < right && y >= top && y < bottom;
  }
}

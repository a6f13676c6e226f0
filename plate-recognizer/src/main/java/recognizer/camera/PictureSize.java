package recognizer.camera;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A picture's size as its header tells it, before anything is decoded: a small file can claim to
 * hold a picture that fills the memory.
 */
record PictureSize(long width, long height) {
  private static final int PNG = 0x8950_4e47;
  private static final int RIFF = 0x5249_4646;
  private static final int WEBP = 0x5745_4250;
  private static final int JPEG = 0xffd8;
  private static final int BMP = 0x424d;
  private static final int TIFF_LITTLE = 0x4949_2a00;
  private static final int TIFF_BIG = 0x4d4d_002a;
  private static final int TIFF_WIDTH = 256;
  private static final int TIFF_HEIGHT = 257;
  private static final int SHORT_TYPE = 3;

  long pixels() {
    return width * height;
  }

  /** Empty when the bytes are of no known kind or end before their size. */
  static Optional<PictureSize> of(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      int start = in.getInt(0);
      if (start == PNG) {
        return size(Integer.toUnsignedLong(in.getInt(16)), Integer.toUnsignedLong(in.getInt(20)));
      }
      if (start >>> 16 == JPEG) {
        return jpeg(in);
      }
      if (start >>> 16 == BMP) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        return size(Math.abs((long) in.getInt(18)), Math.abs((long) in.getInt(22)));
      }
      if (start == RIFF && in.getInt(8) == WEBP) {
        return webp(in.order(ByteOrder.LITTLE_ENDIAN));
      }
      if (start == TIFF_LITTLE || start == TIFF_BIG) {
        return tiff(in.order(start == TIFF_BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
      }
      return Optional.empty();
    } catch (IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Optional<PictureSize> size(long width, long height) {
    return Optional.of(new PictureSize(width, height));
  }

  /** The size stands in the first start-of-frame segment. */
  private static Optional<PictureSize> jpeg(ByteBuffer in) {
    int at = 2;
    while (true) {
      int marker = in.getShort(at) & 0xffff;
      boolean isFrame =
          marker >= 0xffc0
              && marker <= 0xffcf
              && marker != 0xffc4
              && marker != 0xffc8
              && marker != 0xffcc;
      if (isFrame) {
        return size(in.getShort(at + 7) & 0xffff, in.getShort(at + 5) & 0xffff);
      }
      at += 2 + Math.max(2, in.getShort(at + 2) & 0xffff);
    }
  }

  private static Optional<PictureSize> webp(ByteBuffer in) {
    String kind =
        "" + (char) in.get(12) + (char) in.get(13) + (char) in.get(14) + (char) in.get(15);
    switch (kind) {
      case "VP8 ":
        return size(in.getShort(26) & 0x3fff, in.getShort(28) & 0x3fff);
      case "VP8L":
        int bits = in.getInt(21);
        return size((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
      case "VP8X":
        return size((in.getInt(24) & 0xffffff) + 1L, (in.getInt(26) >>> 8) + 1L);
      default:
        return Optional.empty();
    }
  }

  private static Optional<PictureSize> tiff(ByteBuffer in) {
    int at = in.getInt(4);
    int entries = in.getShort(at) & 0xffff;
    long width = 0;
    long height = 0;
    for (int i = 0; i < entries; i++) {
      int entry = at + 2 + 12 * i;
      int tag = in.getShort(entry) & 0xffff;
      long value =
          in.getShort(entry + 2) == SHORT_TYPE
              ? in.getShort(entry + 8) & 0xffff
              : Integer.toUnsignedLong(in.getInt(entry + 8));
      width = tag == TIFF_WIDTH ? value : width;
      height = tag == TIFF_HEIGHT ? value : height;
    }
    return size(width, height);
  }
}

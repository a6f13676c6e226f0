package recognizer.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Draws the main page of a vehicle licence as a phone photographs it: on a table, askew, in uneven
 * light, a little blurred. Nothing on it belongs to anybody.
 */
public final class DrawnLicence {
  private static final int WIDTH = 1240;
  private static final int HEIGHT = 850;
  private static final int TABLE = 130;
  private static final int LABEL = 34;
  private static final int VALUE = 44;

  private final Font font;

  /**
   * @param font a TrueType file that has the hanzi of a licence
   * @throws IOException when it cannot be read, or is none
   */
  public DrawnLicence(Path font) throws IOException {
    try {
      this.font = Font.createFont(Font.TRUETYPE_FONT, font.toFile());
    } catch (FontFormatException e) {
      throw new IOException(font + ": this is no TrueType font.", e);
    }
  }

  /** Draws one: FONT PLATE FILE. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("recognizer.bench.DrawnLicence FONT PLATE FILE");
      System.exit(2);
    }
    byte[] picture =
        new DrawnLicence(Path.of(arguments[0]))
            .of(arguments[1], Photograph.PLAIN, new Random(arguments[1].hashCode()));
    Files.write(Path.of(arguments[2]), picture);
  }

  /**
   * How it is photographed.
   *
   * @param turn in degrees, clockwise
   * @param shear how far the lower edge lies right of the upper one, as a share of the height
   * @param width of the photograph in pixels
   * @param blur radius in pixels of the drawing
   * @param shade how much darker it is on the right, 0 to 1
   * @param noise of each pixel, in grey levels
   * @param quality of the JPEG, 0 to 1
   */
  public record Photograph(
      double turn, double shear, int width, int blur, double shade, int noise, double quality) {
    /** Straight, sharp and evenly lit. */
    public static final Photograph PLAIN = new Photograph(0, 0, WIDTH + 2 * TABLE, 0, 0, 0, 0.9);

    static Photograph any(Random random) {
      return new Photograph(
          random.nextGaussian() * 2,
          random.nextGaussian() * 0.02,
          1000 + random.nextInt(1600),
          random.nextInt(3),
          random.nextDouble() * 0.6,
          random.nextInt(14),
          0.55 + random.nextDouble() * 0.4);
    }
  }

  /** The photograph of a licence for a plate, as JPEG. */
  public byte[] of(String plate, Photograph how, Random random) throws IOException {
    BufferedImage scene =
        new BufferedImage(WIDTH + 2 * TABLE, HEIGHT + 2 * TABLE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(scene);
    pen.setColor(new Color(70 + random.nextInt(80), 60 + random.nextInt(70), 60));
    pen.fillRect(0, 0, scene.getWidth(), scene.getHeight());
    pen.rotate(Math.toRadians(how.turn()), scene.getWidth() / 2.0, scene.getHeight() / 2.0);
    pen.shear(how.shear(), 0);
    pen.translate(TABLE, TABLE);
    paper(pen, random);
    text(pen, plate, random);
    pen.dispose();
    return jpeg(noisy(shaded(blurred(scene, how.blur()), how.shade()), how, random), how);
  }

  private static Graphics2D pen(BufferedImage picture) {
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return pen;
  }

  private static void paper(Graphics2D pen, Random random) {
    pen.setColor(new Color(236, 240, 232));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(new Color(222, 229, 224));
    for (int i = 0; i < 60; i++) {
      pen.draw(
          new QuadCurve2D.Double(
              0,
              random.nextInt(HEIGHT),
              WIDTH / 2.0,
              random.nextInt(HEIGHT),
              WIDTH,
              random.nextInt(HEIGHT)));
    }
  }

  private void text(Graphics2D pen, String plate, Random random) {
    pen.setColor(new Color(20, 20, 24));
    write(pen, "中华人民共和国机动车行驶证", 52, new Point(250, 80));
    write(pen, "Vehicle License of the People's Republic of China", 28, new Point(290, 125));
    write(pen, new Field(40, 190, "号牌号码", "Plate No.", 190), plate);
    write(pen, new Field(640, 190, "车辆类型", "Vehicle Type", 220), "小型轿车");
    write(pen, new Field(40, 275, "所 有 人", "Owner", 190), "某某某");
    write(
        pen, new Field(40, 360, "住    址", "Address", 190), "某省某市某区某某路" + random.nextInt(99) + "号");
    write(pen, new Field(40, 445, "使用性质", "Use Character", 240), "非营运");
    write(pen, new Field(580, 445, "品牌型号", "Model", 180), "某某牌" + serial(random, 7));
    write(pen, new Field(420, 540, "车辆识别代号", "VIN", 260), "L" + serial(random, 16));
    write(pen, new Field(420, 630, "发动机号码", "Engine No.", 260), serial(random, 8));
    write(pen, new Field(420, 720, "注册日期", "Register Date", 220), "2019-05-06");
    write(pen, new Field(860, 720, "发证日期", "Issue Date", 170), "2019-05-06");
    pen.setColor(new Color(200, 50, 50));
    pen.setStroke(new BasicStroke(5));
    pen.drawRect(60, 520, 300, 280);
    write(pen, "某省某市", 52, new Point(100, 600));
    write(pen, "公安局交", 52, new Point(100, 680));
    write(pen, "通警察队", 52, new Point(100, 760));
  }

  private static String serial(Random random, int length) {
    StringBuilder serial = new StringBuilder();
    for (int i = 0; i < length; i++) {
      serial.append("ABCDEFGHJKLMNPRSTUVWXYZ0123456789".charAt(random.nextInt(33)));
    }
    return serial.toString();
  }

  /** A label in two languages, and its value so far right of it. */
  private record Field(int x, int y, String name, String english, int gap) {}

  private void write(Graphics2D pen, Field field, String value) {
    write(pen, field.name(), LABEL, new Point(field.x(), field.y()));
    write(pen, field.english(), 24, new Point(field.x(), field.y() + 32));
    write(pen, value, VALUE, new Point(field.x() + field.gap(), field.y() + 5));
  }

  private void write(Graphics2D pen, String words, int size, Point at) {
    pen.setFont(font.deriveFont((float) size));
    pen.drawString(words, at.x, at.y);
  }

  private static BufferedImage blurred(BufferedImage scene, int radius) {
    if (radius == 0) {
      return scene;
    }
    int size = 2 * radius + 1;
    float[] weights = new float[size * size];
    Arrays.fill(weights, 1f / weights.length);
    return new ConvolveOp(new Kernel(size, size, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(scene, null);
  }

  private static BufferedImage shaded(BufferedImage scene, double shade) {
    Graphics2D pen = pen(scene);
    pen.setPaint(
        new GradientPaint(
            0,
            0,
            new Color(0, 0, 0, 0),
            scene.getWidth(),
            scene.getHeight() / 3f,
            new Color(0, 0, 0, (int) (shade * 255))));
    pen.fillRect(0, 0, scene.getWidth(), scene.getHeight());
    pen.dispose();
    return scene;
  }

  private static BufferedImage noisy(BufferedImage scene, Photograph how, Random random) {
    double scale = how.width() / (double) scene.getWidth();
    int height = (int) (scene.getHeight() * scale);
    BufferedImage photograph = new BufferedImage(how.width(), height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(photograph);
    pen.drawRenderedImage(scene, AffineTransform.getScaleInstance(scale, scale));
    pen.dispose();
    if (how.noise() > 0) {
      int[] pixels = photograph.getRGB(0, 0, how.width(), height, null, 0, how.width());
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = noisy(pixels[i], (int) (random.nextGaussian() * how.noise()));
      }
      photograph.setRGB(0, 0, how.width(), height, pixels, 0, how.width());
    }
    return photograph;
  }

  private static int noisy(int pixel, int noise) {
    int value = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      value |= Math.max(0, Math.min(255, (pixel >> shift & 0xff) + noise)) << shift;
    }
    return value;
  }

  private static byte[] jpeg(BufferedImage picture, Photograph how) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality((float) how.quality());
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}

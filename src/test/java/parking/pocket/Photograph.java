package parking.pocket;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.imageio.ImageIO;

/** What a camera of the tests takes: the back of a drawn car, with nobody's plate. */
final class Photograph {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 540;

  private Photograph() {}

  /**
   * As a reading carries it.
   *
   * @param lane the lane looks different from others
   */
  static Map<String, Object> of(String lane) throws IOException {
    var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setColor(lane.equals("exit") ? new Color(0x46505c) : new Color(0x6d7784));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(new Color(0x2f3640));
    pen.fillRect(0, 360, WIDTH, 180);
    pen.setColor(new Color(0xb9c2cc));
    pen.fillRoundRect(280, 150, 400, 260, 80, 80);
    pen.setColor(new Color(0x20262d));
    pen.fillRoundRect(330, 175, 300, 90, 40, 40);
    pen.setColor(new Color(0x1c4fa3));
    pen.fillRoundRect(400, 320, 160, 44, 8, 8);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", bytes);
    return Map.of(
        "mediaType", "image/jpeg",
        "sha256", hash(bytes.toByteArray()),
        "data", Base64.getEncoder().encodeToString(bytes.toByteArray()));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

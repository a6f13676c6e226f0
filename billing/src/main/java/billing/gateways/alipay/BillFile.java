package billing.gateways.alipay;

import billing.gateways.guarding.CallFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.zip.ZipInputStream;

/** Takes the bill of trades out of the archive that Alipay hands out, names and text in GBK. */
final class BillFile {
  private static final Charset GBK = Charset.forName("GBK");
  private static final int LONGEST = 64 * 1024 * 1024;

  private BillFile() {}

  /**
   * The text of the file that is the bill of trades; the archive's other file sums it up.
   *
   * @throws CallFailed when the archive has no such file, is not whole, or too large
   */
  static String text(byte[] archive) {
    try (var files = new ZipInputStream(new ByteArrayInputStream(archive), GBK)) {
      var left = LONGEST;
      while (files.getNextEntry() != null) {
        var bytes = files.readNBytes(left + 1);
        if (bytes.length > left) {
          throw CallFailed.unusable("the bill is too long");
        }
        left -= bytes.length;
        var text = new String(bytes, GBK);
        if (text.startsWith(Bill.TITLE)) {
          return text;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw CallFailed.unusable("the archive with the bill is not whole");
    }
    throw CallFailed.unusable("the archive holds no bill of trades");
  }
}

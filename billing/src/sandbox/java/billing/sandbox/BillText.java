package billing.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes a bill, zips it on the way and takes its digest. */
final class BillText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final ByteArrayOutputStream zipped = new ByteArrayOutputStream();
  private final MessageDigest sha1;
  private final OutputStream out;

  BillText(List<String> columns) {
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
      out = new DigestOutputStream(new GZIPOutputStream(zipped), sha1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(BYTE_ORDER_MARK + String.join(",", columns));
  }

  /**
   * A finished bill.
   *
   * @param sha1 of the text before it was zipped
   */
  record Bill(byte[] zipped, String sha1) {}

  void line(List<String> fields) {
    write("`" + String.join(",`", fields));
  }

  Bill end(List<String> names, List<String> totals) {
    write(String.join(",", names));
    line(totals);
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Bill(zipped.toByteArray(), HexFormat.of().formatHex(sha1.digest()));
  }

  private void write(String line) {
    try {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

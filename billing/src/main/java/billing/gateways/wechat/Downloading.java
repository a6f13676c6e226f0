package billing.gateways.wechat;

import billing.gateways.guarding.CallFailed;
import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.service.billdownload.model.HashType;
import com.wechat.pay.java.service.billdownload.model.QueryBillEntity;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Downloads a bill and has it read. The answer is not signed: the digest, which came signed, has to
 * fit what was read, and our request goes nowhere but to the channel.
 */
final class Downloading {
  private static final Set<String> THEIR_HOSTS =
      Set.of("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com");
  private static final long LONGEST_BILL = 1L << 31;

  private final OkHttpClient client;
  private final Credential signing;
  private final URI base;

  Downloading(OkHttpClient client, Credential signing, URI base) {
    this.client = client;
    this.signing = signing;
    this.base = base;
  }

  /** Reads the lines of a kind of bill. */
  interface Form<L> {
    /**
     * @throws BadBill when nothing of it may be used
     */
    List<L> read(BufferedReader in) throws IOException;
  }

  /**
   * @param where as the channel answered
   * @throws BadBill when the bill is not whole, contradicts itself, or is not at the channel
   * @throws CallFailed when it did not come
   */
  <L> List<L> read(QueryBillEntity where, Form<L> form) {
    if (where.getHashType() != HashType.SHA1
        || where.getHashValue() == null
        || where.getDownloadUrl() == null) {
      throw new BadBill("the channel names no address or no SHA-1 digest of the bill");
    }
    var url = atTheChannel(where.getDownloadUrl());
    var request =
        new Request.Builder()
            .url(url.toString())
            .header("Authorization", signing.getAuthorization(url, "GET", ""))
            .build();
    try (var answer = client.newCall(request).execute()) {
      if (answer.code() != 200 || answer.body() == null) {
        throw CallFailed.network("the bill's address answers " + answer.code());
      }
      return unzipped(answer.body().byteStream(), where.getHashValue(), form);
    } catch (EOFException | ZipException | MalformedInputException e) {
      throw new BadBill("the bill is cut off or no gzip of UTF-8 text");
    } catch (InterruptedIOException e) {
      throw CallFailed.network("the bill did not come in time");
    } catch (IOException e) {
      throw CallFailed.network("the connection broke before the bill was complete");
    }
  }

  private URI atTheChannel(String address) {
    try {
      var url = URI.create(address);
      var isTheirs =
          THEIR_HOSTS.contains(String.valueOf(url.getHost()))
              && THEIR_HOSTS.contains(base.getHost());
      if (String.valueOf(url.getScheme()).equals(base.getScheme())
          && url.getPort() == base.getPort()
          && (isTheirs || base.getHost().equals(url.getHost()))) {
        return url;
      }
    } catch (IllegalArgumentException noAddress) {
      throw new BadBill("the bill's address is none");
    }
    throw new BadBill("the bill's address is not at the channel; nothing was sent there");
  }

  private static <L> List<L> unzipped(InputStream zipped, String digest, Form<L> form)
      throws IOException {
    var sha1 = sha1();
    var text = new DigestInputStream(new Limited(new GZIPInputStream(zipped), LONGEST_BILL), sha1);
    var strict = StandardCharsets.UTF_8.newDecoder();
    List<L> lines;
    try {
      lines = form.read(new BufferedReader(new InputStreamReader(text, strict)));
    } catch (BadBill wrong) {
      text.transferTo(java.io.OutputStream.nullOutputStream());
      throw isDigest(sha1, digest) ? wrong : new BadBill("the bill does not fit its digest");
    }
    if (!isDigest(sha1, digest)) {
      throw new BadBill("the bill does not fit its digest");
    }
    return lines;
  }

  private static boolean isDigest(MessageDigest sha1, String told) {
    return HexFormat.of().formatHex(sha1.digest()).equalsIgnoreCase(told);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package billing.gateways.wechat;

import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.okhttp.OkHttpClientAdapter;
import com.wechat.pay.java.core.util.NonceUtil;
import com.wechat.pay.java.service.billdownload.BillDownloadService;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.payments.jsapi.JsapiService;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.wexinpayscoreparking.WexinPayScoreParkingService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * The SDK's service on an HTTP client of our own. The SDK's credential and validator write whole
 * messages, plates included, to their debug log; the two here do the same work and write nothing.
 * Signatures go by real time, whatever time the lot runs on.
 */
final class Wire {
  private static final InstantSource REAL_TIME = InstantSource.system();
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final int NONCE_LENGTH = 32;
  private static final int IDLE_CONNECTIONS = 5;
  private static final int IDLE_SECONDS = 7;

  private Wire() {}

  /** Opens the calls of the contract; the client makes no retry of its own. */
  static Channel open(WeChatSettings settings, Account account) {
    var client = client(settings);
    var signing = new Signing(account);
    var http =
        new OkHttpClientAdapter(
            signing,
            new Verifying(account.keys().createVerifier()),
            client.newBuilder().addInterceptor(new Rerouting(settings.baseUrl())).build());
    return new Channel(
        new WexinPayScoreParkingService.Builder().httpClient(http).build(),
        new JsapiService.Builder().httpClient(http).build(),
        new H5Service.Builder().httpClient(http).build(),
        new RefundService.Builder().httpClient(http).build(),
        new BillDownloadService.Builder()
            .httpClient(http)
            .decryptor(account.keys().createDecryptor())
            .build(),
        new Downloading(
            client
                .newBuilder()
                .callTimeout(settings.billCallTimeout())
                .readTimeout(settings.billCallTimeout())
                .build(),
            signing,
            settings.baseUrl()));
  }

  private static OkHttpClient client(WeChatSettings settings) {
    return new OkHttpClient.Builder()
        .connectTimeout(settings.connectTimeout())
        .callTimeout(settings.callTimeout())
        .readTimeout(settings.callTimeout())
        .writeTimeout(settings.callTimeout())
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
        .build();
  }

  /**
   * Whether a signature's time is within five minutes of now.
   *
   * @param seconds since 1970, as a header says; null is not fresh
   */
  static boolean isFresh(String seconds) {
    if (seconds == null || !seconds.matches("\\d{1,12}")) {
      return false;
    }
    var signed = Instant.ofEpochSecond(Long.parseLong(seconds));
    return Duration.between(signed, REAL_TIME.instant()).abs().compareTo(SKEW) <= 0;
  }

  /** Whether this is the platform's signature; whatever is missing or malformed is not. */
  static boolean isSigned(Verifier verifier, String serial, String message, String signature) {
    try {
      return serial != null && signature != null && verifier.verify(serial, message, signature);
    } catch (IllegalArgumentException malformedBase64) {
      return false;
    }
  }

  /** Signs requests as the merchant. */
  private record Signing(Account account) implements Credential {
    @Override
    public String getSchema() {
      return "WECHATPAY2-SHA256-RSA2048";
    }

    @Override
    public String getMerchantId() {
      return account.merchantId();
    }

    @Override
    public String getAuthorization(URI uri, String method, String body) {
      var nonce = NonceUtil.createNonce(NONCE_LENGTH);
      var stamp = REAL_TIME.instant().getEpochSecond();
      var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      var text =
          "%s\n%s%s\n%d\n%s\n%s\n".formatted(method, uri.getRawPath(), query, stamp, nonce, body);
      var signed = account.keys().createSigner().sign(text);
      return "%s mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%d\",serial_no=\"%s\",signature=\"%s\""
          .formatted(
              getSchema(),
              getMerchantId(),
              nonce,
              stamp,
              signed.getCertificateSerialNumber(),
              signed.getSign());
    }
  }

  /** Verifies answers of the platform. */
  private record Verifying(Verifier verifier) implements Validator {
    @Override
    public String getSerialNumber() {
      return verifier.getSerialNumber();
    }

    @Override
    public boolean validate(HttpHeaders headers, String body) {
      var stamp = headers.getHeader("Wechatpay-Timestamp");
      var nonce = headers.getHeader("Wechatpay-Nonce");
      var message = "%s\n%s\n%s\n".formatted(stamp, nonce, body == null ? "" : body);
      return isFresh(stamp)
          && isSigned(
              verifier,
              headers.getHeader("Wechatpay-Serial"),
              message,
              headers.getHeader("Wechatpay-Signature"));
    }
  }
}

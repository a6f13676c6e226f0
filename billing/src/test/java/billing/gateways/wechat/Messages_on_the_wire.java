package billing.gateways.wechat;

import static billing.gateways.wechat.Merchant.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChannelVehicle;
import billing.api.ChannelVehicle.PlateColour;
import billing.api.StayId;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import billing.gateways.RefundOrder;
import billing.money.Fen;
import billing.sandbox.LotTime;
import com.google.gson.JsonObject;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One visit from entry to bill, byte for byte: every request's signature is verified here with
 * nothing but the JDK, and each message is compared with its golden file. What differs from run to
 * run (nonces, times of signing, keys, numbers that the sandbox draws) stands there in capitals.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Messages_on_the_wire {
  private static final Instant ENTERED = Instant.parse("2026-11-24T10:30:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");
  private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final List<String> CALLS =
      List.of(
          "find",
          "parkings",
          "transactions",
          "query",
          "refunds",
          "refund-query",
          "tradebill",
          "download",
          "fundflowbill",
          "download-funds");

  @TempDir Path folder;
  private Merchant merchant;
  private Wiretap tap;
  private WeChatGateway gateway;

  @BeforeEach
  void listen() throws Exception {
    var real = InstantSource.system();
    var evening = ENTERED.plus(Duration.ofHours(2));
    merchant = Merchant.in(folder, Duration.ZERO, new LotTime(real, evening, real.instant(), 1));
    tap = new Wiretap(merchant.port());
    gateway = Merchant.open(Setup.of(folder, tap.port(), merchant.mailbox().url()));
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
    tap.close();
    merchant.close();
  }

  private static EntryNotice entry() {
    return new EntryNotice(
        new StayId(UUID.fromString("00000000-0000-0000-0000-000000000001")),
        "e0000000000000000000000000000001",
        "openid-1",
        new ChannelVehicle("浙A0T001", PlateColour.BLUE),
        "sample",
        "样例停车场",
        ENTERED,
        Duration.ofMinutes(15));
  }

  /** The whole visit; the sandbox settles at once. */
  private ChargeOrder visit() throws Exception {
    merchant.bind(new Merchant.Car("openid-1", entry().vehicle()), "NORMAL", "SUCCESS");
    var registered = (EntryReply.Registered) await(gateway.enter(entry()));
    var order =
        new ChargeOrder(
            "p0000000000000000000000000000001",
            entry(),
            registered.entryId(),
            ENTERED.plus(Duration.ofHours(1)),
            "lane-2",
            Fen.fen(1375));
    await(gateway.charge(order));
    await(gateway.query(order.orderNumber()));
    var refund =
        new RefundOrder(
            "r0000000000000000000000000000001",
            order.orderNumber(),
            Fen.fen(375),
            order.amount(),
            "多收退款");
    await(gateway.refund(refund));
    await(gateway.queryRefund(refund));
    await(gateway.trades(DAY));
    await(gateway.funds(DAY));
    return order;
  }

  @Test
  void verify_and_are_as_the_golden_files_say() throws Exception {
    var order = visit();
    assertThat(tap.seen()).hasSize(CALLS.size());
    for (int i = 0; i < CALLS.size(); i++) {
      var exchange = tap.seen().get(i);
      verify(exchange);
      Golden.check(CALLS.get(i), normal(page(CALLS.get(i), exchange), order));
    }
  }

  private static String page(String call, Wiretap.Exchange exchange) {
    var authorization = exchange.header("Authorization").orElseThrow();
    var answer = call.startsWith("download") ? "(gzip)" : exchange.answerBody();
    return """
        %s %s
        Authorization: %s
        Accept: %s
        Content-Type: %s

        %s
        === signed text
        %s=== answer
        %s
        """
        .formatted(
            exchange.method(),
            exchange.target(),
            authorization,
            exchange.header("Accept").orElse("none"),
            exchange.header("Content-Type").orElse("none"),
            exchange.body(),
            signedText(exchange),
            answer);
  }

  private static String signedText(Wiretap.Exchange exchange) {
    var fields = fields(exchange);
    return String.join(
        "\n",
        exchange.method(),
        exchange.target(),
        fields.get("timestamp"),
        fields.get("nonce_str"),
        exchange.body(),
        "");
  }

  private static Map<String, String> fields(Wiretap.Exchange exchange) {
    var fields = new LinkedHashMap<String, String>();
    FIELD
        .matcher(exchange.header("Authorization").orElseThrow())
        .results()
        .forEach(found -> fields.put(found.group(1), found.group(2)));
    return fields;
  }

  private void verify(Wiretap.Exchange exchange) throws Exception {
    var fields = fields(exchange);
    assertThat(fields.keySet())
        .containsExactly("mchid", "nonce_str", "timestamp", "serial_no", "signature");
    var check = Signature.getInstance("SHA256withRSA");
    check.initVerify(key("merchant-public-key.pem"));
    check.update(signedText(exchange).getBytes(StandardCharsets.UTF_8));
    assertThat(check.verify(Base64.getDecoder().decode(fields.get("signature"))))
        .as("the signature of " + exchange.target())
        .isTrue();
    assertThat(fields.get("nonce_str")).hasSize(32);
    assertThat(Math.abs(Instant.now().getEpochSecond() - Long.parseLong(fields.get("timestamp"))))
        .isLessThan(300);
  }

  private PublicKey key(String file) throws Exception {
    var text = Files.readString(folder.resolve(file)).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
  }

  private String normal(String text, ChargeOrder order) {
    return text.replace(order.entryId(), "PARKING-ID")
        .replace(Fingerprint.of(order), "FINGERPRINT")
        .replace(merchant.mailbox().url().toString(), "NOTIFY-URL")
        .replace("127.0.0.1:" + tap.port(), "HOST")
        .replaceAll("nonce_str=\"\\w+\"", "nonce_str=\"NONCE\"")
        .replaceAll("timestamp=\"\\d+\"", "timestamp=\"TIME\"")
        .replaceAll("serial_no=\"\\w+\"", "serial_no=\"SERIAL\"")
        .replaceAll("signature=\"[^\"]+\"", "signature=\"SIGNATURE\"")
        .replaceAll("(?m)^\\d{10}$", "TIME")
        .replaceAll("(?m)^\\w{32}$", "NONCE")
        .replaceAll("SANDBOX[0-9a-f]{20}", "TRANSACTION-ID")
        .replaceAll("SANDBOXR[0-9a-f]{20}", "REFUND-ID")
        .replaceAll("token=\\w+", "token=TOKEN")
        .replaceAll("\"hash_value\":\"\\w+\"", "\"hash_value\":\"SHA1\"")
        .replaceAll("2026-11-24T20:30:[0-5]\\d", "2026-11-24T20:30:SS");
  }

  @Test
  void from_the_channel_are_as_the_golden_files_say() throws Exception {
    var car = new Merchant.Car("openid-1", entry().vehicle());
    var order = visit();
    for (var letter : List.of(merchant.mailbox().next(), merchant.mailbox().next())) {
      var name = letter.body().contains("REFUND.") ? "news-refunded" : "news-paid";
      Golden.check(name, normal(letter(letter), order));
    }
    var entry = (EntryReply.Registered) await(gateway.enter(second()));
    merchant.bind(car, "PAUSE", "SUCCESS");
    Golden.check(
        "news-blocked",
        normal(letter(merchant.mailbox().next()), order).replace(entry.entryId(), "PARKING-ID-2"));
  }

  private static EntryNotice second() {
    var first = entry();
    return new EntryNotice(
        first.stay(),
        "e0000000000000000000000000000002",
        first.payer(),
        first.vehicle(),
        first.lot(),
        first.lotName(),
        ENTERED.plus(Duration.ofMinutes(90)),
        first.freeFor());
  }

  /** Verified and decrypted by the official SDK. */
  private String letter(Mailbox.Letter letter) {
    var request =
        new RequestParam.Builder()
            .serialNumber(letter.header("Wechatpay-Serial"))
            .nonce(letter.header("Wechatpay-Nonce"))
            .timestamp(letter.header("Wechatpay-Timestamp"))
            .signature(letter.header("Wechatpay-Signature"))
            .signType(letter.header("Wechatpay-Signature-Type"))
            .body(letter.body())
            .build();
    var content =
        new NotificationParser(Account.of(merchant.setup()).keys())
            .parse(request, JsonObject.class);
    var envelope =
        letter
            .body()
            .replaceAll("\"id\":\"\\w+\"", "\"id\":\"ID\"")
            .replaceAll("\"ciphertext\":\"[^\"]+\"", "\"ciphertext\":\"CIPHERTEXT\"")
            .replaceAll("\"nonce\":\"\\w+\"", "\"nonce\":\"NONCE\"");
    return "%s%n=== decrypted%n%s%n".formatted(envelope, content);
  }
}

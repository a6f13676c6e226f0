package billing.gateways.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChannelVehicle;
import billing.api.ChannelVehicle.PlateColour;
import billing.api.StayId;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import billing.gateways.Gateway;
import billing.gateways.RefundOrder;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.sandbox.LotTime;
import billing.sandbox.Sandbox;
import billing.sandbox.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** A merchant with a sandbox of his own, and cars whose plates are invented. */
final class Merchant implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant ENTERED =
      Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
  private static Path firstKeys;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Mailbox mailbox;
  private final Settings settings;
  private Sandbox sandbox;
  private int cars;

  private Merchant(Path folder, Duration settleAfter, LotTime time) throws IOException {
    this.folder = folder;
    this.mailbox = new Mailbox();
    this.settings =
        Settings.usual(0, folder)
            .settlingAfter(settleAfter)
            .in(time)
            .payingBackAfter(Duration.ofMillis(200))
            .with(new Settings.Habits(true, false, 1))
            .notifyingAgain(List.of(Duration.ofMillis(50), Duration.ofMillis(50)));
  }

  /**
   * @param folder empty; gets the sandbox's keys and memory
   * @param settleAfter from acceptance to deduction
   */
  static Merchant in(Path folder, Duration settleAfter)
      throws IOException, GeneralSecurityException {
    return in(folder, settleAfter, LotTime.unhurried());
  }

  /** The same in another time. */
  static Merchant in(Path folder, Duration settleAfter, LotTime time)
      throws IOException, GeneralSecurityException {
    reuseKeys(folder);
    var merchant = new Merchant(folder, settleAfter, time);
    merchant.startSandbox();
    return merchant;
  }

  /** Making RSA keys is slow: all tests share the first merchant's. */
  private static synchronized void reuseKeys(Path folder)
      throws IOException, GeneralSecurityException {
    if (firstKeys == null) {
      firstKeys = Files.createTempDirectory("sandbox-keys");
      Sandbox.start(Settings.usual(0, firstKeys)).close();
    }
    try (var files = Files.list(firstKeys)) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  /** At a free port: another program may have taken the last one. */
  void startSandbox() throws IOException, GeneralSecurityException {
    sandbox = Sandbox.start(settings);
  }

  void stopSandbox() {
    sandbox.close();
  }

  int port() {
    return sandbox.port();
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Setup setup() {
    return Setup.of(folder, sandbox.port(), mailbox.url());
  }

  static WeChatGateway open(WeChatSettings settings) {
    return WeChatGateway.open(settings, new SimpleMeterRegistry());
  }

  Car newCar(PlateColour colour) {
    cars++;
    var vehicle = new ChannelVehicle("浙A0T%03d".formatted(cars), colour);
    return new Car("openid-" + cars, vehicle);
  }

  /** A car whose owner has opened the service, and pays. */
  Car newPayingCar() throws IOException, InterruptedException {
    var car = newCar(PlateColour.BLUE);
    bind(car, "NORMAL", "SUCCESS");
    return car;
  }

  void bind(Car car, String state, String outcome) throws IOException, InterruptedException {
    bind(car, state, outcome, "SUCCESS");
  }

  /**
   * @param refunds how refunds end
   */
  void bind(Car car, String state, String outcome, String refunds)
      throws IOException, InterruptedException {
    var path =
        "/sandbox/payers/" + URLEncoder.encode(car.vehicle().plate(), StandardCharsets.UTF_8);
    var body =
        JSON.createObjectNode()
            .put("plate_color", Words.colour(car.vehicle().colour()).name())
            .put("openid", car.openId())
            .put("state", state)
            .put("outcome", outcome)
            .put("refunds", refunds);
    control("PUT", path, body.toString());
  }

  void fault(String json) throws IOException, InterruptedException {
    control("PUT", "/sandbox/faults", json.replace('\'', '"'));
  }

  void forgetFaults() throws IOException, InterruptedException {
    control("DELETE", "/sandbox/faults", "");
  }

  JsonNode orders() throws IOException, InterruptedException {
    return JSON.readTree(control("GET", "/sandbox/orders", ""));
  }

  JsonNode refunds() throws IOException, InterruptedException {
    return JSON.readTree(control("GET", "/sandbox/refunds", ""));
  }

  private String control(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  static <T> T await(Uni<T> reply) {
    return reply.await().atMost(PATIENCE);
  }

  /** Asks about an order until the reply is wanted, for at most {@link #PATIENCE}. */
  static Reply queryUntil(Gateway gateway, String order, Predicate<Reply> wanted)
      throws InterruptedException {
    var until = Instant.now().plus(PATIENCE);
    var reply = await(gateway.query(order));
    while (!wanted.test(reply) && Instant.now().isBefore(until)) {
      Thread.sleep(50);
      reply = await(gateway.query(order));
    }
    return reply;
  }

  /** An order of this car that the sandbox has settled at once. */
  ChargeOrder paidOrder(Gateway gateway, Car car, long fen) throws InterruptedException {
    var order = orderFor(gateway, car, fen);
    await(gateway.charge(order));
    assertThat(queryUntil(gateway, order.orderNumber(), Reply.Paid.class::isInstance))
        .isInstanceOf(Reply.Paid.class);
    return order;
  }

  static RefundOrder refundOf(ChargeOrder order, long fen) {
    return new RefundOrder(
        "r" + UUID.randomUUID().toString().replace("-", "").substring(1),
        order.orderNumber(),
        Fen.fen(fen),
        order.amount(),
        "重复扣费退款");
  }

  /** A registered entry of this car, ready to be charged. */
  ChargeOrder orderFor(Gateway gateway, Car car, long fen) {
    var notice = car.enters();
    var reply = await(gateway.enter(notice));
    assertThat(reply).isInstanceOf(EntryReply.Registered.class);
    return order(notice, ((EntryReply.Registered) reply).entryId(), fen);
  }

  static ChargeOrder order(EntryNotice notice, String entryId, long fen) {
    return new ChargeOrder(
        UUID.randomUUID().toString().replace("-", ""),
        notice,
        entryId,
        notice.entered().plus(1, ChronoUnit.HOURS),
        "lane-2",
        Fen.fen(fen));
  }

  @Override
  public void close() {
    sandbox.close();
    mailbox.close();
  }

  /** A car and who pays for it. */
  record Car(String openId, ChannelVehicle vehicle) {
    EntryNotice enters() {
      return new EntryNotice(
          new StayId(UUID.randomUUID()),
          UUID.randomUUID().toString().replace("-", ""),
          openId,
          vehicle,
          "sample",
          "样例停车场",
          ENTERED,
          Duration.ofMinutes(15));
    }
  }
}

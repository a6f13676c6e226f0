package billing.gateways.alipay;

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
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An operator with a sandbox of his own, and cars whose plates are invented. */
final class Operator implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant ENTERED =
      Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
  private static Path firstKeys;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Mailbox mailbox = new Mailbox();
  private final ShiftedTime time = new ShiftedTime();
  private Sandbox sandbox;
  private int cars;

  /** Real time that a test puts forward. */
  static final class ShiftedTime implements InstantSource {
    private volatile Duration by = Duration.ZERO;

    void forward(Duration more) {
      by = by.plus(more);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(by);
    }
  }

  private Operator(Path folder) throws IOException {
    this.folder = folder;
  }

  /**
   * Starts a sandbox.
   *
   * @param folder empty; gets the sandbox's keys and memory
   */
  static Operator in(Path folder) throws IOException, GeneralSecurityException {
    reuseKeys(folder);
    var operator = new Operator(folder);
    operator.startSandbox();
    return operator;
  }

  /** Making RSA keys is slow: all tests share the first operator's. */
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

  /** The sandbox's signatures go by real time, its days by the shifted one. */
  void startSandbox() throws IOException, GeneralSecurityException {
    var real = InstantSource.system();
    sandbox =
        Sandbox.start(
            Settings.usual(0, folder)
                .settlingAfter(Duration.ofMillis(100))
                .in(new LotTime(real, time.instant(), real.instant(), 1))
                .notifyingAgain(List.of(Duration.ofMillis(50), Duration.ofMillis(50))));
  }

  void stopSandbox() {
    sandbox.close();
  }

  /** Starts the sandbox anew, some time later. */
  void restartLater(Duration by) throws IOException, GeneralSecurityException {
    sandbox.close();
    time.forward(by);
    startSandbox();
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Setup setup() {
    return Setup.of(folder, sandbox.port(), mailbox.url());
  }

  AlipayGateway connect() {
    return connect(setup());
  }

  AlipayGateway connect(AlipaySettings settings) {
    return AlipayGateway.open(settings, new SimpleMeterRegistry(), time);
  }

  Car newCar(PlateColour colour) {
    cars++;
    return new Car("openid-" + cars, new ChannelVehicle("浙A0T%03d".formatted(cars), colour));
  }

  /** A car whose owner has agreed; his payments end like this. */
  Car newCar(String outcome) throws IOException, InterruptedException {
    var car = newCar(PlateColour.BLUE);
    bind(car, "PLATE_PAY", outcome);
    return car;
  }

  void bind(Car car, String scene, String outcome) throws IOException, InterruptedException {
    bind(car, JSON.createObjectNode().put("agreement_scene", scene).put("outcome", outcome));
  }

  void bind(Car car, com.fasterxml.jackson.databind.node.ObjectNode wish)
      throws IOException, InterruptedException {
    wish.put("plate_color", Words.colour(car.vehicle().colour())).put("user", car.user());
    var plate = URLEncoder.encode(car.vehicle().plate(), StandardCharsets.UTF_8);
    control("PUT", "payers/" + plate, wish.toString());
  }

  void fault(String json) throws IOException, InterruptedException {
    control("PUT", "faults", json.replace('\'', '"'));
  }

  void forgetFaults() throws IOException, InterruptedException {
    control("DELETE", "faults", "");
  }

  JsonNode trades() throws IOException, InterruptedException {
    return JSON.readTree(control("GET", "trades", ""));
  }

  private String control(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/sandbox/alipay/%s".formatted(sandbox.port(), path)))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  static <T> T await(Uni<T> reply) {
    return reply.await().atMost(PATIENCE);
  }

  static Reply queryUntil(Gateway gateway, String order, Predicate<Reply> wanted) {
    return until(() -> await(gateway.query(order)), wanted);
  }

  /** Asks until the answer is wanted, for at most {@link #PATIENCE}. */
  static <T> T until(Supplier<T> asking, Predicate<T> wanted) {
    var until = Instant.now().plus(PATIENCE);
    var answer = asking.get();
    while (!wanted.test(answer) && Instant.now().isBefore(until)) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      answer = asking.get();
    }
    return answer;
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
        number(),
        notice,
        entryId,
        notice.entered().plus(1, ChronoUnit.HOURS),
        "lane-2",
        Fen.fen(fen));
  }

  static RefundOrder refundOf(ChargeOrder order, long fen) {
    return new RefundOrder(number(), order.orderNumber(), Fen.fen(fen), order.amount(), "多收退还");
  }

  private static String number() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  @Override
  public void close() {
    sandbox.close();
    mailbox.close();
  }

  /** A car and who pays for it. */
  record Car(String user, ChannelVehicle vehicle) {
    EntryNotice enters() {
      return entersLot("sample");
    }

    EntryNotice entersLot(String lot) {
      return new EntryNotice(
          new StayId(UUID.randomUUID()),
          number(),
          user,
          vehicle,
          lot,
          "样例停车场",
          ENTERED,
          Duration.ofMinutes(15));
    }
  }
}

package billing.gateways.alipay;

import static billing.gateways.alipay.Operator.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.Reply;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Plates_at_Alipay {
  private static final Logger ROOT = Logger.getLogger("");
  private static final List<String> TALKERS =
      List.of("okhttp3", "io.github.resilience4j", "io.micrometer", "billing");

  @TempDir Path folder;
  private final Everything log = new Everything();
  private Operator operator;

  /** Keeps every word that is logged, at any level. */
  private static final class Everything extends Handler {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord line) {
      var text = new StringBuilder(line.getLoggerName() + " " + line.getMessage());
      for (var part : line.getParameters() == null ? new Object[0] : line.getParameters()) {
        text.append(' ').append(part);
      }
      for (var e = line.getThrown(); e != null; e = e.getCause()) {
        text.append(' ').append(e);
      }
      lines.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() throws Exception {
    operator = Operator.in(folder);
    ROOT.addHandler(log);
    TALKERS.forEach(name -> Logger.getLogger(name).setLevel(Level.ALL));
  }

  @AfterEach
  void stop() {
    TALKERS.forEach(name -> Logger.getLogger(name).setLevel(null));
    ROOT.removeHandler(log);
    operator.close();
  }

  @Test
  void never_appear_in_a_log_at_any_level() throws Exception {
    try (var gateway = operator.connect()) {
      var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), 800);
      operator.fault("{'call':'pay','kind':'reset'}");
      operator.fault("{'call':'pay','kind':'wrong-signature'}");
      operator.fault("{'call':'pay','kind':'refuse','code':'ACQ.INVALID_PARAMETER'}");
      for (int i = 0; i < 4; i++) {
        await(gateway.charge(order));
      }
      var news = new ReadingNews(Account.of(operator.setup()));
      var letter = operator.mailbox().next();
      news.read(letter);
      news.read(letter + "&x=y");
      var plate = order.entry().vehicle().plate();
      Logger.getLogger("billing").fine("the test hears what is logged");
      var encoded = URLEncoder.encode(plate, StandardCharsets.UTF_8);
      assertThat(log.lines).contains("billing the test hears what is logged");
      assertThat(log.lines.stream())
          .filteredOn(line -> line.contains(plate) || line.contains(encoded))
          .isEmpty();
    }
  }

  /** Proxies between here and Alipay may log URLs. */
  @Test
  void travel_in_the_body_and_never_in_the_address() throws Exception {
    var seen = new CopyOnWriteArrayList<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          seen.add(exchange.getRequestURI() + "\n" + body);
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    server.start();
    var notice = operator.newCar("SUCCESS").enters();
    try (var gateway =
        operator.connect(
            Setup.of(folder, server.getAddress().getPort(), URI.create("http://a/")))) {
      await(gateway.enter(notice));
      await(gateway.charge(Operator.order(notice, "serial", 500)));
    } finally {
      server.stop(0);
    }
    var plate = URLEncoder.encode(notice.vehicle().plate(), StandardCharsets.UTF_8);
    assertThat(seen).hasSize(2);
    assertThat(seen)
        .allSatisfy(
            request -> {
              assertThat(request.split("\n")[0]).contains("sign=").doesNotContain(plate);
              assertThat(request.split("\n")[1]).startsWith("biz_content=").contains(plate);
            });
  }

  @Test
  void are_masked_where_Alipay_quotes_them() {
    assertThat(Words.refused("CODE", "车牌浙A0T001 不存在", false))
        .isEqualTo(new Reply.Refused("CODE", "车牌*** 不存在", false));
  }
}

package billing.gateways.wechat;

import static billing.gateways.wechat.Merchant.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
class Plates_at_the_gateway {
  private static final Logger ROOT = Logger.getLogger("");
  private static final List<String> TALKERS =
      List.of("com.wechat", "okhttp3", "io.github.resilience4j", "billing");

  @TempDir Path folder;
  private final Everything log = new Everything();
  private Merchant merchant;

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
    merchant = Merchant.in(folder, Duration.ofMillis(50));
    ROOT.addHandler(log);
    TALKERS.forEach(name -> Logger.getLogger(name).setLevel(Level.ALL));
  }

  @AfterEach
  void stop() {
    TALKERS.forEach(name -> Logger.getLogger(name).setLevel(null));
    ROOT.removeHandler(log);
    merchant.close();
  }

  @Test
  void never_appear_in_a_log_at_any_level() throws Exception {
    try (var gateway = Merchant.open(merchant.setup())) {
      var order = merchant.orderFor(gateway, merchant.newPayingCar(), 800);
      merchant.fault("{'call':'transactions','kind':'reset'}");
      merchant.fault("{'call':'transactions','kind':'wrong-signature'}");
      merchant.fault("{'call':'transactions','kind':'refuse','code':'PARAM_ERROR'}");
      for (int i = 0; i < 4; i++) {
        await(gateway.charge(order));
      }
      var letter = merchant.mailbox().next();
      var news = new ReadingNews(Account.of(merchant.setup()));
      news.read(letter::header, letter.body());
      news.read(letter.with("Wechatpay-Serial", "other")::header, letter.body());
      news.read(letter::header, letter.body() + " ");
      var plate = order.entry().vehicle().plate();
      Logger.getLogger("billing").fine("the test hears what is logged");
      var encoded = URLEncoder.encode(plate, StandardCharsets.UTF_8);
      assertThat(log.lines).contains("billing the test hears what is logged");
      assertThat(log.lines.stream())
          .filteredOn(line -> line.contains(plate) || line.contains(encoded))
          .isEmpty();
    }
  }
}

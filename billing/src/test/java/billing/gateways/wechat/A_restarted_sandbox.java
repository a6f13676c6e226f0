package billing.gateways.wechat;

import static billing.gateways.wechat.Merchant.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.Reply;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_restarted_sandbox {
  @TempDir Path folder;
  private Merchant merchant;
  private WeChatGateway gateway;

  @BeforeEach
  void open() throws Exception {
    merchant = Merchant.in(folder, Duration.ofMillis(400));
    gateway = Merchant.open(merchant.setup());
  }

  @AfterEach
  void shut() {
    gateway.close();
    merchant.close();
  }

  private void restart() throws Exception {
    merchant.startSandbox();
    gateway.close();
    gateway = Merchant.open(merchant.setup());
  }

  @Test
  void settles_and_announces_what_was_accepted_before() throws Exception {
    var order = merchant.orderFor(gateway, merchant.newPayingCar(), 700);
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Accepted());
    merchant.stopSandbox();
    assertThat(await(gateway.query(order.orderNumber()))).isInstanceOf(Reply.Silence.class);
    restart();
    assertThat(merchant.mailbox().next().body()).contains("TRANSACTION.SUCCESS");
    assertThat(await(gateway.query(order.orderNumber()))).isInstanceOf(Reply.Paid.class);
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Paid.class);
  }

  @Test
  void knows_entries_and_payers_from_before() throws Exception {
    var notice = merchant.newPayingCar().enters();
    var first = await(gateway.enter(notice));
    merchant.stopSandbox();
    restart();
    assertThat(await(gateway.enter(notice))).isEqualTo(first);
  }
}

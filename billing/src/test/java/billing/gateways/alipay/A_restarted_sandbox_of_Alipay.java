package billing.gateways.alipay;

import static billing.gateways.alipay.Operator.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.RefundReply;
import billing.gateways.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_restarted_sandbox_of_Alipay {
  @TempDir Path folder;
  private Operator operator;
  private AlipayGateway gateway;

  @BeforeEach
  void open() throws Exception {
    operator = Operator.in(folder);
    gateway = operator.connect();
  }

  @AfterEach
  void shut() {
    gateway.close();
    operator.close();
  }

  private void restart() throws Exception {
    operator.restartLater(Duration.ZERO);
    gateway.close();
    gateway = operator.connect();
  }

  @Test
  void ends_what_was_accepted_before() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("LATER"), 700);
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Accepted());
    restart();
    assertThat(Operator.queryUntil(gateway, order.orderNumber(), Reply.Paid.class::isInstance))
        .isInstanceOf(Reply.Paid.class);
    var refund = Operator.refundOf(order, 700);
    assertThat(await(gateway.refund(refund))).isEqualTo(new RefundReply.Processing());
    restart();
    assertThat(
            Operator.until(
                () -> await(gateway.queryRefund(refund)), RefundReply.Refunded.class::isInstance))
        .isInstanceOf(RefundReply.Refunded.class);
  }

  @Test
  void sends_again_what_nobody_took() throws Exception {
    operator.mailbox().refuse(100);
    var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), 700);
    await(gateway.charge(order));
    operator.mailbox().next();
    operator.mailbox().refuse(0);
    restart();
    assertThat(operator.mailbox().next()).contains("out_trade_no=" + order.orderNumber());
  }

  @Test
  void overlooks_a_line_that_a_crash_has_cut_off() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), 700);
    await(gateway.charge(order));
    operator.stopSandbox();
    Files.writeString(
        folder.resolve("alipay-book.jsonl"), "{\"trade\":{\"requ", StandardOpenOption.APPEND);
    restart();
    assertThat(await(gateway.query(order.orderNumber()))).isInstanceOf(Reply.Paid.class);
    var next = operator.orderFor(gateway, operator.newCar("SUCCESS"), 800);
    await(gateway.charge(next));
    restart();
    assertThat(await(gateway.query(next.orderNumber()))).isInstanceOf(Reply.Paid.class);
  }
}

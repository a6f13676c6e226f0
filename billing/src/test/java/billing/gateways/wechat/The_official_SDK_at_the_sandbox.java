package billing.gateways.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.gateways.ChargeOrder;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.Status;
import com.wechat.pay.java.service.wexinpayscoreparking.WexinPayScoreParkingService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WeChat's own library, with its own signing and verifying and none of ours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_official_SDK_at_the_sandbox {
  @TempDir Path folder;
  private Merchant merchant;
  private Requests requests;
  private HttpClient http;
  private WexinPayScoreParkingService parking;

  @BeforeEach
  void open() throws Exception {
    merchant = Merchant.in(folder, Duration.ZERO);
    var account = Account.of(merchant.setup());
    requests = new Requests(account);
    var client =
        new OkHttpClient.Builder()
            .addInterceptor(new Rerouting(merchant.setup().baseUrl()))
            .build();
    http = new DefaultHttpClientBuilder().config(account.keys()).okHttpClient(client).build();
    parking = new WexinPayScoreParkingService.Builder().httpClient(http).build();
  }

  @AfterEach
  void shut() {
    merchant.close();
  }

  private ChargeOrder order() throws Exception {
    var notice = merchant.newPayingCar().enters();
    assertThat(
            parking
                .queryPlateService(requests.service(notice.payer(), notice.vehicle()))
                .getServiceState())
        .isEqualTo("NORMAL");
    var entry = parking.createParking(requests.parking(notice));
    return Merchant.order(notice, entry.getId(), 1375);
  }

  @Test
  void accepts_every_answer_about_entries_payments_and_refunds() throws Exception {
    var order = order();
    assertThat(parking.createTransaction(requests.transaction(order)).getTradeState())
        .isEqualTo("SUCCESS");
    var queried = parking.queryTransaction(Requests.order(order.orderNumber()));
    assertThat(queried.getAmount().getTotal()).isEqualTo(1375L);
    var refunds = new RefundService.Builder().httpClient(http).build();
    var refund = Merchant.refundOf(order, 375);
    assertThat(refunds.create(requests.refund(refund)).getStatus()).isEqualTo(Status.SUCCESS);
    assertThat(
            refunds
                .queryByOutRefundNo(Requests.refundNumbered(refund.refundNumber()))
                .getAmount()
                .getRefund())
        .isEqualTo(375L);
  }

  @Test
  void accepts_bills_and_their_digest() throws Exception {
    var order = order();
    parking.createTransaction(requests.transaction(order));
    var bills =
        new BillDownloadServiceExtension.Builder()
            .httpClient(http)
            .decryptor(Account.of(merchant.setup()).keys().createDecryptor())
            .build();
    var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.ofHours(8));
    var bill = bills.getTradeBill(Requests.trades(today));
    var text =
        new String(bill.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(text).contains(order.orderNumber()).contains("总交易单数");
    assertThat(bill.verifyHash()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong-signature", "clock-skew"})
  void does_not_accept_what_the_sandbox_forges(String kind) throws Exception {
    var order = order();
    merchant.fault("{'call':'transactions','kind':'%s'}".formatted(kind));
    assertThatThrownBy(() -> parking.createTransaction(requests.transaction(order)))
        .isInstanceOfAny(ValidationException.class, IllegalArgumentException.class);
  }
}

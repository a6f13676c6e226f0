package billing.gateways.alipay;

import static billing.gateways.alipay.Operator.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayEcoMycarParkingAgreementQueryModel;
import com.alipay.api.domain.AlipayEcoMycarTradeOrderQueryModel;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayEcoMycarParkingAgreementQueryRequest;
import com.alipay.api.request.AlipayEcoMycarTradeOrderQueryRequest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_official_client_of_Alipay {
  @TempDir static Path folder;
  private static Operator operator;
  private static AlipayGateway gateway;
  private static AlipayClient official;

  @BeforeAll
  static void open() throws Exception {
    operator = Operator.in(folder);
    gateway = operator.connect();
    var setup = operator.setup();
    official =
        new DefaultAlipayClient(
            setup.baseUrl().toString(),
            setup.appId().orElseThrow(),
            bare("alipay-app-private-key.pem"),
            "json",
            "utf-8",
            bare("alipay-public-key.pem"),
            "RSA2");
  }

  @AfterAll
  static void shut() {
    gateway.close();
    operator.close();
  }

  private static String bare(String file) throws Exception {
    return Files.readString(folder.resolve(file)).replaceAll("-----[A-Z ]+-----|\\s", "");
  }

  @Test
  void is_understood_by_the_sandbox_and_believes_its_answers() throws Exception {
    var car = operator.newCar("SUCCESS");
    var order = operator.orderFor(gateway, car, 1375);
    await(gateway.charge(order));
    var model = new AlipayEcoMycarTradeOrderQueryModel();
    model.setOutBizTradeNo(order.orderNumber());
    var request = new AlipayEcoMycarTradeOrderQueryRequest();
    request.setBizModel(model);
    var told = official.execute(request);
    assertThat(told.isSuccess()).isTrue();
    assertThat(told.getTotalFee()).isEqualTo("13.75");
    assertThat(told.getTradeStatus()).isEqualTo(1);
  }

  @Test
  void believes_errors_of_the_sandbox() throws Exception {
    var model = new AlipayEcoMycarTradeOrderQueryModel();
    model.setOutBizTradeNo("neverheardof");
    var request = new AlipayEcoMycarTradeOrderQueryRequest();
    request.setBizModel(model);
    assertThat(official.execute(request).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
  }

  @Test
  void does_not_believe_an_answer_that_is_not_signed() throws Exception {
    operator.fault("{'call':'agreement','kind':'wrong-signature'}");
    var model = new AlipayEcoMycarParkingAgreementQueryModel();
    model.setCarNumber("浙A0T900");
    model.setPlateColor("BLUE");
    model.setParkingId("PI0000000001");
    var request = new AlipayEcoMycarParkingAgreementQueryRequest();
    request.setBizModel(model);
    assertThatThrownBy(() -> official.execute(request))
        .isInstanceOf(AlipayApiException.class)
        .hasMessageContaining("sign check fail");
  }

  @Test
  void believes_a_notification_of_the_sandbox_and_not_a_changed_one() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), 900);
    await(gateway.charge(order));
    var form = form(operator.mailbox().next());
    assertThat(checks(form)).isTrue();
    form.put("total_amount", "9.01");
    assertThat(checks(form)).isFalse();
  }

  @Test
  void signs_the_same_text_as_we_do() throws Exception {
    var content = JsonNodeFactory.instance.objectNode().put("car_number", "浙A0T901");
    var parameters = Map.of("app_id", "1", "biz_content", content.toString(), "a", "b=c&d");
    assertThat(Rsa2.text(parameters)).isEqualTo(AlipaySignature.getSignContent(parameters));
    var ours = Rsa2.sign(Rsa2.text(parameters), Account.of(operator.setup()).key());
    assertThat(ours)
        .isEqualTo(
            AlipaySignature.rsaSign(
                Rsa2.text(parameters), bare("alipay-app-private-key.pem"), "utf-8", "RSA2"));
  }

  private static boolean checks(Map<String, String> form) throws Exception {
    return AlipaySignature.rsaCheckV1(
        new HashMap<>(form), bare("alipay-public-key.pem"), "utf-8", "RSA2");
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (var pair : body.split("&")) {
      var at = pair.indexOf('=');
      form.put(
          pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return form;
  }
}

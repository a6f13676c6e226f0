package billing.gateways.alipay;

import static billing.gateways.alipay.Operator.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Agreements.Answer;
import billing.api.Agreements.Page;
import billing.api.Agreements.Party;
import billing.api.Agreements.Program;
import billing.api.Agreements.State;
import billing.api.Agreements.Visit;
import billing.api.ChannelVehicle.PlateColour;
import billing.gateways.Agreeing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class An_agreement_at_Alipay {
  private static final URI BACK = URI.create("http://127.0.0.1:9/m/#/pages/x?returned=alipay");

  @TempDir Path folder;
  private Operator operator;
  private AlipayGateway gateway;
  private Agreeing agreeing;

  @BeforeEach
  void open() throws Exception {
    operator = Operator.in(folder);
    gateway = operator.connect();
    agreeing = gateway.agreeing().orElseThrow();
  }

  @AfterEach
  void shut() throws Exception {
    gateway.close();
    operator.close();
  }

  private static Party party(Operator.Car car) {
    return new Party("alipay", car.user(), car.vehicle());
  }

  private Answer ask(Operator.Car car) {
    return await(agreeing.ask(party(car)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLATE_PAY | SIGNED",
        "ETC_PAY,PLATE_PAY | SIGNED",
        "NSF_CHECK_FAILED | PAUSED",
        "ETC_PAY | NONE",
        "NO_AGREEMENT_SCENE | NONE"
      })
  void stands_as_its_scene_says(String scene, State state) throws Exception {
    var car = operator.newCar(PlateColour.BLUE);
    operator.bind(car, scene, "SUCCESS");
    assertThat(ask(car)).isEqualTo(new Answer(state, scene));
  }

  @Test
  void is_another_users_where_somebody_else_has_agreed() throws Exception {
    var car = operator.newCar(PlateColour.BLUE);
    operator.bind(car, "PLATE_PAY", "SUCCESS");
    var other = new Operator.Car("somebody-else", car.vehicle());
    assertThat(ask(other).state()).isEqualTo(State.OTHER_USER);
  }

  @Test
  void is_unknown_when_Alipay_does_not_answer() throws Exception {
    var car = operator.newCar(PlateColour.BLUE);
    operator.fault("{'call':'agreement','kind':'wrong-signature','times':3}");
    assertThat(ask(car).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void is_signed_and_ended_on_the_page_that_a_browser_is_sent_to() throws Exception {
    var car = operator.newCar(PlateColour.BLUE);
    var page = page(car);
    assertThat(send("GET", page, "").body()).contains(car.vehicle().plate(), "AGREE");
    assertThat(send("POST", page, "act=AGREE").headers().firstValue("Location"))
        .hasValue(BACK.toString());
    assertThat(ask(car).state()).isEqualTo(State.SIGNED);
    send("POST", page, "act=END");
    assertThat(ask(car).state()).isEqualTo(State.NONE);
    assertThat(send("POST", page, "act=PAY").statusCode()).isEqualTo(400);
  }

  @Test
  void cannot_be_signed_in_WeChats_program() {
    var car = operator.newCar(PlateColour.BLUE);
    var visit = new Visit(Program.WECHAT, Optional.empty());
    assertThat(agreeing.findPage(party(car), visit)).isEmpty();
  }

  private URI page(Operator.Car car) {
    var visit = new Visit(Program.H5, Optional.of(BACK));
    return ((Page.Address) agreeing.findPage(party(car), visit).orElseThrow()).url();
  }

  private static HttpResponse<String> send(String method, URI page, String body) throws Exception {
    var request = HttpRequest.newBuilder(page).method(method, BodyPublishers.ofString(body));
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}

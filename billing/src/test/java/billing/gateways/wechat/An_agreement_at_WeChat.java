package billing.gateways.wechat;

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
import java.time.Duration;
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
class An_agreement_at_WeChat {
  private static final URI BACK = URI.create("http://127.0.0.1:9/m/#/pages/x?returned=wechat");

  @TempDir Path folder;
  private Merchant merchant;
  private WeChatGateway gateway;
  private Agreeing agreeing;

  @BeforeEach
  void open() throws Exception {
    merchant = Merchant.in(folder, Duration.ofMillis(100));
    gateway = Merchant.open(merchant.setup());
    agreeing = gateway.agreeing().orElseThrow();
  }

  @AfterEach
  void shut() throws Exception {
    gateway.close();
    merchant.close();
  }

  private static Party party(Merchant.Car car) {
    return new Party("wechat", car.openId(), car.vehicle());
  }

  private Answer ask(Merchant.Car car) {
    return agreeing.ask(party(car)).await().atMost(Merchant.PATIENCE);
  }

  @ParameterizedTest
  @CsvSource({"NORMAL, SIGNED", "PAUSE, PAUSED", "OUT_SERVICE, NONE"})
  void stands_as_the_service_of_the_plate(String word, State state) throws Exception {
    var car = merchant.newCar(PlateColour.GREEN);
    merchant.bind(car, word, "SUCCESS");
    assertThat(ask(car)).isEqualTo(new Answer(state, word));
  }

  @Test
  void is_none_of_a_plate_that_is_another_users() throws Exception {
    var car = merchant.newPayingCar();
    var other = new Merchant.Car("somebody-else", car.vehicle());
    assertThat(ask(other).state()).isEqualTo(State.NONE);
  }

  @Test
  void is_unknown_when_the_channel_does_not_answer() throws Exception {
    var car = merchant.newPayingCar();
    merchant.fault("{'call':'find','kind':'wrong-signature','times':3}");
    assertThat(ask(car).state()).isEqualTo(State.UNKNOWN);
    assertThat(ask(car).word()).doesNotContain(car.vehicle().plate());
  }

  @Test
  void is_signed_and_ended_on_the_page_that_a_browser_is_sent_to() throws Exception {
    var car = merchant.newCar(PlateColour.BLUE);
    var page = page(car, Optional.of(BACK));
    assertThat(send("GET", page, "").body()).contains(car.vehicle().plate(), "AGREE");
    assertThat(send("POST", page, "act=REFUSE").headers().firstValue("Location"))
        .hasValue(BACK.toString());
    assertThat(ask(car).state()).isEqualTo(State.NONE);
    send("POST", page, "act=AGREE");
    assertThat(ask(car).state()).isEqualTo(State.SIGNED);
    send("POST", page, "act=END");
    assertThat(ask(car).state()).isEqualTo(State.NONE);
  }

  @Test
  void leads_to_no_other_machine_and_takes_no_other_act() throws Exception {
    var car = merchant.newCar(PlateColour.BLUE);
    var away = page(car, Optional.of(URI.create("http://example.com/")));
    var answer = send("POST", away, "act=AGREE");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(send("POST", away, "act=PAY").statusCode()).isEqualTo(400);
  }

  @Test
  void is_signed_in_WeChats_program_and_not_in_Alipays() {
    var car = merchant.newCar(PlateColour.BLUE);
    var here = new Visit(Program.WECHAT, Optional.empty());
    assertThat(agreeing.findPage(party(car), here))
        .hasValueSatisfying(page -> assertThat(page).isInstanceOf(Page.MiniProgram.class));
    assertThat(agreeing.findPage(party(car), new Visit(Program.ALIPAY, Optional.empty())))
        .isEmpty();
  }

  private URI page(Merchant.Car car, Optional<URI> back) {
    var page = agreeing.findPage(party(car), new Visit(Program.H5, back)).orElseThrow();
    return ((Page.Address) page).url();
  }

  private static HttpResponse<String> send(String method, URI page, String body) throws Exception {
    var request = HttpRequest.newBuilder(page).method(method, BodyPublishers.ofString(body));
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}

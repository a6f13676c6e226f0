package billing.arrears;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Tellings;
import billing.api.Tellings.Channel;
import billing.api.Tellings.Said;
import billing.api.Tellings.Telling;
import billing.api.Tellings.Times;
import billing.api.Tellings.Way;
import billing.testing.MessageRecorder;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every test begins at ten in the morning. */
@QuarkusTest
@TestProfile(ArrearsProfile.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class What_else_drivers_are_told extends ArrearsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEND = "/cgi-bin/message/subscribe/send";
  private static final String PHONE = "13900000077";
  private static final Times ANY_TIME =
      new Times(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Optional.empty());

  @Inject Tellings tellings;

  private final UUID driver = UUID.randomUUID();
  private final UUID id = UUID.randomUUID();

  private Telling telling(String kind, Times times, Channel... channels) {
    var ways =
        List.of(channels).stream()
            .map(it -> new Way(it, it == Channel.SMS ? PHONE : "openid-" + driver))
            .toList();
    var said =
        new Said(
            "扣费失败",
            "{plate} 有停车费未缴，这句话的长度已经超过了二十个字。",
            Optional.of("浙A0T001"),
            "pages/visit/visit?id=" + id,
            "https://parking.example/m/#/pages/visit/visit?id=" + id,
            Map.of("lot", "西湖示例停车场", "amount", "10.00", "at", "2026-11-24 10:00"));
    return new Telling(driver, id, kind, ways, said, times);
  }

  private void queue(Telling telling) {
    await(tellings.queue(telling));
    await(sending.beat());
  }

  private List<MessageRecorder.Heard> byWeChat() {
    return MessageRecorder.heard(SEND).stream()
        .filter(heard -> heard.body().contains("openid-" + driver))
        .toList();
  }

  private List<String> events() {
    return books.rows(
        """
        select channel, what, code from message_event
        where account_id = '%s' order by serial"""
            .formatted(driver));
  }

  private List<String> kept() {
    return books.rows("select said, sms from telling where account_id = '%s'".formatted(driver));
  }

  @Test
  void goes_by_WeChat_with_the_page_that_it_opens_and_is_not_kept_then() throws IOException {
    queue(telling("DEDUCTION_FAILED", ANY_TIME, Channel.WECHAT, Channel.SMS));
    assertThat(byWeChat()).hasSize(1);
    var body = JSON.readTree(byWeChat().get(0).body());
    assertThat(body.path("template_id").asText()).isEqualTo("template-2");
    assertThat(body.path("page").asText()).isEqualTo("pages/visit/visit?id=" + id);
    var data = body.path("data");
    assertThat(data.path("thing1").path("value").asText()).isEqualTo("扣费失败");
    assertThat(data.path("thing2").path("value").asText()).hasSize(20).startsWith("浙A0T001 有");
    assertThat(data.path("car_number3").path("value").asText()).isEqualTo("浙A0T001");
    assertThat(data.path("amount4").path("value").asText()).isEqualTo("¥10.00");
    assertThat(kept()).isEmpty();
  }

  @Test
  void goes_once_however_often_it_is_queued() {
    var telling = telling("DEDUCTION_FAILED", ANY_TIME, Channel.WECHAT);
    queue(telling);
    queue(telling);
    assertThat(byWeChat()).hasSize(1);
  }

  @Test
  void falls_through_to_a_text_message_with_a_masked_plate_when_it_is_refused() {
    MessageRecorder.answersWeChat(
        heard -> new MessageRecorder.Said(200, "{\"errcode\":43101,\"errmsg\":\"user refuse\"}"));
    queue(telling("DEDUCTION_FAILED", ANY_TIME, Channel.WECHAT, Channel.SMS));
    assertThat(events())
        .containsExactly(
            "subscribe-message QUEUED ",
            "subscribe-message SENDING ",
            "subscribe-message REFUSED 43101",
            "sms SENDING ",
            "sms SENT ");
    assertThat(sms(PHONE))
        .last()
        .extracting(MessageRecorder.Heard::body)
        .asString()
        .contains("扣费失败。浙A***01 有停车费", "/m/#/pages/visit/visit?id=" + id)
        .doesNotContain("浙A0T001");
    assertThat(kept()).isEmpty();
  }

  @Test
  void falls_through_when_no_template_is_set_up_for_it() {
    queue(telling("PLATE", ANY_TIME, Channel.WECHAT, Channel.SMS));
    assertThat(events()).contains("subscribe-message REFUSED no template", "sms SENT ");
    assertThat(byWeChat()).isEmpty();
  }

  @Test
  void is_tried_again_when_the_provider_is_busy_and_gives_up_in_the_end() {
    MessageRecorder.answersWeChat(heard -> new MessageRecorder.Said(200, "{\"errcode\":-1}"));
    queue(telling("DEDUCTION_FAILED", ANY_TIME, Channel.WECHAT));
    assertThat(events()).last().isEqualTo("subscribe-message LATER -1");
    assertThat(kept()).hasSize(1);
    assertThat(kept().get(0)).doesNotContain("浙A0T001", PHONE);
    for (int i = 0; i < 5; i++) {
      later(Duration.ofHours(2));
    }
    assertThat(byWeChat()).hasSize(5);
    assertThat(events()).last().isEqualTo(" UNREACHED ");
    assertThat(kept()).isEmpty();
  }

  @Test
  void is_not_said_again_by_WeChat_when_nobody_knows_whether_it_was_said() {
    MessageRecorder.answersWeChat(heard -> new MessageRecorder.Said(-1, ""));
    queue(telling("DEDUCTION_FAILED", ANY_TIME, Channel.WECHAT, Channel.SMS));
    later(Duration.ofHours(2));
    assertThat(byWeChat()).hasSize(1);
    assertThat(sms(PHONE)).filteredOn(it -> it.body().contains(id.toString())).isEmpty();
    assertThat(kept()).isEmpty();
  }

  private Times quiet(Optional<Instant> until) {
    return new Times(LocalTime.of(9, 0), LocalTime.of(12, 0), until);
  }

  @Test
  void waits_for_the_end_of_quiet_hours() {
    queue(telling("DEDUCTION_FAILED", quiet(Optional.empty()), Channel.WECHAT));
    assertThat(byWeChat()).isEmpty();
    later(Duration.ofMinutes(119));
    assertThat(byWeChat()).isEmpty();
    later(Duration.ofMinutes(1));
    assertThat(byWeChat()).hasSize(1);
  }

  @Test
  void is_dropped_when_it_would_come_too_late_then() {
    var late = Optional.of(clock.instant().plus(Duration.ofHours(1)));
    queue(telling("DEDUCTION_FAILED", quiet(late), Channel.WECHAT));
    assertThat(events()).last().isEqualTo("subscribe-message MOOT ");
    later(Duration.ofHours(3));
    assertThat(byWeChat()).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void is_forgotten_with_its_driver() {
    queue(telling("DEDUCTION_FAILED", quiet(Optional.empty()), Channel.WECHAT));
    await(tellings.forget(driver));
    assertThat(kept()).isEmpty();
    later(Duration.ofHours(3));
    assertThat(byWeChat()).isEmpty();
    assertThat(events()).last().isEqualTo("subscribe-message MOOT ");
  }

  @Test
  void needs_templates_that_the_program_can_ask_for() {
    assertThat(tellings.listTemplates()).containsExactly("template-1", "template-2");
    assertThat(tellings.listChannels()).containsExactly(Channel.WECHAT, Channel.SMS);
  }
}

package billing.arrears;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.sealing.Seal;
import billing.testing.LogOf;
import billing.testing.MessageRecorder;
import billing.testing.MessageRecorder.Said;
import billing.testing.Visit;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every channel over the wire, as its provider hears it. */
@QuarkusTest
@TestProfile(ArrearsProfile.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_channels_of_a_reminder extends ArrearsTest {
  @Inject Seal seal;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEND = "/cgi-bin/message/subscribe/send";

  /** An unpaid visit of a payer from whom nothing is collected at the moment. */
  private Visit ofPayer() {
    var visit = unpaid("street");
    until(() -> notes(visit).contains("the plate is bound to nobody"));
    books(
        """
        insert into payer (account_id, gateway, identity, bound_at, position)
        values ('%s', 'wechat', 'SEALED', now(), 0)"""
            .replace("SEALED", seal.seal(openId(visit), "identity")),
        visit);
    return visit;
  }

  private static String openId(Visit visit) {
    return "openid-" + visit.account();
  }

  /** What WeChat was asked to send to the payer, in order. */
  private static List<MessageRecorder.Heard> sentTo(Visit visit) {
    return MessageRecorder.heard(SEND).stream()
        .filter(heard -> heard.body().contains(openId(visit)))
        .toList();
  }

  private List<String> notes(Visit visit) {
    return books.rows("select note from stay where account_id = '%s'".formatted(visit.account()));
  }

  private void books(String statement, Visit visit) {
    try {
      books.execute(statement.formatted(visit.account()));
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void are_the_payers_own_WeChat_first() throws IOException {
    var visit = ofPayer();
    later(Duration.ofHours(1));
    assertThat(steps(visit)).containsExactly("REMINDER_0 DONE subscribe-message SENT");
    var heard = sentTo(visit);
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).path()).endsWith("?access_token=token-1");
    var body = JSON.readTree(heard.get(0).body());
    assertThat(body.path("touser").asText()).isEqualTo(openId(visit));
    assertThat(body.path("template_id").asText()).isEqualTo("template-1");
    assertThat(body.path("page").asText()).matches("pages/dues/dues\\?code=[0-9A-Z-]{14}");
    var data = body.path("data");
    assertThat(data.path("car_number2").path("value").asText()).isEqualTo("浙A0T001");
    assertThat(data.path("amount3").path("value").asText()).isEqualTo("¥10.00");
    assertThat(data.path("thing1").path("value").asText()).isEqualTo("Nowhere Road");
    assertThat(data.path("thing5").path("value").asText()).hasSizeLessThanOrEqualTo(20);
    assertThat(
            books.rows(
                "select provider_id from message_event where what = 'SENT' and"
                    + " account_id = '%s'".formatted(visit.account())))
        .containsExactly("7");
  }

  @Test
  void fall_through_to_the_next_when_the_driver_refuses() {
    var visit = ofPayer();
    await(contacts.set(visit.account(), "sms", "13900000021"));
    MessageRecorder.answersWeChat(
        heard -> new Said(200, "{\"errcode\":43101,\"errmsg\":\"user refuse\"}"));
    later(Duration.ofHours(1));
    assertThat(events(visit))
        .containsExactly(
            "subscribe-message QUEUED ",
            "subscribe-message SENDING ",
            "subscribe-message REFUSED 43101",
            "sms SENDING ",
            "sms SENT ");
    assertThat(steps(visit)).containsExactly("REMINDER_0 DONE sms SENT");
  }

  /**
   * Template, fields or page: a person has to mend the settings, and the debt is told elsewhere.
   */
  @ParameterizedTest
  @ValueSource(ints = {40037, 47003, 41030})
  void fall_through_to_the_next_when_they_are_set_up_wrongly_and_the_log_says_so(int code) {
    var visit = ofPayer();
    await(contacts.set(visit.account(), "sms", "139000" + code));
    MessageRecorder.answersWeChat(heard -> new Said(200, "{\"errcode\":%d}".formatted(code)));
    try (var log = LogOf.category("billing.messages.WeChatMessenger")) {
      later(Duration.ofHours(1));
      assertThat(log.messages()).anyMatch(it -> it.startsWith("WeChat refuses subscribe messages"));
    }
    assertThat(events(visit)).contains("subscribe-message REFUSED " + code, "sms SENT ");
  }

  @Test
  void are_tried_again_when_the_provider_is_busy() {
    var visit = ofPayer();
    MessageRecorder.answersWeChat(heard -> new Said(200, "{\"errcode\":-1}"));
    later(Duration.ofHours(1));
    assertThat(events(visit)).last().isEqualTo("subscribe-message LATER -1");
    MessageRecorder.reset();
    later(Duration.ofMinutes(1));
    assertThat(sentTo(visit)).isEmpty();
    later(Duration.ofMinutes(1));
    assertThat(events(visit)).last().isEqualTo("subscribe-message SENT ");
  }

  @Test
  void are_given_up_one_after_the_other_until_nobody_is_reached() {
    var visit = ofPayer();
    await(contacts.set(visit.account(), "sms", "13900000022"));
    MessageRecorder.answersWeChat(heard -> new Said(200, "{\"errcode\":40003}"));
    MessageRecorder.answersSms(heard -> new Said(200, "{\"code\":\"BLACKLIST\"}"));
    later(Duration.ofHours(1));
    assertThat(events(visit))
        .containsExactly(
            "subscribe-message QUEUED ",
            "subscribe-message SENDING ",
            "subscribe-message REFUSED 40003",
            "sms SENDING ",
            "sms REFUSED BLACKLIST",
            "email SKIPPED no-address",
            " UNREACHED ");
  }

  @Test
  void ask_for_another_token_when_theirs_has_ended_early() {
    var visit = ofPayer();
    clock.advance(Duration.ofHours(3));
    MessageRecorder.answersWeChat(
        heard -> {
          if (!heard.body().contains(openId(visit)) || heard.path().endsWith("token-2")) {
            return new Said(200, "{\"errcode\":0,\"msgid\":8}");
          }
          MessageRecorder.answersTokens(
              again -> new Said(200, "{\"access_token\":\"token-2\",\"expires_in\":7200}"));
          return new Said(200, "{\"errcode\":42001}");
        });
    beat();
    assertThat(MessageRecorder.heard("_token").get(0).body())
        .contains("client_credential", "wx-of-tests", "a-secret-of-tests");
    assertThat(sentTo(visit)).hasSize(2);
    assertThat(sentTo(visit).get(0).path()).endsWith("token-1");
    assertThat(sentTo(visit).get(1).path()).endsWith("token-2");
    assertThat(steps(visit)).containsExactly("REMINDER_0 DONE subscribe-message SENT");
    clock.advance(Duration.ofHours(3));
  }

  @Test
  void are_not_said_again_by_WeChat_when_nobody_knows_whether_they_were() {
    var visit = ofPayer();
    MessageRecorder.answersWeChat(heard -> new Said(-1, ""));
    later(Duration.ofHours(1));
    assertThat(events(visit)).last().asString().startsWith("subscribe-message SILENT");
    MessageRecorder.reset();
    later(Duration.ofHours(3));
    assertThat(sentTo(visit)).isEmpty();
  }

  @Test
  void are_said_again_under_the_same_id_where_the_provider_knows_it() {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), "sms", "13900000023"));
    MessageRecorder.answersSms(heard -> new Said(-1, ""));
    later(Duration.ofHours(1));
    assertThat(events(visit)).last().asString().startsWith("sms SILENT");
    MessageRecorder.answersSms(heard -> new Said(200, "{\"code\":\"OK\",\"id\":\"sms-9\"}"));
    later(Duration.ofMinutes(2));
    var ids =
        sms("13900000023").stream().map(heard -> heard.headers().get("Idempotency-key")).toList();
    assertThat(ids).hasSize(2).doesNotContainNull();
    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    assertThat(events(visit)).last().isEqualTo("sms SENT ");
  }

  @Test
  void go_on_after_a_worker_has_died_over_a_message() throws Exception {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), "sms", "13900000024"));
    clock.advance(Duration.ofHours(1));
    await(arrearsBeat.beat());
    books(
        """
        insert into message_event select account_id, message_id, 2, 'sms', 'SENDING', '', '', now()
        from message where account_id = '%s'""",
        visit);
    books("update message set channel_at = 1, tries = 1 where account_id = '%s'", visit);
    beat();
    assertThat(events(visit)).last().isEqualTo("sms SILENT abandoned");
    later(Duration.ofMinutes(2));
    assertThat(events(visit)).last().isEqualTo("sms SENT ");
  }

  @Test
  void show_strangers_no_plate_and_are_signed() throws Exception {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), "sms", "13900000025"));
    later(Duration.ofHours(1));
    var heard = sms("13900000025").get(0);
    var body = JSON.readTree(heard.body());
    assertThat(body.path("to").asText()).isEqualTo("13900000025");
    assertThat(body.path("text").asText())
        .contains("浙A***01", "10.00元", "10.00 yuan", "Nowhere Road", "dues.html#")
        .doesNotContain("浙A0T001");
    var stamp = heard.headers().get("X-timestamp");
    assertThat(heard.headers().get("X-signature")).isEqualTo(hmac(stamp + "\n" + heard.body()));
  }

  private static String hmac(String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("a-secret-of-tests".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void reach_a_mailbox_and_go_on_when_there_is_none() {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), "email", "driver@mail.example"));
    later(Duration.ofHours(1));
    assertThat(events(visit)).last().isEqualTo("email SENT ");
    assertThat(MessageRecorder.mailbox().mails()).hasSize(1);
    assertThat(MessageRecorder.mailbox().mails().get(0))
        .contains("To: driver@mail.example", "From: billing@parking.example", "Message-ID: <");
    MessageRecorder.mailbox().answersRecipients("550 no such mailbox");
    later(Duration.ofDays(2));
    assertThat(events(visit)).endsWith("email REFUSED 550", " UNREACHED ");
  }

  @Test
  void end_with_a_letter_in_the_days_file() throws IOException {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), "letter-file", "=1+1 Road, \"Hangzhou\""));
    later(Duration.ofDays(2));
    assertThat(events(visit)).last().isEqualTo("letter-file SENT ");
    var day = LocalDate.ofInstant(clock.instant(), Steps.CHINA);
    var file = Path.of("target/messages/letters/letters-%s.csv".formatted(day));
    assertThat(Files.readString(file))
        .startsWith("\uFEFFletter,address,text")
        .contains(",\"'=1+1 Road, \"\"Hangzhou\"\"\",\"", "浙A***01");
  }

  @Test
  void need_an_address_that_can_be_one() {
    var account = Visit.ofSomebody().account();
    for (var wrong :
        List.of(
            List.of("sms", "not a number"),
            List.of("email", "nobody"),
            List.of("letter-file", "two\nlines"),
            List.of("subscribe-message", "openid"),
            List.of("pigeon", "loft"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> contacts.set(account, wrong.get(0), wrong.get(1)))
          .withMessageNotContaining(wrong.get(1));
    }
  }

  @Test
  void are_told_of_without_their_addresses_and_forgotten_when_the_driver_wants_it() {
    var account = Visit.ofSomebody().account();
    await(contacts.set(account, "sms", "13900000026"));
    await(contacts.set(account, "sms", "13900000027"));
    assertThat(await(contacts.list(account))).extracting("channel").containsExactly("sms");
    await(contacts.erase(account, "sms"));
    await(contacts.erase(account, "sms"));
    assertThat(await(contacts.list(account))).isEmpty();
  }
}

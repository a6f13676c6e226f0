package billing.gateways.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import billing.money.Fen;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Amounts_times_and_answers_of_Alipay {
  private static final String QUERY = "alipay_eco_mycar_trade_order_query_response";

  @ParameterizedTest
  @CsvSource({
    "0.00, 0",
    "0.01, 1",
    "0.10, 10",
    "0.1, 10",
    "1, 100",
    "13.75, 1375",
    "0.29, 29",
    "1234567890123.45, 123456789012345"
  })
  void are_exact_to_the_fen(String yuan, long fen) {
    assertThat(Yuan.fen(yuan)).hasValue(Fen.fen(fen));
    assertThat(Yuan.signedFen("-" + yuan)).hasValue(-fen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.", ".5", "1.005", "1e3", "1,000.00", "--1", "+1", "１.00", "NaN"})
  void that_are_no_amounts_are_none(String text) {
    assertThat(Yuan.fen(text)).isEmpty();
  }

  @Test
  void below_nothing_are_no_amounts_but_in_bills() {
    assertThat(Yuan.fen("-0.01")).isEmpty();
    assertThat(Yuan.signedFen("-0.01")).hasValue(-1);
    assertThat(Yuan.fen(null)).isEmpty();
  }

  @Test
  void are_Chinas_clock_to_the_second() {
    assertThat(ChinaTime.text(Instant.parse("2026-11-24T16:00:00.999Z")))
        .isEqualTo("2026-11-25 00:00:00");
    assertThat(ChinaTime.instant("2026-11-25 00:00:00"))
        .hasValue(Instant.parse("2026-11-24T16:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-11-25", "2026-02-30 00:00:00", "2026-11-25T00:00:00", "now"})
  void that_are_no_times_are_none(String text) {
    assertThat(ChinaTime.instant(text)).isEmpty();
  }

  @Test
  void keep_the_signed_text_letter_by_letter() {
    var content = "{ \"a\" : \"}\\\"{\",\"b\":{\"c\":[1, 2]} }";
    assertThat(
            SignedAnswer.of(Method.QUERY, "{\"%s\": %s ,\"sign\":\"s\"}".formatted(QUERY, content)))
        .hasValue(new SignedAnswer(content, Optional.of("s")));
    assertThat(
            SignedAnswer.of(Method.QUERY, "{\"sign\":\"s\",\"%s\":%s}".formatted(QUERY, content)))
        .hasValue(new SignedAnswer(content, Optional.of("s")));
  }

  @Test
  void of_the_gateway_itself_may_lack_a_signature() {
    assertThat(SignedAnswer.of(Method.QUERY, "{\"error_response\":{\"code\":\"40002\"}}"))
        .hasValue(new SignedAnswer("{\"code\":\"40002\"}", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"alipay_trade_query_response\":{},\"sign\":\"s\"}",
        "{\"error_response\":{},\"alipay_eco_mycar_trade_order_query_response\":{}}",
        "{\"alipay_eco_mycar_trade_order_query_response\":{},\"sign\":\"a\",\"sign\":\"b\"}",
        "{\"alipay_eco_mycar_trade_order_query_response\":{}",
        "{\"alipay_eco_mycar_trade_order_query_response\":\"{}\"}",
        "{\"alipay_eco_mycar_trade_order_query_response\":{}} and more"
      })
  void to_something_else_are_none(String text) {
    assertThat(SignedAnswer.of(Method.QUERY, text)).isEmpty();
  }
}

package billing.gateways.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.BillReply;
import billing.gateways.FundLine;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Movements_of_the_account_at_Alipay {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LINE =
      """
      {"account_log_id":"%s","alipay_order_no":"A","type":"交易","direction":"收入",
      "trans_amount":"1.00","balance":"1.00","trans_dt":"2026-11-24 18:30:00"}""";

  private static Told page(int total, String... lines) throws Exception {
    return new Told(
        JSON.readTree(
            "{\"total_size\":\"%d\",\"detail_list\":[%s]}"
                .formatted(total, String.join(",", lines))));
  }

  private static String line(String id) {
    return LINE.formatted(id);
  }

  private static BillReply<FundLine> read(Told... pages) {
    var log = new AccountLog();
    Arrays.stream(pages).forEach(log::add);
    return log.reply();
  }

  @Test
  void are_put_together_from_pages() throws Exception {
    var log = new AccountLog();
    log.add(page(3, line("1"), line("2")));
    assertThat(log.isWhole()).isFalse();
    log.add(page(3, line("3")));
    assertThat(log.isWhole()).isTrue();
    assertThat(((BillReply.Ready<FundLine>) log.reply()).lines()).hasSize(3);
  }

  @Test
  void that_do_not_add_up_are_not_used() throws Exception {
    assertThat(read(page(3, line("1")))).isInstanceOf(BillReply.Unusable.class);
    assertThat(read(page(1, line("1"), line("2")))).isInstanceOf(BillReply.Unusable.class);
    assertThat(read(page(2, line("1")), page(2, line("1")))).isInstanceOf(BillReply.Unusable.class);
    assertThat(read(page(2, line("1")), page(3, line("2"), line("3"))))
        .isInstanceOf(BillReply.Unusable.class);
    assertThat(read(page(2, line("1")), page(2))).isInstanceOf(BillReply.Unusable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "收入, 其他",
    "'\"1.00\",\"balance\"', '\"-1.00\",\"balance\"'",
    "1.00, 1.005",
    "18:30:00, 18:30",
    "account_log_id, other",
    "trans_amount, other"
  })
  void that_are_not_as_the_contract_says_are_not_used(String from, String to) throws Exception {
    assertThat(line("1")).contains(from);
    assertThat(read(page(1, line("1").replace(from, to)))).isInstanceOf(BillReply.Unusable.class);
  }

  @Test
  void without_a_total_are_not_used() throws Exception {
    assertThat(read(new Told(JSON.readTree("{\"detail_list\":[]}"))))
        .isInstanceOf(BillReply.Unusable.class);
  }
}

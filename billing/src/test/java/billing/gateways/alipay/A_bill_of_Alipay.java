package billing.gateways.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.money.Fen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_bill_of_Alipay {
  private static final String SELLER = "2088000000000001";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static String golden() throws IOException {
    try (var file = A_bill_of_Alipay.class.getResourceAsStream("bill-2026-11-24.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static BillReply<BillLine> read(String text) {
    return Bill.read(text, SELLER, DAY);
  }

  @Test
  void is_read_line_by_line() throws Exception {
    assertThat(read(golden()))
        .isEqualTo(
            new BillReply.Ready<>(
                List.of(
                    new BillLine(
                        "p0000000000000000000000000000001",
                        Optional.empty(),
                        "2026112422001400000000000001",
                        Fen.fen(1375),
                        Fen.fen(8),
                        Instant.parse("2026-11-24T10:30:00Z")),
                    new BillLine(
                        "p0000000000000000000000000000002",
                        Optional.empty(),
                        "2026112422001400000000000002",
                        Fen.fen(5),
                        Fen.ZERO,
                        Instant.parse("2026-11-24T15:59:59Z")),
                    new BillLine(
                        "p0000000000000000000000000000001",
                        Optional.of("r0000000000000000000000000000001"),
                        "2026112422001400000000000001",
                        Fen.fen(300),
                        Fen.fen(2),
                        Instant.parse("2026-11-24T11:00:00Z")))));
  }

  @ParameterizedTest
  @CsvSource({
    "#交易合计：2笔, #交易合计：3笔, 交易 do not add up",
    "商家实收共13.80元, 商家实收共13.81元, 交易 do not add up",
    "商家实收退款共-3.00元, 商家实收退款共-3.01元, 退款 do not add up",
    "#退款合计, #退款, lacks its line",
    "业务明细列表结束, 业务明细列表, lacks its line",
    "2026年11月24日 00, 2026年11月23日 00, another day",
    "20880000000000010156, 20880000000000020156, another account",
    "',-0.08,0.00', ',-0.08', cells",
    "商户订单号, 商户号, no column 商户订单号",
    "-0.08, 0.08, line 6 of the bill: 服务费（元）",
    "18:30:00, 18:30, line 6 of the bill: 完成时间",
    "p0000000000000000000000000000002, '', line 7 of the bill: 商户订单号",
    "r0000000000000000000000000000001, '', line 8 of the bill: 退款批次号/请求号"
  })
  void that_contradicts_itself_is_not_used(String from, String to, String why) throws Exception {
    assertThat(golden()).contains(from);
    assertThat(read(golden().replace(from, to)))
        .isInstanceOfSatisfying(
            BillReply.Unusable.class, reply -> assertThat(reply.why()).contains(why));
  }

  @Test
  void that_lacks_a_line_is_not_used() throws Exception {
    var partial = golden().lines().filter(line -> !line.contains("00000002\t")).toList();
    assertThat(read(String.join("\n", partial))).isInstanceOf(BillReply.Unusable.class);
  }

  @Test
  void with_a_line_of_an_unknown_kind_is_not_used() throws Exception {
    var odd =
        golden().replaceFirst("\t,交易", "\t,撤销").replace("合计：2笔，商家实收共13.80", "合计：1笔，商家实收共0.05");
    assertThat(read(odd))
        .isInstanceOfSatisfying(
            BillReply.Unusable.class, reply -> assertThat(reply.why()).contains("业务类型"));
  }

  @Test
  void of_nothing_is_empty() throws Exception {
    var nothing =
        golden()
            .lines()
            .filter(line -> line.startsWith("#") || line.startsWith("支付宝交易号"))
            .map(line -> line.replaceAll("合计：\\d笔，商家实收(退款)?共[-.0-9]+元", "合计：0笔，商家实收$1共0.00元"))
            .toList();
    assertThat(read(String.join("\n", nothing))).isEqualTo(new BillReply.Ready<>(List.of()));
  }
}

package billing.gateways.wechat;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.gateways.BillLine;
import billing.gateways.FundLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files under {@code wechat/bills} are the contract's examples, written by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_bill_from_WeChat {
  private static final String MERCHANT = "1900000001";

  private static String file(String name) throws IOException {
    try (var in = A_bill_from_WeChat.class.getResourceAsStream("/wechat/bills/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<BillLine> trades(String text) throws IOException {
    return TradeBill.read(new BufferedReader(new StringReader(text)), MERCHANT);
  }

  private static List<FundLine> funds(String text) throws IOException {
    return FundBill.read(new BufferedReader(new StringReader(text)));
  }

  private static java.time.Instant at(String time) {
    return OffsetDateTime.parse("2026-11-24T" + time + "+08:00").toInstant();
  }

  @Test
  void of_trades_has_payments_and_refunds_with_their_fees() throws IOException {
    assertThat(trades(file("trades.csv")))
        .containsExactly(
            new BillLine(
                "order1", Optional.empty(), "4200000000000001", fen(1250), fen(8), at("18:30:00")),
            new BillLine(
                "order2", Optional.empty(), "4200000000000002", fen(800), fen(5), at("18:31:05")),
            new BillLine(
                "order1",
                Optional.of("refund1"),
                "4200000000000001",
                fen(450),
                fen(3),
                at("20:00:00")),
            new BillLine(
                "order3", Optional.empty(), "4200000000000003", fen(50), fen(0), at("23:59:59")));
  }

  @Test
  void of_trades_may_be_empty() throws IOException {
    assertThat(trades(file("trades-of-nothing.csv"))).isEmpty();
  }

  @Test
  void of_funds_has_what_moved_the_account() throws IOException {
    assertThat(funds(file("funds.csv")))
        .containsExactly(
            new FundLine("4200000000000001", "交易", true, fen(1250), fen(11250), at("18:30:00")),
            new FundLine("4200000000000001", "扣除交易手续费", false, fen(8), fen(11242), at("18:30:00")),
            new FundLine("5030000000000001", "退款", false, fen(450), fen(10792), at("20:00:00")),
            new FundLine("1000000000000001", "提现", false, fen(10000), fen(792), at("22:00:00")));
  }

  @Test
  void may_have_unix_lines_and_more_columns() throws IOException {
    var lines = file("funds.csv").replace("\r\n", "\n").replace("\uFEFF", "").split("\n");
    var wider = new StringBuilder("新列," + lines[0] + "\n");
    for (int i = 1; i < lines.length - 2; i++) {
      wider.append("`new,").append(lines[i]).append('\n');
    }
    wider.append(lines[lines.length - 2]).append('\n').append(lines[lines.length - 1]);
    assertThat(funds(wider.toString())).isEqualTo(funds(file("funds.csv")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          `5,`21.00,      | `4,`21.00,        | its lines make 总交易单数 5, its end says 4
          `5,`21.00,      | `5,`21.01,        | its lines make 应结订单总金额 2100
          `0.05000,`21.00 | `0.06000,`21.00   | its lines make 手续费总金额 5, its end says 6
          `0.08000,       | `0.08500,         | line 2: 手续费 is no amount
          `0.08000,       | `-0.08000,        | line 2: 手续费 has the wrong sign
          `CNY,`12.50     | `USD,`12.50       | line 2: 货币种类 is not CNY
          `CNY,`12.50     | `CNY,`1e2         | line 2: 应结订单金额 is no amount
          `1900000001,    | `1900000002,      | line 2: 商户号 is not ours
          `order1,`openid | `,`openid         | line 2: 商户订单号 is empty
          `SUCCESS,`OTHERS| `REVOKED,`OTHERS  | line 2: 交易状态 is not known
          `ORIGINAL,`SUCC | `ORIGINAL,`OK     | line 4: 退款状态 is not known
          2026-11-24 18:30| 2026-11-31 18:30  | line 2: 交易时间 is no time
          微信订单号       | 订单号            | no column 微信订单号
          手续费总金额     | 手续费            | no column 手续费总金额
          商户号,          | 商户号,商户号,    | line 1 is no heading
          `wx             | wx                | line 2 has 26 fields
          """)
  void of_which_one_word_is_wrong_is_not_used(String word, String other, String why)
      throws IOException {
    var text = file("trades.csv");
    assertThat(text).contains(word.strip());
    var wrong = text.replaceFirst(java.util.regex.Pattern.quote(word.strip()), other.strip());
    assertThatThrownBy(() -> trades(wrong))
        .isInstanceOf(BadBill.class)
        .hasMessageContaining(why.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"trades.csv", "funds.csv"})
  void that_is_cut_off_anywhere_is_not_used(String name) throws IOException {
    var text = file(name);
    var whole = text.stripTrailing().length();
    var unnoticed = new ArrayList<Integer>();
    for (int length = 0; length < whole; length++) {
      var part = text.substring(0, length);
      try {
        var lines = name.equals("trades.csv") ? trades(part) : funds(part);
        assertThat(lines).isNotNull();
        unnoticed.add(length);
      } catch (BadBill noticed) {
        assertThat(noticed).hasMessageNotContaining("openid");
      }
    }
    // A last amount may lose zeros that mean nothing; its digest finds that.
    assertThat(unnoticed).allMatch(length -> text.substring(length, whole).matches("0+|\\.0+"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void that_is_spoilt_by_chance_never_yields_another_amount(long seed) throws IOException {
    var chance = new Random(seed);
    var text = file("trades.csv");
    var right = trades(text).stream().mapToLong(line -> line.amount().count()).sum();
    for (int i = 0; i < 2_000; i++) {
      var spoilt = spoilt(text, chance);
      try {
        assertThat(trades(spoilt).stream().mapToLong(line -> line.amount().count()).sum())
            .as("a bill that was read all the same:%n%s", spoilt)
            .isEqualTo(right);
      } catch (BadBill noticed) {
        assertThat(noticed.getMessage()).isNotBlank();
      }
    }
  }

  /** One character is lost, doubled or another one, or one line is lost or doubled. */
  private static String spoilt(String text, Random chance) {
    var at = chance.nextInt(text.length());
    var lines = new ArrayList<>(List.of(text.split("\r\n")));
    var line = chance.nextInt(lines.size());
    return switch (chance.nextInt(5)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
      case 2 ->
          text.substring(0, at)
              + "0123456789,`-.x".charAt(chance.nextInt(15))
              + text.substring(at + 1);
      case 3 -> {
        lines.remove(line);
        yield String.join("\r\n", lines);
      }
      default -> {
        lines.add(line, lines.get(line));
        yield String.join("\r\n", lines);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "12.50, 1250",
    "0.5, 50",
    "8, 800",
    "-0.03000, -3",
    "0.00000, 0",
    "99999999999.99, 9999999999999"
  })
  void counts_in_yuan_what_is_fen_here(String yuan, long fen) {
    assertThat(Yuan.findFen(yuan)).contains(fen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "0.005", "1,000.00", "１２", "1e3", "+1", "--1", ".5", "12.", "NaN", "1 "})
  void is_refused_amounts_that_are_none(String text) {
    assertThat(Yuan.findFen(text)).isEmpty();
  }
}

package billing.gateways.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.EntryReply;
import billing.gateways.News.About;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.gateways.guarding.CallFailed;
import billing.money.Fen;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Each word that the contract names stands in a file that people can read, with its meaning. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_words_of_Alipay {
  private static final String PAID_AT = "2026-11-24 18:30:00";

  @Test
  void mean_what_the_golden_file_says() throws Exception {
    try (var file = getClass().getResourceAsStream("words.txt")) {
      var golden = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(
              golden
                  .lines()
                  .map(The_words_of_Alipay::read)
                  .collect(Collectors.joining("\n", "", "\n")))
          .isEqualTo(golden);
    }
  }

  private static String read(String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return line;
    }
    var left = line.split(" = ")[0];
    var words = left.split(" ");
    return left
        + " = "
        + switch (words[0]) {
          case "agreement" ->
              Scenes.blocked(told("agreement_scene", words[1]))
                  .map(The_words_of_Alipay::text)
                  .orElse("goes on");
          case "pay" -> pay(words);
          case "trade" -> trade(words);
          case "news" -> news(words);
          case "refund" ->
              text(Words.refund(told("refund_status", words[1]), Optional.of(Instant.EPOCH)));
          default -> error(words[1]);
        };
  }

  /** Names and words by turns; what is not told is left out. */
  private static Told told(String... namesAndWords) {
    var json = JsonNodeFactory.instance.objectNode();
    fields(namesAndWords).forEach(json::put);
    return new Told(json);
  }

  private static Map<String, String> fields(String... namesAndWords) {
    var fields = new HashMap<String, String>();
    for (int i = 0; i < namesAndWords.length; i += 2) {
      if (!namesAndWords[i + 1].equals("-")) {
        fields.put(namesAndWords[i], namesAndWords[i + 1]);
      }
    }
    return fields;
  }

  private static String pay(String... words) {
    return text(
        Words.ordered(
            told(
                "trade_no",
                "1",
                "gmt_payment",
                words[1].replace('T', ' '),
                "advance_amount",
                words[2],
                "total_fee",
                words[3])));
  }

  private static String trade(String... words) {
    return text(
        Words.queried(
            told(
                "trade_no", "1",
                "gmt_payment_success", PAID_AT,
                "trade_status", words[1],
                "send_back_fee", words[2],
                "total_fee", words[3])));
  }

  private static String news(String... words) {
    var form =
        fields(
            "out_trade_no",
            "1",
            "trade_no",
            "2",
            "gmt_payment",
            PAID_AT,
            "trade_status",
            words[1],
            "total_amount",
            words[2]);
    return Words.news(form)
        .map(about -> text(((About.OfOrder) about).reply()))
        .orElse("unreadable");
  }

  private static String error(String code) {
    var failed = CallFailed.error(CallFailed.Kind.REFUSED, new CallFailed.Said(200, code, ""));
    return String.join(
        ", ",
        howRefused(Words.reply(failed)),
        text(Words.entryReply(failed)),
        text(Words.replyToQuery(failed)),
        text(Words.refundReply(failed)),
        text(Words.replyToRefundQuery(failed)));
  }

  private static String text(Reply reply) {
    if (reply instanceof Reply.Paid paid) {
      var amount = paid.amount().map(Fen::count).map(fen -> " " + fen).orElse("");
      return "Paid " + paid.backing() + amount;
    }
    return reply instanceof Reply.Refused refused
        ? "Refused %s %s".formatted(refused.code(), howLong(refused.retriable()))
        : reply.getClass().getSimpleName();
  }

  private static String howRefused(Reply reply) {
    return reply instanceof Reply.Refused refused
        ? "Refused " + howLong(refused.retriable())
        : text(reply);
  }

  private static String text(EntryReply reply) {
    return reply instanceof EntryReply.Blocked blocked
        ? "Blocked " + blocked.reason()
        : reply.getClass().getSimpleName();
  }

  private static String text(RefundReply reply) {
    return reply instanceof RefundReply.Refused refused
        ? "Refused " + howLong(refused.retriable())
        : reply.getClass().getSimpleName();
  }

  private static String howLong(boolean retriable) {
    return retriable ? "for now" : "for good";
  }
}

package billing.gateways.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.EntryReply;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.gateways.guarding.CallFailed;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Parking;
import com.wechat.pay.java.service.wexinpayscoreparking.model.PlateService;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Each word that the contract names stands in a file that people can read, with its meaning. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_words_of_WeChat_Pay {
  private static final String AT = "2026-11-24T18:30:00+08:00";

  @Test
  void mean_what_the_golden_file_says() throws Exception {
    try (var file = getClass().getResourceAsStream("/wechat/words.txt")) {
      var golden = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(golden.lines().map(The_words_of_WeChat_Pay::read).collect(lines()))
          .isEqualTo(golden);
    }
  }

  private static java.util.stream.Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n", "", "\n");
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
          case "trade" -> trade(words);
          case "service" ->
              Words.blocked(told(PlateService.class, "service_state", words[1]))
                  .map(The_words_of_WeChat_Pay::text)
                  .orElse("goes on");
          case "entry" ->
              text(
                  Words.entryReply(
                      told(
                          Parking.class,
                          Stream.of("id", "1", "state", words[1], "block_reason", words[2]))));
          case "change" -> text(Words.entryReply(words[1], word(words[2]), "1"));
          case "error" -> error(failed(words));
          case "refund" -> text(RefundWords.reply(refund(words[1])));
          default -> refundError(failed(words));
        };
  }

  private static String word(String word) {
    return word.equals("-") ? null : word;
  }

  private static <T> T told(Class<T> type, String name, String word) {
    return told(type, Stream.of(name, word));
  }

  private static <T> T told(Class<T> type, Stream<String> namesAndWords) {
    var json = new JsonObject();
    var all = namesAndWords.toList();
    for (int i = 0; i < all.size(); i += 2) {
      json.addProperty(all.get(i), word(all.get(i + 1)));
    }
    return new Gson().fromJson(json, type);
  }

  private static String trade(String... words) {
    var told =
        told(
            Transaction.class,
            Stream.of("transaction_id", "1", "success_time", AT, "trade_state", words[1]));
    told.setBankType(word(words[2]));
    told.setUserRepaid(word(words[3]));
    var reply = Words.reply(told);
    return reply instanceof Reply.Refused refused
        ? "Refused %s %s".formatted(refused.code(), howLong(refused.retriable()))
        : text(reply);
  }

  private static RefundNotification refund(String status) {
    return told(
        RefundNotification.class,
        Stream.of("refund_id", "1", "success_time", AT, "refund_status", status));
  }

  private static CallFailed failed(String... words) {
    return CallFailed.error(
        CallFailed.Kind.REFUSED, new CallFailed.Said(Integer.parseInt(words[1]), words[2], ""));
  }

  private static String error(CallFailed failed) {
    return String.join(
        ", ",
        text(Words.reply(failed)),
        text(Words.entryReply(failed)),
        text(Words.replyToQuery(failed)));
  }

  private static String refundError(CallFailed failed) {
    return text(RefundWords.reply(failed)) + ", " + text(RefundWords.replyToQuery(failed));
  }

  private static String text(Reply reply) {
    if (reply instanceof Reply.Paid paid) {
      return "Paid " + paid.backing();
    }
    return reply instanceof Reply.Refused refused
        ? "Refused " + howLong(refused.retriable())
        : reply.getClass().getSimpleName();
  }

  private static String text(EntryReply reply) {
    return reply instanceof EntryReply.Blocked blocked
        ? "Blocked " + blocked.reason()
        : reply.getClass().getSimpleName();
  }

  private static String text(RefundReply reply) {
    if (reply instanceof RefundReply.Refused refused) {
      return "Refused %s %s".formatted(refused.code(), howLong(refused.retriable()));
    }
    return reply instanceof RefundReply.Processing processing && processing.needs().isPresent()
        ? "Processing, by hand"
        : reply.getClass().getSimpleName();
  }

  private static String howLong(boolean retriable) {
    return retriable ? "for now" : "for good";
  }
}

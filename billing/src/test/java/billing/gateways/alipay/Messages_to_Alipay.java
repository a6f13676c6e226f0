package billing.gateways.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChannelVehicle;
import billing.api.ChannelVehicle.PlateColour;
import billing.api.StayId;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryNotice;
import billing.gateways.RefundOrder;
import billing.money.Fen;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The golden file is written by hand from the contract; a change of a message shows here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Messages_to_Alipay {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Account ACCOUNT =
      new Account("app", "2088000000000001", "https://us/", Map.of(), false, null, null);
  private static final EntryNotice ENTRY =
      new EntryNotice(
          new StayId(new UUID(0, 1)),
          "e0000000000000000000000000000001",
          "2088000000000099",
          new ChannelVehicle("浙A0T0001", PlateColour.YELLOW_GREEN),
          "lot-1",
          "样例停车场,东区",
          Instant.parse("2026-11-24T10:30:00.999Z"),
          Duration.ofMinutes(15));
  private static final ChargeOrder ORDER =
      new ChargeOrder(
          "p0000000000000000000000000000001",
          ENTRY,
          "2026112400000001",
          Instant.parse("2026-11-24T11:59:59.500Z"),
          "lane-2",
          Fen.fen(1005));
  private static final RefundOrder REFUND =
      new RefundOrder(
          "r0000000000000000000000000000001",
          ORDER.orderNumber(),
          Fen.fen(5),
          ORDER.amount(),
          "多收退还");

  private static String messages() throws Exception {
    var requests = new Requests(ACCOUNT);
    var stranger =
        new EntryNotice(
            ENTRY.stay(),
            ENTRY.number(),
            "",
            ENTRY.vehicle(),
            ENTRY.lot(),
            ENTRY.lotName(),
            ENTRY.entered(),
            ENTRY.freeFor());
    return message(Method.AGREEMENT, requests.agreement(ENTRY, "PI1"))
        + message(Method.AGREEMENT, requests.agreement(stranger, "PI1"))
        + message(Method.ENTER, requests.entry(ENTRY, "PI1"))
        + message(Method.EXIT, requests.exit(ORDER, "PI1"))
        + message(Method.PAY, requests.order(ORDER, "PI1"))
        + message(Method.QUERY, Requests.query(ORDER.orderNumber()))
        + message(Method.REFUND, Requests.refund(REFUND))
        + message(Method.REFUND_QUERY, Requests.refundQuery(REFUND))
        + message(Method.BILL, Requests.bill(LocalDate.of(2026, 11, 24)))
        + message(Method.ACCOUNT_LOG, Requests.accountLog(LocalDate.of(2026, 11, 24), 2));
  }

  private static String message(Method method, ObjectNode content) throws Exception {
    return method.wire()
        + "\n"
        + JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content)
        + "\n\n";
  }

  @Test
  void are_those_of_the_golden_file() throws Exception {
    try (var file = getClass().getResourceAsStream("messages.txt")) {
      assertThat(messages()).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}

package billing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_book_of_the_sandbox {
  private static final String AT = "2026-11-24T18:30:00+08:00";

  @TempDir Path folder;

  private static Entry entry(int number) {
    var request = Json.object();
    request.put("out_parking_no", "entry" + number);
    request.put("plate_number", "浙A0T%03d".formatted(number % 1000));
    request.put("plate_color", "BLUE");
    request.put("notify_url", "http://127.0.0.1:8080/notifications/wechat");
    request.put("start_time", AT);
    request.put("parking_name", "样例停车场");
    request.put("free_duration", 900);
    return Entry.of("id" + number, request, Payer.NORMAL);
  }

  private static ObjectNode order(Entry entry, int number) {
    var request = Json.object();
    request.put("appid", "wx0000000000000demo");
    request.put("description", "停车费 样例停车场");
    request.put("attach", "0123456789abcdef0123456789abcdef");
    request.put("out_trade_no", "order" + number);
    request.put("trade_scene", "PARKING");
    request.put("notify_url", entry.notifyUrl());
    request.putObject("amount").put("total", 1375).put("currency", "CNY");
    request
        .putObject("parking_info")
        .put("parking_id", entry.id())
        .put("plate_number", entry.plate())
        .put("plate_color", "BLUE")
        .put("start_time", AT)
        .put("end_time", "2026-11-24T19:30:00+08:00")
        .put("parking_name", "样例停车场")
        .put("charging_duration", 3600)
        .put("device_id", "lane-2");
    return request;
  }

  private static void fill(Book book, int orders) {
    for (int i = 0; i < orders; i++) {
      var entry = entry(i);
      book.save(entry);
      var order = Order.accepted(order(entry, i), "openid", AT);
      book.save(order);
      book.save(order.paid(new Payment("SANDBOX" + i, AT, Payment.Advance.NONE)));
    }
  }

  @Test
  void is_the_same_after_a_restart() throws Exception {
    var book = Book.in(folder);
    book.save("浙A0T001", new Payer("BLUE", "openid", "NORMAL", "ADVANCED", "SUCCESS"));
    fill(book, 3);
    var refund =
        new Refund(
            Packed.of(Json.parse("{\"out_trade_no\":\"order1\",\"out_refund_no\":\"r1\"}")),
            "R1",
            "SANDBOX1",
            AT,
            Refund.PROCESSING,
            Optional.empty(),
            false);
    book.save(refund);
    book.save(refund.ended(Refund.SUCCESS, AT));
    book.close();
    var again = Book.in(folder);
    assertThat(again.listOrders()).isEqualTo(book.listOrders());
    assertThat(again.listRefunds()).isEqualTo(book.listRefunds());
    assertThat(again.listRefundsOf("order1")).hasSize(1);
    assertThat(again.payerOf("浙A0T001")).isEqualTo(book.payerOf("浙A0T001"));
    assertThat(again.findEntryByNumber("entry2")).isEqualTo(book.findEntryByNumber("entry2"));
    assertThat(again.findNewestEntry("浙A0T002")).isEqualTo(book.findNewestEntry("浙A0T002"));
    again.close();
  }

  @Test
  void forgets_only_the_line_that_was_torn() throws Exception {
    var book = Book.in(folder);
    fill(book, 2);
    book.close();
    Files.writeString(
        folder.resolve("book.jsonl"), "{\"order\":{\"request\":{\"out", StandardOpenOption.APPEND);
    var again = Book.in(folder);
    assertThat(again.listOrders()).isEqualTo(book.listOrders());
    again.save(entry(7));
    again.close();
    var third = Book.in(folder);
    assertThat(third.listOrders()).isEqualTo(book.listOrders());
    assertThat(third.findEntry("id7")).isPresent();
    third.close();
  }

  @Test
  void writes_as_much_for_the_last_order_as_for_the_first() throws Exception {
    var file = folder.resolve("book.jsonl");
    var book = Book.in(folder);
    fill(book, 10);
    var first = Files.size(file);
    fill(book, 1_000);
    var before = Files.size(file);
    fill(book, 10);
    assertThat(Files.size(file) - before).isEqualTo(first);
    book.close();
  }

  @Test
  void is_told_as_a_list_that_anybody_can_read() throws Exception {
    var book = Book.inMemory();
    fill(book, 2);
    var out = new ByteArrayOutputStream();
    var control = new Control(book, new Faults(1), null, null);
    assertThat(control.list(new Request("GET", "/sandbox/orders", Map.of(), ""), out)).isTrue();
    var text = out.toString(StandardCharsets.UTF_8);
    var list = Json.MAPPER.readTree(text.substring(text.indexOf("\r\n\r\n")));
    assertThat(list).hasSize(2);
    assertThat(list.get(0).toString())
        .isEqualTo(
            "{\"out_trade_no\":\"order0\",\"trade_state\":\"SUCCESS\",\"total\":1375,"
                + "\"trade_type\":\"PARKING\","
                + "\"plate_number\":\"浙A0T000\",\"parking_id\":\"id0\",\"announced\":false,"
                + "\"transaction_id\":\"SANDBOX0\",\"success_time\":\""
                + AT
                + "\","
                + "\"advance\":\"NONE\",\"fee\":8,\"refunded\":0}");
    assertThat(control.list(new Request("GET", "/sandbox/other", Map.of(), ""), out)).isFalse();
  }
}

package billing.sandbox.alipay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A day's bill of trades, and the movements of the account. */
final class Bills {
  static final String FILES = "/sandbox/alipay/bills/";
  private static final Charset GBK = Charset.forName("GBK");
  private static final String HEADER =
      "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
          + "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,"
          + "券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";

  private final Inside inside;
  private final IntSupplier port;

  Bills(Inside inside, IntSupplier port) {
    this.inside = inside;
    this.port = port;
  }

  /**
   * Money that moved.
   *
   * @param fen below nothing when it left
   */
  record Movement(Trade trade, Optional<Refund> refund, String at, long fen) {
    /** Six in a thousand of what was taken, of which nothing comes back with a refund. */
    long fee() {
      return refund.isPresent() ? 0 : (fen * 6 + 500) / 1000;
    }
  }

  /** Everything that moved, in order of time. */
  private List<Movement> movements() {
    var all = new ArrayList<Movement>();
    for (var trade : inside.book().listTrades()) {
      trade.paid().ifPresent(at -> all.add(new Movement(trade, Optional.empty(), at, trade.fen())));
    }
    for (var refund : inside.book().listRefunds()) {
      if (refund.isDone()) {
        var trade = inside.book().findTrade(refund.order()).orElseThrow();
        var at = refund.at().orElseThrow();
        all.add(new Movement(trade, Optional.of(refund), at, -refund.fen()));
      }
    }
    all.sort(Comparator.comparing(Movement::at));
    return all;
  }

  private List<Movement> movements(String day) {
    return movements().stream().filter(it -> it.at().startsWith(day)).toList();
  }

  /** Where the bill lies; there is none for a day that is not over or on which nothing happened. */
  ObjectNode address(ObjectNode request) {
    var day = Json.text(request, "bill_date", 10);
    if (!"trade".equals(request.path("bill_type").asText())) {
      throw Refusal.badParameter("bill_type must be trade");
    }
    if (day.compareTo(Times.day(inside.time().instant())) >= 0 || movements(day).isEmpty()) {
      throw Refusal.business("isp.bill_not_exist", "账单不存在");
    }
    return Json.object()
        .put("bill_download_url", "http://127.0.0.1:%d%s%s".formatted(port.getAsInt(), FILES, day));
  }

  /** The archive with the bill, perhaps with a fault. */
  byte[] archive(String day, Optional<Fault.Kind> fault) {
    var rows = new ArrayList<>(movements(day));
    if (fault.equals(Optional.of(Fault.Kind.DISAGREES)) && !rows.isEmpty()) {
      var first = rows.get(0);
      var more = first.fen() + (first.fen() > 0 ? 1 : -1);
      rows.set(0, new Movement(first.trade(), first.refund(), first.at(), more));
    }
    var foot = foot(rows);
    if (fault.equals(Optional.of(Fault.Kind.PARTIAL)) && !rows.isEmpty()) {
      rows.remove(rows.size() - 1);
    }
    var name = inside.keys().sellerId() + "0156_" + day.replace("-", "");
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, GBK)) {
      zip.putNextEntry(new ZipEntry(name + "_业务明细(汇总).csv"));
      zip.write("#支付宝业务汇总查询\r\n".getBytes(GBK));
      zip.putNextEntry(new ZipEntry(name + "_业务明细.csv"));
      zip.write((head(day) + table(rows) + foot).getBytes(GBK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private String head(String day) {
    var words = day.replaceFirst("-", "年").replaceFirst("-", "月") + "日";
    return """
        #支付宝业务明细查询\r
        #账号：[%s0156]\r
        #起始日期：[%s 00:00:00]   终止日期：[%s 23:59:59]\r
        #-----------------------------------------业务明细列表----------------------------------------\r
        %s\r
        """
        .formatted(inside.keys().sellerId(), words, words, HEADER);
  }

  private static String table(List<Movement> rows) {
    return rows.stream().map(Bills::row).collect(Collectors.joining());
  }

  /** Numbers and names end in a tab, so that no program for tables takes them for figures. */
  private static String row(Movement row) {
    var trade = row.trade();
    var amount = Amounts.yuan(row.fen());
    return String.join(
            ",",
            trade.tradeNo() + "\t",
            trade.number() + "\t",
            row.refund().isPresent() ? "退款\t" : "交易\t",
            trade.request().path("subject").asText(),
            trade.created(),
            row.at(),
            "\t,\t,\t,\t,*某(138****0000)\t",
            amount,
            amount,
            "0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00",
            row.refund().map(Refund::number).orElse("") + "\t",
            Amounts.yuan(-row.fee()),
            "0.00,")
        + "\r\n";
  }

  private String foot(List<Movement> rows) {
    return """
        #-----------------------------------------业务明细列表结束------------------------------------\r
        #交易合计：%s笔，商家实收共%s元，商家优惠共0.00元\r
        #退款合计：%s笔，商家实收退款共%s元，商家优惠退款共0.00元\r
        #导出时间：[%s]\r
        """
        .formatted(
            rows.stream().filter(row -> row.refund().isEmpty()).count(),
            Amounts.yuan(
                rows.stream().filter(row -> row.refund().isEmpty()).mapToLong(Movement::fen).sum()),
            rows.stream().filter(row -> row.refund().isPresent()).count(),
            Amounts.yuan(
                rows.stream()
                    .filter(row -> row.refund().isPresent())
                    .mapToLong(Movement::fen)
                    .sum()),
            inside.now());
  }

  /** A page of movements of the account; every payment is followed by its fee. */
  ObjectNode accountLog(ObjectNode request) {
    var from = Times.text(Times.instant(request, "start_time"));
    var until = Times.text(Times.instant(request, "end_time"));
    var page = Integer.parseInt(Json.text(request, "page_no", 6));
    var size = Integer.parseInt(Json.text(request, "page_size", 6));
    var lines = new ArrayList<ObjectNode>();
    var balance = 0L;
    for (var movement : movements()) {
      balance += movement.fen();
      lines.add(line(movement, movement.refund().isPresent() ? "交易退款" : "交易", balance));
      if (movement.fee() > 0) {
        balance -= movement.fee();
        var fee = new Movement(movement.trade(), Optional.empty(), movement.at(), -movement.fee());
        lines.add(line(fee, "收费", balance));
      }
    }
    lines.removeIf(
        line ->
            line.path("trans_dt").asText().compareTo(from) < 0
                || line.path("trans_dt").asText().compareTo(until) >= 0);
    var answer = Json.object().put("page_no", "" + page).put("page_size", "" + size);
    answer.put("total_size", "" + lines.size());
    var list = answer.putArray("detail_list");
    lines.stream().skip((page - 1L) * size).limit(size).forEach(list::add);
    return answer;
  }

  private static ObjectNode line(Movement movement, String type, long balance) {
    var number = movement.refund().map(Refund::refundNo).orElse(movement.trade().tradeNo());
    return Json.object()
        .put("account_log_id", type.hashCode() + number)
        .put("alipay_order_no", movement.trade().tradeNo())
        .put("merchant_order_no", movement.trade().number())
        .put("type", type)
        .put("direction", movement.fen() < 0 ? "支出" : "收入")
        .put("trans_amount", Amounts.yuan(movement.fen()))
        .put("balance", Amounts.yuan(balance))
        .put("trans_dt", movement.at());
  }
}

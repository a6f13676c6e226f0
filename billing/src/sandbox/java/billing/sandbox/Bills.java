package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls about bills: of trades, of funds, and the files themselves. */
final class Bills {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final LocalTime READY = LocalTime.of(9, 0);
  private static final int MOST_KEPT = 8;

  private final BillLines lines;
  private final Signing signing;
  private final LotTime time;
  private final String merchant;
  private final boolean atOnce;
  private final Map<String, byte[]> files =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * @param atOnce whether a day's bill is there before the day is over
   */
  Bills(Settling.Inside inside, boolean atOnce) {
    this.lines = new BillLines(inside.book());
    this.signing = inside.signing();
    this.time = inside.time();
    this.merchant = inside.keys().merchantId();
    this.atOnce = atOnce;
  }

  /** A time as bills write it: 2026-11-24 18:30:00. */
  static String time(String rfc3339) {
    return rfc3339.substring(0, 19).replace('T', ' ');
  }

  /** The bill of trades of a day. */
  ObjectNode trades(Request request, Optional<Fault.Kind> fault) {
    if (!"ALL".equals(request.parameter("bill_type"))) {
      throw Refusal.badParameter("the sandbox makes bills of the type ALL only");
    }
    var day = day(request);
    return answer(request, tradeBill(lines.trades(day, fault), fault), fault);
  }

  private BillText.Bill tradeBill(List<Trade> trades, Optional<Fault.Kind> fault) {
    if (trades.isEmpty()) {
      throw new Refusal(400, "NO_STATEMENT_EXIST", "账单文件不存在");
    }
    var text = new BillText(Trade.COLUMNS);
    var hidden = isLost(fault) ? trades.get(0) : null;
    trades.stream().filter(it -> it != hidden).forEach(it -> text.line(it.fields(merchant)));
    var paid = Fees.yuan(trades.stream().mapToLong(Trade::paid).sum());
    var back = Fees.yuan(trades.stream().mapToLong(Trade::back).sum());
    var fees = Fees.fee(trades.stream().mapToLong(Trade::fee).sum());
    return text.end(
        Trade.TOTALS, List.of("" + trades.size(), paid, back, "0.00", fees, paid, back));
  }

  private static boolean isLost(Optional<Fault.Kind> fault) {
    return fault.equals(Optional.of(Fault.Kind.LOST_LINE));
  }

  /** The bill of funds of a day. */
  ObjectNode funds(Request request, Optional<Fault.Kind> fault) {
    if (!"BASIC".equals(request.parameter("account_type"))) {
      throw Refusal.badParameter("the sandbox has no account but BASIC");
    }
    var day = day(request);
    var moves = lines.movements(day, fault);
    return answer(request, fundBill(moves, lines.balanceBefore(day), fault), fault);
  }

  private static BillText.Bill fundBill(
      List<Movement> moves, long before, Optional<Fault.Kind> fault) {
    if (moves.isEmpty()) {
      throw new Refusal(400, "NO_STATEMENT_EXIST", "账单文件不存在");
    }
    var text = new BillText(Movement.COLUMNS);
    var balance = before;
    for (int i = 0; i < moves.size(); i++) {
      balance += moves.get(i).change();
      if (i > 0 || !isLost(fault)) {
        text.line(moves.get(i).fields(i + 1, balance));
      }
    }
    var incoming = moves.stream().filter(Movement::isIncoming).mapToLong(Movement::change);
    var outgoing = moves.stream().filter(it -> !it.isIncoming()).mapToLong(Movement::change);
    var count = moves.stream().filter(Movement::isIncoming).count();
    return text.end(
        Movement.TOTALS,
        List.of(
            "" + moves.size(),
            "" + count,
            Fees.yuan(incoming.sum()),
            "" + (moves.size() - count),
            Fees.yuan(-outgoing.sum())));
  }

  private LocalDate day(Request request) {
    if (!"GZIP".equals(request.parameter("tar_type"))) {
      throw Refusal.badParameter("the sandbox zips its bills: tar_type is GZIP");
    }
    LocalDate day;
    try {
      day = LocalDate.parse(request.parameter("bill_date"));
    } catch (DateTimeException e) {
      throw Refusal.badParameter("bill_date 格式为yyyy-MM-dd");
    }
    if (!atOnce && time.instant().isBefore(day.plusDays(1).atTime(READY).toInstant(CHINA))) {
      throw new Refusal(400, "STATEMENT_CREATING", "账单生成中");
    }
    return day;
  }

  private ObjectNode answer(Request request, BillText.Bill bill, Optional<Fault.Kind> fault) {
    var token = signing.nonce(16);
    synchronized (files) {
      files.put(token, bill.zipped());
    }
    var isForeign = fault.equals(Optional.of(Fault.Kind.FOREIGN_HOST));
    var host = isForeign ? "bills.example.com" : request.headers().getOrDefault("host", "");
    return Json.object()
        .put("hash_type", "SHA1")
        .put("hash_value", bill.sha1())
        .put("download_url", "http://%s/v3/billdownload/file?token=%s".formatted(host, token));
  }

  /** A bill that was made before. */
  byte[] file(Request request) {
    synchronized (files) {
      var file = files.get(request.parameter("token"));
      if (file == null) {
        throw Refusal.notFound("账单下载链接已失效");
      }
      return file;
    }
  }
}

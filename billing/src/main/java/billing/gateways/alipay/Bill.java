package billing.gateways.alipay;

import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.money.Fen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads a day's bill of trades (业务明细): lines that begin with {@code #} frame a table of columns
 * that are found by name. What does not agree with the bill's own totals, its day or its account is
 * not used.
 */
final class Bill {
  /** How the first line of such a bill begins. */
  static final String TITLE = "#支付宝业务明细查询";

  private static final String BEGIN = "业务明细列表---";
  private static final String END = "业务明细列表结束";
  private static final Pattern ACCOUNT = Pattern.compile("#账号[：:]\\[(\\d+)\\]");
  private static final Pattern DAY = Pattern.compile("#起始日期[：:]\\[(\\d+)年(\\d+)月(\\d+)日.*");
  private static final Pattern TAKEN = Pattern.compile("#交易合计[：:](\\d+)笔，商家实收共([-.0-9]+)元，.*");
  private static final Pattern BACK = Pattern.compile("#退款合计[：:](\\d+)笔，商家实收退款共([-.0-9]+)元，.*");

  private final List<String> lines;

  private Bill(List<String> lines) {
    this.lines = lines;
  }

  /** A bill that contradicts itself, or another than was asked for. */
  private static final class Unusable extends RuntimeException {
    Unusable(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * Reads the bill.
   *
   * @param text the whole file
   * @param sellerId whose bill it must be
   * @param day which day's
   */
  static BillReply<BillLine> read(String text, String sellerId, LocalDate day) {
    try {
      return new BillReply.Ready<>(new Bill(text.lines().toList()).read(sellerId, day));
    } catch (Unusable e) {
      return new BillReply.Unusable<>(e.getMessage());
    }
  }

  private List<BillLine> read(String sellerId, LocalDate day) {
    if (!found(ACCOUNT).group(1).startsWith(sellerId)) {
      throw new Unusable("the bill is another account's");
    }
    var begins = found(DAY);
    var told = "%s-%s-%s".formatted(begins.group(1), begins.group(2), begins.group(3));
    if (!told.equals(day.toString())) {
      throw new Unusable("the bill is of another day: " + told);
    }
    var rows = rows();
    check(rows, "交易", found(TAKEN));
    check(rows, "退款", found(BACK));
    return rows.stream().map(Row::line).toList();
  }

  private java.util.regex.Matcher found(Pattern pattern) {
    return lines.stream()
        .map(line -> pattern.matcher(line.strip()))
        .filter(java.util.regex.Matcher::matches)
        .findFirst()
        .orElseThrow(() -> new Unusable("the bill lacks its line " + pattern.pattern()));
  }

  private List<Row> rows() {
    var begin = indexOf(BEGIN, 0);
    var end = indexOf(END, begin + 1);
    if (end == begin + 1) {
      return List.of();
    }
    var header = cells(lines.get(begin + 1));
    var rows = new ArrayList<Row>();
    for (var line : lines.subList(begin + 2, end)) {
      var cells = cells(line);
      if (cells.size() != header.size()) {
        throw new Unusable(
            "line %d of the bill has %d cells, not %d"
                .formatted(begin + rows.size() + 3, cells.size(), header.size()));
      }
      rows.add(
          new Row(
              begin + rows.size() + 3,
              IntStream.range(0, cells.size())
                  .boxed()
                  .collect(Collectors.toMap(header::get, cells::get, (one, other) -> one))));
    }
    return rows;
  }

  private int indexOf(String part, int from) {
    return IntStream.range(from, lines.size())
        .filter(i -> lines.get(i).startsWith("#") && lines.get(i).contains(part))
        .findFirst()
        .orElseThrow(() -> new Unusable("the bill lacks its line " + part));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1))
        .map(cell -> cell.strip().replace('(', '（').replace(')', '）'))
        .toList();
  }

  private static void check(List<Row> rows, String kind, java.util.regex.Matcher total) {
    var those = rows.stream().filter(row -> row.text("业务类型").equals(kind)).toList();
    var sum = those.stream().mapToLong(row -> row.signed("商家实收（元）")).reduce(0, Math::addExact);
    var told = Yuan.signedFen(total.group(2));
    if (those.size() != Long.parseLong(total.group(1))
        || told.isEmpty()
        || Math.abs(told.getAsLong()) != Math.abs(sum)) {
      throw new Unusable("the lines of kind %s do not add up to the bill's total".formatted(kind));
    }
  }

  /**
   * A line of the table.
   *
   * @param number counted from 1, for messages
   * @param cells by column
   */
  private record Row(int number, Map<String, String> cells) {
    String text(String column) {
      return Optional.ofNullable(cells.get(column))
          .orElseThrow(() -> new Unusable("the bill has no column " + column));
    }

    long signed(String column) {
      return Yuan.signedFen(text(column)).orElseThrow(() -> wrong(column));
    }

    /** Taken is above nothing, given back is below; of fees it is the other way round. */
    BillLine line() {
      var isRefund =
          switch (text("业务类型")) {
            case "交易" -> false;
            case "退款" -> true;
            default -> throw wrong("业务类型");
          };
      var sign = isRefund ? -1 : 1;
      return new BillLine(
          filled("商户订单号"),
          isRefund ? Optional.of(filled("退款批次号/请求号")) : Optional.empty(),
          filled("支付宝交易号"),
          positive("订单金额（元）", sign),
          positive("服务费（元）", -sign),
          ChinaTime.instant(text("完成时间")).orElseThrow(() -> wrong("完成时间")));
    }

    private String filled(String column) {
      var text = text(column);
      if (text.isEmpty()) {
        throw wrong(column);
      }
      return text;
    }

    private Fen positive(String column, int sign) {
      var fen = signed(column) * sign;
      if (fen < 0) {
        throw wrong(column);
      }
      return Fen.fen(fen);
    }

    private Unusable wrong(String column) {
      return new Unusable("line %d of the bill: %s".formatted(number, column));
    }
  }
}

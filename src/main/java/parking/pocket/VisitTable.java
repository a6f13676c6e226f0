package parking.pocket;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Visits as CSV (RFC 4180) in UTF-8, with a mark that spreadsheets know it by. */
final class VisitTable {
  private static final String MARK = "\uFEFF";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private VisitTable() {}

  static String csv(List<VisitShown.Visit> visits) {
    return MARK
        + "车牌,停车场,进场,离场,金额（元）,未缴（元）,状态\r\n"
        + visits.stream().map(VisitTable::row).collect(Collectors.joining());
  }

  private static String row(VisitShown.Visit it) {
    return List.of(
                it.plate().plate(),
                it.lotName(),
                time(it.enteredAt()),
                time(it.leftAt()),
                yuan(it.amountFen()),
                yuan(it.owedFen()),
                it.state())
            .stream()
            .map(VisitTable::field)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /** What a spreadsheet would take for a formula is put behind an apostrophe. */
  private static String field(String text) {
    var safe = text.matches("[=+@\\-\\t].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  private static String time(Optional<Instant> at) {
    return at.map(TIME::format).orElse("");
  }

  private static String yuan(Optional<Long> fen) {
    return fen.map(it -> billing.money.Fen.fen(it).inYuan()).orElse("");
  }
}

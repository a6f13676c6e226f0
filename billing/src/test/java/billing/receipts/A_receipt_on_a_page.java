package billing.receipts;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeView.Line;
import billing.api.Receipt;
import billing.api.StayId;
import billing.money.Fen;
import billing.paper.Paper;
import billing.paper.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The kept page is compared to the character; to make it anew, copy what the test has written to
 * target/receipt.html and look at it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_receipt_on_a_page {
  private static final Path KEPT = Path.of("src/test/resources/billing/receipts/receipt.html");
  private static final Instant TEN = Instant.parse("2026-11-24T02:00:00Z");
  private static final StayId FIRST = new StayId(new UUID(0, 1));
  private static final StayId SECOND = new StayId(new UUID(0, 2));

  /** By hand for two visits, one of which was changed and refunded in part since. */
  static Receipt receipt() {
    return new Receipt(
        "R20261125-000042",
        TEN.plusSeconds(90_000),
        fen(2500),
        new Receipt.Means("cash", "desk-7-0815", Optional.empty(), TEN.plusSeconds(89_990)),
        List.of(
            visit(FIRST, "<West & Lake>", TEN, 3600, Optional.of(fen(500))),
            visit(SECOND, "湖滨路停车场", TEN.plusSeconds(40_000), 5430, Optional.empty())),
        List.of(new Receipt.Refund(FIRST, fen(500), TEN.plusSeconds(200_000))));
  }

  private static Receipt.Visit visit(
      StayId stay, String lot, Instant entered, long seconds, Optional<Fen> now) {
    var lines =
        List.of(
            new Line(fen(500), "core zone, first hour", "核心区首小时", "hangzhou-road@2026 a"),
            new Line(fen(750), "core zone, each later half hour", "核心区超过首小时", "h@2026 b"));
    return new Receipt.Visit(
        stay,
        new Receipt.Car("浙A0T001", lot),
        fen(1250),
        new Receipt.Charge(
            1, fen(1250), Optional.of(entered), Optional.of(entered.plusSeconds(seconds)), lines),
        now);
  }

  @Test
  void is_the_page_that_is_kept() throws IOException {
    var page = ReceiptPage.of(receipt(), Style.PAGE);
    Files.writeString(Path.of("target/receipt.html"), page);
    assertThat(page).isEqualTo(Files.readString(KEPT));
  }

  @Test
  void says_the_same_on_paper() throws IOException {
    var printed = Paper.print(ReceiptPage.of(receipt(), Style.PAPER));
    Files.write(Path.of("target/receipt.pdf"), printed);
    try (var paper = Loader.loadPDF(printed)) {
      var text = new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
      assertThat(text)
          .contains("停车费收据", "Parking receipt", "R20261125-000042", "25.00", "desk-7-0815")
          .contains("浙A0T001", "<West & Lake>", "湖滨路停车场", "2026-11-24 10:00:00")
          .contains("1小时30分30秒", "1 h 30 min 30 s", "核心区首小时", "core zone, first hour")
          .contains("更正后停车费", "Refunded since", "2026-11-26 17:33:20")
          .contains("不是发票", "It is not a tax invoice");
      assertThat(paper.getNumberOfPages()).isLessThan(3);
    }
  }

  @Test
  void marks_characters_that_cannot_be_printed_and_keeps_all_others() throws IOException {
    var page = ReceiptPage.of(receipt(), Style.PAPER).replace("湖滨路", "湖𪚥路");
    try (var paper = Loader.loadPDF(Paper.print(Paper.legible(page)))) {
      assertThat(new PDFTextStripper().getText(paper)).contains("湖〓路停车场");
    }
  }
}

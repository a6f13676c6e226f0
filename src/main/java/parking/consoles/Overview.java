package parking.consoles;

import billing.api.ChargeView;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import parking.outbox.Outbox;

/** Everything the live page shows, at one moment. Amounts are in fen. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Overview(
    Instant time,
    int clockFactor,
    List<LotState> lots,
    List<Pass> passages,
    List<Visit> open,
    List<Visit> ended,
    List<Visit> review,
    List<Outbox.SetAside> setAside) {

  /** A lot with its spaces. */
  public record LotState(
      String id,
      String name,
      String nameEn,
      int capacity,
      long taken,
      long free,
      Instant knownAt) {}

  /** One car past one camera. */
  public record Pass(
      String id,
      String lot,
      String lane,
      String way,
      String plate,
      String colour,
      float confidence,
      String picture,
      Instant seenAt,
      String verdict) {}

  /** A visit with its fee: running while open, charged when ended. */
  public record Visit(
      String id,
      String lot,
      String plate,
      String colour,
      Instant enteredAt,
      Instant leftAt,
      String entryPicture,
      String exitPicture,
      String reason,
      Fee fee) {}

  /** What a visit costs and where the money stands. */
  public record Fee(
      long amountFen,
      List<FeeLine> lines,
      String state,
      Instant settledAt,
      String receipt,
      String note) {
    static Fee of(ChargeView charge) {
      return new Fee(
          charge.amount().count(),
          FeeLine.of(charge.lines()),
          charge.state().name(),
          charge.settledAt().orElse(null),
          charge.receiptNumber().orElse(null),
          charge.note().orElse(null));
    }
  }

  /** An item of a fee with its reason. */
  public record FeeLine(long amountFen, String reason, String reasonZh) {
    static List<FeeLine> of(List<ChargeView.Line> lines) {
      return lines.stream()
          .map(line -> new FeeLine(line.amount().count(), line.reason(), line.reasonZh()))
          .toList();
    }
  }
}

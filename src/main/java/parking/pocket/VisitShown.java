package parking.pocket;

import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.Receipts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.lots.Lot;
import parking.pocket.OwnVisits.Own;
import parking.sessions.SessionView;

/** Visits as docs/contracts/driver-api.md has them; money is fen. */
final class VisitShown {
  private VisitShown() {}

  /** A visit. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Visit(
      UUID id,
      PlateShown.Short plate,
      String lot,
      String lotName,
      String lotNameEn,
      Optional<Instant> enteredAt,
      Optional<Instant> leftAt,
      String state,
      Optional<Long> amountFen,
      Optional<Long> owedFen,
      Optional<String> dispute,
      Optional<Detail> detail) {
    Visit with(Detail more, Optional<String> open) {
      return new Visit(
          id,
          plate,
          lot,
          lotName,
          lotNameEn,
          enteredAt,
          leftAt,
          state,
          amountFen,
          owedFen,
          open,
          Optional.of(more));
    }
  }

  /** What is known of it beside. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Detail(
      List<RunningFees.Line> lines,
      List<String> pictures,
      Optional<String> board,
      long refundedFen,
      List<Receipt> receipts,
      List<Attempt> attempts,
      boolean mayDispute,
      boolean mayInvoice) {}

  /** A receipt, and where it can be read. */
  record Receipt(String number, String page, String pdf, long amountFen, Instant paidAt) {
    private static final String ADDRESS = "/api/v1/receipts/%s/%s?key=%s";

    /** One of something that was no visit. */
    static Receipt of(Receipts.Ticket ticket, billing.api.Receipt it) {
      return of(ticket, it.amount().count(), it.means().paidAt());
    }

    /**
     * @param fen how much of it is meant
     */
    static Receipt of(Receipts.Ticket ticket, long fen, Instant paidAt) {
      var number = ticket.number();
      return new Receipt(
          number,
          ADDRESS.formatted(number, "page", ticket.key()),
          ADDRESS.formatted(number, "pdf", ticket.key()),
          fen,
          paidAt);
    }
  }

  /** An order to a channel to take money. */
  record Attempt(Instant at, String channel, String state) {}

  static Visit of(Own own, Lot lot, Optional<ChargeView> charge) {
    var visit = own.visit();
    return new Visit(
        visit.id(),
        PlateShown.Short.of(own.held()),
        lot.id(),
        lot.name(),
        lot.nameEn(),
        visit.entry().map(SessionView.End::at),
        visit.exit().map(SessionView.End::at),
        state(own, charge),
        charge.map(it -> it.amount().count()),
        charge.map(it -> it.parts().owed().count()),
        Optional.empty(),
        Optional.empty());
  }

  /** The charge's state; before there is one, what the visit waits for. */
  private static String state(Own own, Optional<ChargeView> charge) {
    if (own.isRunning()) {
      return "RUNNING";
    }
    return charge
        .map(ChargeView::state)
        .map(ChargeState::name)
        .orElse(own.visit().is().state().equals("CLOSED") ? "PRICING" : "IN_REVIEW");
  }
}

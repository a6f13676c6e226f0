package parking.pocket;

import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.DisputeView;
import billing.api.Disputes;
import billing.api.Receipt;
import billing.api.Receipts;
import billing.api.StayId;
import billing.money.Fen;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parking.lots.Lots;
import parking.pocket.OwnVisits.Own;

/** All that a driver is told of one visit. */
@ApplicationScoped
class VisitDetails {
  private final Charges charges;
  private final Receipts receipts;
  private final Disputes disputes;
  private final OwnPictures pictures;
  private final Boards boards;
  private final Lots lots;

  VisitDetails(
      Charges charges,
      Receipts receipts,
      Disputes disputes,
      OwnPictures pictures,
      Boards boards,
      Lots lots) {
    this.charges = charges;
    this.receipts = receipts;
    this.disputes = disputes;
    this.pictures = pictures;
    this.boards = boards;
    this.lots = lots;
  }

  /** A receipt with what opens it. */
  private record Opened(Receipts.Ticket ticket, Receipt receipt) {}

  Uni<VisitShown.Visit> get(Own own) {
    var stay = new StayId(own.visit().id());
    return charges
        .listOf(List.of(stay))
        .map(all -> all.stream().findFirst())
        .chain(
            charge ->
                receipts(stay)
                    .chain(
                        paid ->
                            disputes
                                .listOf(stay)
                                .chain(
                                    said ->
                                        pictures
                                            .list(own)
                                            .map(kept -> shown(own, charge, paid, said, kept)))));
  }

  private Uni<List<Opened>> receipts(StayId stay) {
    return receipts
        .listOf(stay)
        .chain(
            tickets ->
                Multi.createFrom()
                    .iterable(tickets)
                    .onItem()
                    .transformToUniAndConcatenate(
                        ticket ->
                            receipts
                                .find(ticket)
                                .map(it -> it.map(found -> new Opened(ticket, found))))
                    .collect()
                    .asList())
        .map(all -> all.stream().flatMap(Optional::stream).toList());
  }

  private VisitShown.Visit shown(
      Own own,
      Optional<ChargeView> charge,
      List<Opened> paid,
      List<DisputeView> said,
      List<String> kept) {
    var open = said.stream().filter(it -> it.state().isOpen()).map(DisputeView::number).findFirst();
    var detail =
        new VisitShown.Detail(
            charge.map(it -> RunningFees.Fee.lines(it.lines())).orElse(List.of()),
            kept,
            boards.find(own.visit().tariff()),
            refunded(paid, own),
            paid.stream().map(it -> shown(it, own)).toList(),
            attempts(paid),
            open.isEmpty() && charge.filter(it -> !it.amount().isZero()).isPresent(),
            !paid.isEmpty());
    var newest = open.or(() -> said.stream().reduce((a, b) -> b).map(DisputeView::number));
    return VisitShown.of(own, lots.getLot(own.visit().lotId()), charge).with(detail, newest);
  }

  private static long refunded(List<Opened> paid, Own own) {
    return paid.stream()
        .flatMap(it -> it.receipt().refunds().stream())
        .filter(it -> it.stay().value().equals(own.visit().id()))
        .distinct()
        .map(Receipt.Refund::amount)
        .reduce(Fen.ZERO, Fen::plus)
        .count();
  }

  private static VisitShown.Receipt shown(Opened it, Own own) {
    var part =
        it.receipt().visits().stream()
            .filter(visit -> visit.stay().value().equals(own.visit().id()))
            .map(visit -> visit.paid().count())
            .reduce(0L, Long::sum);
    return VisitShown.Receipt.of(it.ticket(), part, it.receipt().means().paidAt());
  }

  /** What succeeded; what is under way or was refused is said by the visit's state. */
  private static List<VisitShown.Attempt> attempts(List<Opened> paid) {
    var all = new ArrayList<VisitShown.Attempt>();
    for (var it : paid) {
      var means = it.receipt().means();
      all.add(new VisitShown.Attempt(means.paidAt(), means.gateway(), "SUCCEEDED"));
    }
    return all;
  }
}

package parking.telling;

import billing.api.AccountId;
import billing.api.Arrears;
import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.Confirmations;
import billing.api.DisputeView;
import billing.api.Disputes;
import billing.api.InvoiceView;
import billing.api.Invoices;
import billing.api.Receipts;
import billing.api.RefundView;
import billing.api.Refunds;
import billing.api.StayId;
import billing.money.Fen;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parking.drivers.Drivers;
import parking.sessions.SessionView;

/** What billing knows of a visit that is over, as far as its driver is told of it. */
@ApplicationScoped
class VisitFacts {
  private final Drivers drivers;
  private final Charges charges;
  private final Confirmations confirmations;
  private final Refunds refunds;
  private final Disputes disputes;
  private final Arrears arrears;
  private final Receipts receipts;
  private final Invoices invoices;

  VisitFacts(
      Drivers drivers,
      Charges charges,
      Confirmations confirmations,
      Refunds refunds,
      Disputes disputes,
      Arrears arrears,
      Receipts receipts,
      Invoices invoices) {
    this.drivers = drivers;
    this.charges = charges;
    this.confirmations = confirmations;
    this.refunds = refunds;
    this.disputes = disputes;
    this.arrears = arrears;
    this.receipts = receipts;
    this.invoices = invoices;
  }

  /**
   * What has happened.
   *
   * @param asked the price that waits for a yes
   */
  record Ended(
      Optional<ChargeView> charge,
      Optional<Fen> asked,
      List<RefundView> refunds,
      List<DisputeView> disputes,
      List<Reminded> reminded,
      List<Invoiced> invoices) {
    /** A visit that was never charged, and has nothing else. */
    static Ended nothing(Optional<ChargeView> charge) {
      return new Ended(charge, Optional.empty(), List.of(), List.of(), List.of(), List.of());
    }
  }

  /** A reminder that went to the driver. */
  record Reminded(AccountId account, Instant at) {}

  /** An e-invoice that was issued. */
  record Invoiced(String number, Fen amount) {}

  /** What an account knows of the visit. */
  private record OfAccount(
      Optional<Fen> asked, List<RefundView> refunds, List<Reminded> reminded) {}

  Uni<Ended> of(SessionView visit) {
    var stay = new StayId(visit.id());
    return charges
        .listOf(List.of(stay))
        .map(all -> all.stream().findFirst())
        .chain(
            charge ->
                drivers
                    .findAccount(visit.car().plate())
                    .chain(
                        account ->
                            charge.isEmpty() || account.isEmpty()
                                ? Uni.createFrom().item(Ended.nothing(charge))
                                : of(stay, charge, new AccountId(account.get()))));
  }

  private Uni<Ended> of(StayId stay, Optional<ChargeView> charge, AccountId account) {
    return ofAccount(stay, account)
        .chain(
            known ->
                disputes
                    .listOf(stay)
                    .chain(
                        said ->
                            issued(stay)
                                .map(
                                    documents ->
                                        new Ended(
                                            charge,
                                            known.asked(),
                                            known.refunds(),
                                            said,
                                            known.reminded(),
                                            documents))));
  }

  private Uni<OfAccount> ofAccount(StayId stay, AccountId account) {
    return confirmations
        .listAsked(account)
        .chain(
            asked ->
                refunds
                    .listOf(account)
                    .chain(
                        back ->
                            arrears
                                .listSteps(account)
                                .map(
                                    steps ->
                                        new OfAccount(
                                            asked.stream()
                                                .filter(it -> it.stay().equals(stay))
                                                .map(Confirmations.Asked::amount)
                                                .findFirst(),
                                            back.stream()
                                                .filter(it -> it.stay().equals(stay))
                                                .toList(),
                                            reminded(stay, account, steps)))));
  }

  private static List<Reminded> reminded(
      StayId stay, AccountId account, List<Arrears.StepDone> steps) {
    return steps.stream()
        .filter(it -> it.stay().equals(stay))
        .filter(it -> it.step().startsWith("REMINDER") && it.outcome().startsWith("DONE"))
        .map(it -> new Reminded(account, it.at()))
        .toList();
  }

  private Uni<List<Invoiced>> issued(StayId stay) {
    return receipts
        .listOf(stay)
        .chain(
            tickets ->
                Multi.createFrom()
                    .iterable(tickets)
                    .onItem()
                    .transformToUniAndConcatenate(invoices::find)
                    .collect()
                    .asList())
        .map(
            all ->
                all.stream()
                    .flatMap(Optional::stream)
                    .flatMap(it -> it.documents().stream())
                    .filter(it -> it.kind() == InvoiceView.Kind.BLUE && it.issued().isPresent())
                    .map(it -> new Invoiced(it.number(), it.amount()))
                    .toList());
  }
}

package parking.pocket;

import billing.api.AccountId;
import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.CollectingNow;
import billing.api.Confirmations;
import billing.api.StayId;
import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Driver;
import parking.drivers.DriverPayments;
import parking.pocket.OwnDues.Due;
import parking.problems.Problem;

/** Has a driver's debts collected at once, by the agreements that the driver has signed. */
@ApplicationScoped
class PayingDues {
  /** So long nothing is said to be declined: billing may not have begun. */
  private static final Duration BEGINNING = Duration.ofSeconds(10);

  private final OwnDues dues;
  private final DriverPayments payments;
  private final Confirmations confirmations;
  private final CollectingNow collecting;
  private final Charges charges;
  private final InstantSource time;

  PayingDues(
      OwnDues dues,
      DriverPayments payments,
      Confirmations confirmations,
      CollectingNow collecting,
      Charges charges,
      InstantSource time) {
    this.dues = dues;
    this.payments = payments;
    this.confirmations = confirmations;
    this.collecting = collecting;
    this.charges = charges;
    this.time = time;
  }

  /** A wish to pay, and what became of it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Payment(
      UUID requestId,
      long amountFen,
      String state,
      Optional<String> reason,
      List<String> receipts) {}

  Uni<Payment> pay(Driver driver, UUID request, long amountFen, String channel) {
    return dues.list(driver.id())
        .invoke(all -> check(all, amountFen, channel))
        .call(all -> dues.isCollecting(all).invoke(PayingDues::mustNotCollect))
        .call(
            all ->
                payments.put(
                    driver.id(),
                    new DriverPayments.Wanted(
                        request,
                        amountFen,
                        channel,
                        all.stream().map(Due::stay).toList(),
                        time.instant())))
        .chain(all -> collect(driver, all, channel))
        .chain(() -> get(driver.id(), request));
  }

  private static void check(List<Due> all, long amountFen, String channel) {
    if (OwnDues.sum(all) != amountFen || all.isEmpty()) {
      throw Problem.conflict("amount-changed", "Another amount is owed by now. Look at it again.")
          .with("amountFen", OwnDues.sum(all));
    }
    if (all.stream().anyMatch(it -> !it.held().paying().channels().contains(channel))) {
      throw Problem.unprocessable(
          "not-signed", "One of the plates is not paid for by this channel.");
    }
  }

  private static void mustNotCollect(boolean isCollecting) {
    if (isCollecting) {
      throw Problem.conflict(
          "collecting", "A channel is collecting this debt at the moment. Look again in a minute.");
    }
  }

  /** The channel is chosen first: the driver's wish is a yes to each price, too. */
  private Uni<Void> collect(Driver driver, List<Due> all, String channel) {
    return Multi.createFrom()
        .iterable(all.stream().map(Due::account).distinct().toList())
        .onItem()
        .transformToUniAndConcatenate(
            account ->
                collecting
                    .collect(account, channel)
                    .chain(() -> confirmations.listAsked(account))
                    .chain(asked -> confirm(driver, account, asked))
                    .replaceWith(account))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> confirm(Driver driver, AccountId account, List<Confirmations.Asked> asked) {
    return Multi.createFrom()
        .iterable(asked)
        .onItem()
        .transformToUniAndConcatenate(it -> confirm(driver, account, it.stay(), it.amount()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  Uni<Confirmations.Outcome> confirm(Driver driver, AccountId account, StayId stay, Fen amount) {
    return confirmations.confirm(
        account, stay, new Confirmations.Yes(amount, "driver " + driver.id(), time.instant()));
  }

  /** What became of a payment; fails with a {@link Problem} when it was never wanted. */
  Uni<Payment> get(UUID driver, UUID request) {
    return payments
        .find(driver, request)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        Problem.unknown("unknown-payment", "You have asked for no such payment.")))
        .chain(
            it ->
                charges
                    .listOf(it.stays().stream().map(StayId::new).toList())
                    .map(all -> payment(it, all)));
  }

  private Payment payment(DriverPayments.Wanted it, List<ChargeView> all) {
    var receipts = all.stream().flatMap(c -> c.receiptNumber().stream()).distinct().toList();
    if (all.stream().allMatch(charge -> charge.parts().owed().isZero())) {
      return new Payment(it.request(), it.amountFen(), "PAID", Optional.empty(), receipts);
    }
    var isUnderWay =
        all.stream().anyMatch(charge -> charge.state() == ChargeState.COLLECTING)
            || time.instant().isBefore(it.at().plus(BEGINNING));
    var reason = all.stream().flatMap(charge -> charge.note().stream()).findFirst();
    return isUnderWay
        ? new Payment(it.request(), it.amountFen(), "UNDER_WAY", Optional.empty(), receipts)
        : new Payment(it.request(), it.amountFen(), "DECLINED", reason, receipts);
  }
}

package billing.gateways.alipay;

import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.FundLine;
import billing.gateways.guarding.CallFailed;
import billing.gateways.guarding.Guard;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.time.LocalDate;

/** Fetches what Alipay says about a day. */
final class Statements {
  private static final int MOST_PAGES = 500;

  private final Account account;
  private final Calls calls;
  private final InstantSource time;

  Statements(Account account, Calls calls, InstantSource time) {
    this.account = account;
    this.calls = calls;
    this.time = time;
  }

  /** Alipay has no bill for a day that it has not closed, nor for one without trades. */
  Uni<BillReply<BillLine>> trades(LocalDate day) {
    if (isNotOver(day)) {
      return notOver();
    }
    return usable(
        calls
            .make(Method.BILL, Requests.bill(day))
            .chain(told -> calls.file(told.text("bill_download_url").orElse("")))
            .map(archive -> Bill.read(BillFile.text(archive), account.sellerId(), day)));
  }

  Uni<BillReply<FundLine>> funds(LocalDate day) {
    return isNotOver(day) ? notOver() : usable(pages(day, 1, new AccountLog()));
  }

  private Uni<BillReply<FundLine>> pages(LocalDate day, int page, AccountLog log) {
    return calls
        .make(Method.ACCOUNT_LOG, Requests.accountLog(day, page))
        .invoke(log::add)
        .chain(
            told ->
                log.isWhole() || page == MOST_PAGES
                    ? Uni.createFrom().item(log.reply())
                    : pages(day, page + 1, log));
  }

  private boolean isNotOver(LocalDate day) {
    return time.instant().isBefore(ChinaTime.start(day.plusDays(1)));
  }

  private static <L> Uni<BillReply<L>> notOver() {
    return Uni.createFrom().item(new BillReply.NotYet<>("the day is not over"));
  }

  private static <L> Uni<BillReply<L>> usable(Uni<BillReply<L>> reply) {
    return reply
        .onFailure(CallFailed.class)
        .recoverWithItem(Statements::failed)
        .onFailure()
        .recoverWithItem(e -> new BillReply.Unusable<>(Guard.why(e)));
  }

  private static <L> BillReply<L> failed(CallFailed failed) {
    return Codes.isNoSuchBill(failed)
        ? new BillReply.Absent<>("Alipay has made no bill of this day, or nothing happened on it")
        : new BillReply.Unusable<>(failed.getMessage());
  }
}

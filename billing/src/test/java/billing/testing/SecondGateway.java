package billing.testing;

import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import billing.gateways.FundLine;
import billing.gateways.Gateway;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** Another gateway called {@code second}, which answers as a test tells it, too. */
@Singleton
public class SecondGateway implements Gateway {
  /** Its name. */
  public static final String NAME = "second";

  private final FakeGateway fake = new FakeGateway();

  /** What it answers and what it was asked. */
  public FakeGateway fake() {
    return fake;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Uni<EntryReply> enter(EntryNotice notice) {
    return fake.enter(notice);
  }

  @Override
  public Uni<Reply> charge(ChargeOrder order) {
    return fake.charge(order);
  }

  @Override
  public Uni<Reply> query(String orderNumber) {
    return fake.query(orderNumber);
  }

  @Override
  public Uni<RefundReply> refund(RefundOrder order) {
    return fake.refund(order);
  }

  @Override
  public Uni<RefundReply> queryRefund(RefundOrder order) {
    return fake.queryRefund(order);
  }

  @Override
  public Uni<BillReply<BillLine>> trades(LocalDate day) {
    return fake.trades(day);
  }

  @Override
  public Uni<BillReply<FundLine>> funds(LocalDate day) {
    return fake.funds(day);
  }
}

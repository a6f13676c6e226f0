package billing.testing;

import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.ChargeOrder;
import billing.gateways.Checkout;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A gateway that answers as a test tells it, and remembers everything it was asked. */
@Singleton
public class FakeGateway implements Gateway {
  private final List<EntryNotice> entries = new CopyOnWriteArrayList<>();
  private final List<ChargeOrder> orders = new CopyOnWriteArrayList<>();
  private final List<RefundOrder> refunds = new CopyOnWriteArrayList<>();
  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final Map<String, ChargeOrder> byNumber = new ConcurrentHashMap<>();

  private final FakeCheckout page = new FakeCheckout(this);

  private volatile String name;
  private volatile Uni<Void> patience;
  private volatile Function<EntryNotice, EntryReply> toEntries;
  private volatile Function<ChargeOrder, Reply> toOrders;
  private volatile Function<String, Reply> toQueries;
  private volatile Function<RefundOrder, RefundReply> toRefunds;
  private volatile Function<RefundOrder, RefundReply> toRefundQueries;
  private volatile Function<LocalDate, BillReply<BillLine>> trades;
  private volatile Function<LocalDate, BillReply<FundLine>> funds;

  FakeGateway() {
    reset();
  }

  /** Forgets everything; registers every entry, accepts every order, and has heard of no query. */
  public final void reset() {
    entries.clear();
    orders.clear();
    queries.clear();
    refunds.clear();
    byNumber.clear();
    page.reset();
    name = "wechat";
    patience = Uni.createFrom().voidItem();
    toEntries = notice -> new EntryReply.Registered("entry-" + notice.stay());
    toOrders = order -> new Reply.Accepted();
    toQueries = number -> new Reply.NotFound();
    toRefunds = order -> new RefundReply.Processing();
    toRefundQueries = order -> new RefundReply.NotFound();
    trades = day -> new BillReply.NotYet<>("no bill was given to the fake");
    funds = day -> new BillReply.NotYet<>("no bill was given to the fake");
  }

  public void isCalled(String other) {
    name = other;
  }

  /** Takes orders and does not answer them before this completes. */
  public void answersOrdersOnlyAfter(Uni<Void> moment) {
    patience = moment;
  }

  public void answersEntries(Function<EntryNotice, EntryReply> answer) {
    toEntries = answer;
  }

  public void answersOrders(Function<ChargeOrder, Reply> answer) {
    toOrders = answer;
  }

  public void answersQueries(Function<String, Reply> answer) {
    toQueries = answer;
  }

  public void answersRefunds(Function<RefundOrder, RefundReply> answer) {
    toRefunds = answer;
  }

  public void answersRefundQueries(Function<RefundOrder, RefundReply> answer) {
    toRefundQueries = answer;
  }

  public void givesTrades(Function<LocalDate, BillReply<BillLine>> answer) {
    trades = answer;
  }

  public void givesFunds(Function<LocalDate, BillReply<FundLine>> answer) {
    funds = answer;
  }

  public List<RefundOrder> refunds() {
    return refunds;
  }

  public List<EntryNotice> entries() {
    return entries;
  }

  public List<ChargeOrder> orders() {
    return orders;
  }

  public List<String> queries() {
    return queries;
  }

  /** Where people pay themselves. */
  public FakeCheckout page() {
    return page;
  }

  @Override
  public Optional<Checkout> checkout() {
    return Optional.of(page);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Uni<EntryReply> enter(EntryNotice notice) {
    entries.add(notice);
    return Uni.createFrom().item(() -> toEntries.apply(notice));
  }

  @Override
  public Uni<Reply> charge(ChargeOrder order) {
    var first = byNumber.putIfAbsent(order.orderNumber(), order);
    if (first != null && !first.equals(order)) {
      throw new AssertionError("order %s came again, changed".formatted(order.orderNumber()));
    }
    orders.add(order);
    return patience.map(now -> toOrders.apply(order));
  }

  @Override
  public Uni<Reply> query(String orderNumber) {
    queries.add(orderNumber);
    return Uni.createFrom().item(() -> toQueries.apply(orderNumber));
  }

  @Override
  public Uni<RefundReply> refund(RefundOrder order) {
    refunds.add(order);
    return Uni.createFrom().item(() -> toRefunds.apply(order));
  }

  @Override
  public Uni<RefundReply> queryRefund(RefundOrder order) {
    return Uni.createFrom().item(() -> toRefundQueries.apply(order));
  }

  @Override
  public Uni<BillReply<BillLine>> trades(LocalDate day) {
    return Uni.createFrom().item(() -> trades.apply(day));
  }

  @Override
  public Uni<BillReply<FundLine>> funds(LocalDate day) {
    return Uni.createFrom().item(() -> funds.apply(day));
  }
}
